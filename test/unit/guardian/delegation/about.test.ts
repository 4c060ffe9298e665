import { expect, it } from 'vitest'
import {
  isAbout,
  isPlain,
  sharesWords,
  stemsOf,
} from '../../../../src/guardian/delegation/about.ts'

const stems = new Set(stemsOf('please renew my library membership before the summer'))

it('keeps the first letters of telling words, and no action', () => {
  expect(stemsOf('please send the invoices to accounting')).toEqual(['invoic', 'accoun'])
  expect(isPlain('please')).toBe(true)
  expect(isPlain('library')).toBe(false)
})
it('pairs the letters of scripts without spaces', () => {
  expect(stemsOf('账户密码')).toEqual(['账户', '密码'])
})
it('says whether a stretch shares a word', () => {
  expect(sharesWords(stems, 'Lamps of the town')).toBe(false)
  expect(sharesWords(stems, 'the LIBRARY')).toBe(true)
})
it('says whether most of a passage is about the same', () => {
  expect(isAbout(stems, 'The library renews a membership in summer.', '')).toBe(true)
  expect(isAbout(stems, 'The library sells old lamps and chairs.', '')).toBe(false)
})
it('does not count the value itself, nor a passage of one word', () => {
  expect(isAbout(stems, 'Library membership', 'membership')).toBe(false)
})
