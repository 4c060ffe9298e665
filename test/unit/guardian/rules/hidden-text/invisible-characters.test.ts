import { expect, it } from 'vitest'
import {
  anyInvisible,
  belongs,
  belongsAlone,
  factsOf,
  hasRightToLeft,
  neighbours,
} from '../../../../../src/guardian/rules/hidden-text/invisible-characters.ts'

function stands(text: string, start: number, length = 1): boolean {
  const row = Array.from(text.slice(start, start + length), (one) => one.codePointAt(0) ?? 0)
  return belongs(row, start, neighbours(text, start, start + length), factsOf(text))
}

it('finds neighbours beyond the basic plane, and none at the ends', () => {
  expect(neighbours('\u{1f600}\u200d\u{1f525}', 2, 3)).toEqual({
    before: '\u{1f600}',
    after: '\u{1f525}',
  })
  expect(neighbours('\u200d', 0, 1)).toEqual({ before: '', after: '' })
})

it.each([
  ['a joiner in an emoji', '\u{1f469}\u200d\u{1f4bb}', 2],
  ['a joiner in Devanagari', '\u0915\u094d\u200d\u0937', 2],
  ['a non-joiner in Persian', '\u0645\u06cc\u200c\u062e', 2],
  ['a space of no width in Thai', '\u0e01\u200b\u0e02', 1],
  ['a byte order mark at the start', '\ufeffx', 0],
  ['a soft hyphen in a word', 'ab\u00adcd', 2],
  ['a filler in Hangul', '\u115f\u1161', 0],
])('lets %s stand', (_, text, at) => {
  expect(stands(text, at)).toBe(true)
})

it.each([
  ['a joiner in Latin', 'a\u200db', 1],
  ['a byte order mark in the middle', 'a\ufeffb', 1],
  ['a soft hyphen at the end', 'ab\u00ad', 2],
  ['a filler in Latin', 'a\u3164b', 1],
])('does not let %s stand', (_, text, at) => {
  expect(stands(text, at)).toBe(false)
})

it('lets a doubled joiner stand, but no longer or mixed row', () => {
  expect(stands('\u0645\u200c\u200c\u062e', 1, 2)).toBe(true)
  expect(stands('\u0645\u200c\u200d\u062e', 1, 2)).toBe(false)
  expect(stands('\u0645\u200c\u200c\u200c\u062e', 1, 3)).toBe(false)
})

it('lets rows of direction controls stand in right-to-left text only', () => {
  expect(stands('\u05d0\u200e\u202a\u202ca', 1, 3)).toBe(true)
  expect(stands('a\u200e\u202a\u202ca', 1, 3)).toBe(false)
})

it('knows right-to-left letters, and invisible characters from others', () => {
  expect(hasRightToLeft('abc \u05d0')).toBe(true)
  expect(hasRightToLeft('abc')).toBe(false)
  expect(anyInvisible.test('abc')).toBe(false)
  expect(anyInvisible.test('a\u2064')).toBe(true)
  expect(belongsAlone(0x200b, 1, { before: 'a', after: 'b' })).toBe(false)
})
