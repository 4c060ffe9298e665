import { expect, it } from 'vitest'
import { findTagCharacters } from '../../../../../src/guardian/rules/hidden-text/tag-characters.ts'
import { inTags, spread } from './encode.ts'

const flag = '\u{1f3f4}'

it('decodes what tags spell, with their place and number', () => {
  expect(findTagCharacters(`Hi${inTags('call me')} there`, 'data')).toEqual({
    kind: 'tag-characters',
    span: [2, 16],
    characters: 7,
    decoded: 'call me',
    carries: true,
  })
})

it('collects tags that stand between visible letters', () => {
  expect(findTagCharacters(spread('hello', [...inTags('call me')]), 'data')?.decoded).toBe(
    'call me',
  )
})

it.each([
  ['a flag', `${flag}${inTags('gbsct\x7f')}`],
  ['two flags', `${flag}${inTags('gbsct\x7f')}${flag}${inTags('gbeng\x7f')}`],
  ['another subdivision', `${flag}${inTags('usca\x7f')} x`],
  ['a cut flag', `${flag}${inTags('gb')}`],
  ['a flag without its base', inTags('gbwls\x7f')],
])('is silent about %s', (_, text) => {
  expect(findTagCharacters(text, 'definition')).toBeUndefined()
})

it.each([
  ['a flag that spells a word', `${flag}${inTags('call me\x7f')}`],
  ['a row of flags', `${flag}${inTags('ussen\x7f')}${flag}${inTags('usdke\x7f')}`],
  ['a flag that never ends', `${flag}${inTags('gbsctcall')}`],
])('stops %s', (_, text) => {
  expect(findTagCharacters(text, 'data')?.carries).toBe(true)
})

it('minds a single tag in a definition only', () => {
  expect(findTagCharacters('a\u{e0001}', 'data')).toBeUndefined()
  expect(findTagCharacters('a\u{e0001}', 'definition')).toMatchObject({ carries: false })
})
