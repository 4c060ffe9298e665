import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findHiding } from '../../../../../src/guardian/rules/hidden-text/find-hiding.ts'
import { inTags } from './encode.ts'

it('finds each way of hiding at most once', () => {
  const text = `a${inTags('one two')}b\x1b[8mthree four\x1b[0m${inTags('five')}\u202eabc`
  expect(findHiding(text, 'data').map(({ kind }) => kind)).toEqual([
    'tag-characters',
    'bidirectional',
    'terminal-escapes',
  ])
})

it('gives spans within the text and never throws, for any text of suspicious characters', () => {
  const unit = fc.constantFrom(
    ...'ab \u05d0\n\r\b\x1b[]\\0123;mKJHA\x07\x9b\x9d\x9c\u200b\u200c\u200d\u2060\u202e\u2067\u2069\ufe0f\ufe00\ufeff\u00ad\u2800\ud800',
    '\u{e0041}',
    '\u{e0101}',
    '\u{1f3f4}',
    '\u{e007f}',
    '\u{1f469}',
  )
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 120 }),
      fc.constantFrom('name', 'definition', 'data'),
      (text, role) => {
        for (const { span, characters } of findHiding(text, role)) {
          expect(span[0]).toBeGreaterThanOrEqual(0)
          expect(span[1]).toBeGreaterThan(span[0])
          expect(span[1]).toBeLessThanOrEqual(text.length)
          expect(characters).toBeGreaterThan(0)
        }
      },
    ),
    { numRuns: 2000 },
  )
})
