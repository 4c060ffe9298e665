import { expect, it } from 'vitest'
import { findBidirectional } from '../../../../../src/guardian/rules/hidden-text/bidirectional.ts'

it.each([
  ['an override', 'x\u202eabc\u202cy', [1, 6]],
  ['an override that is not closed', 'x\u202eabc', [1, 5]],
  ['an isolate around code', "'\u2067''' ;return", [1, 13]],
  ['an embedding around code', 'a \u202b(b) \u202c', [2, 8]],
])('finds %s', (_, text, span) => {
  expect(findBidirectional(text, 'data')).toMatchObject({ span, carries: true })
})

it('looks at each line alone', () => {
  const found = findBidirectional('one\u202e\ntwo\nthree \u202efour\n', 'data')
  expect(found).toMatchObject({ span: [15, 20], characters: 1 })
})

it.each([
  ['marks', 'a\u200eb\u200f\u061c'],
  ['isolates of a translation library', 'Hi \u2068Ann (x)\u2069!'],
  ['an override over a number', '\u202d+1 (555)\u202c'],
  ['an override over right-to-left letters', '\u202e\u05d0\u05d1\u202c'],
  ['an embedding in right-to-left text', '\u05d0\u05d1 \u202bJohn (x)\u202c'],
  ['a name in an embedding', '\u202bJohn A. Smith-Jones'],
  ['terminators without openers', 'a\u202cb\u2069c'],
])('is silent about %s', (_, text) => {
  expect(findBidirectional(text, 'definition')).toBeUndefined()
})

it('minds left-to-right override of right-to-left letters in a definition only', () => {
  const text = '\u202d\u05d0\u05d1\u05d2\u202c'
  expect(findBidirectional(text, 'definition')).toBeDefined()
  expect(findBidirectional(text, 'data')).toBeUndefined()
})

it('bounds nesting', () => {
  expect(findBidirectional(`${'\u2067'.repeat(10_000)}a;b`, 'data')?.characters).toBe(10_000)
})
