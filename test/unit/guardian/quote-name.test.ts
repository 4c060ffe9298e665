import fc from 'fast-check'
import { expect, it } from 'vitest'
import { atServer, quoteName, quoteNames } from '../../../src/guardian/quote-name.ts'

it('quotes an ordinary name as it is', () => {
  expect(quoteName('read_file')).toBe('"read_file"')
})

it('takes out line ends, quotes and what cannot be seen', () => {
  expect(quoteName('a"b\n\x1b[2Jc\u200b\u202e\u{e0041}\ufe0f\ud800')).toBe('"a\'b [2Jc\ufffd"')
})

it('is printable and bounded for any string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (name) => {
      const quoted = quoteName(name)
      expect(quoted.length).toBeLessThanOrEqual(64 + 5)
      expect(quoted).not.toMatch(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2028\u2029]/u)
    }),
  )
})

it('says how many names it left out', () => {
  expect(quoteNames(['a', 'b', 'c'], 2)).toBe('"a", "b" and 1 more')
})

it('names the server where it has a name, and nothing else', () => {
  expect(`The call of "send"${atServer('mail"er')} is new`).toBe(
    'The call of "send" at the server "mail\'er" is new',
  )
  expect(`The call of "send"${atServer('')} is new`).toBe('The call of "send" is new')
})
