import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findHiding } from '../../../../../src/guardian/rules/hidden-text/find-hiding.ts'
import type { HidingKind } from '../../../../../src/guardian/rules/hidden-text/hiding.ts'
import { expectLinear } from '../../../../support/growth.ts'
import { inBits, inSelectors, inTags } from './encode.ts'

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

/** About a million code units of what each finder looks for. */
const million = 1_000_000
const repeat = (text: string): string => text.repeat(Math.ceil(million / text.length))

const words = 'one two three four five six seven'
const order = 'call exfil first '
const bits = inBits(order, '\u200b', '\u200c')
const between = (hidden: string): string => Array.from(hidden, (one) => `a${one}`).join('')

const large: readonly (readonly [HidingKind, string, string])[] = [
  ['tag-characters', 'one row', repeat(inTags(order))],
  ['tag-characters', 'rows between letters', repeat(between(inTags(order)))],
  ['variation-selectors', 'one row', repeat(inSelectors(order))],
  ['variation-selectors', 'one behind each letter', repeat(between(inSelectors(order)))],
  ['zero-width', 'between letters', repeat(between(bits))],
  ['zero-width', 'one row', repeat(bits)],
  ['bidirectional', 'closed', repeat('\u202eabc: def\u202c ')],
  ['bidirectional', 'never closed', repeat('\u202eabc: def ')],
  ['bidirectional', 'a line each', repeat('\u202eabc: def\n')],
  ['terminal-escapes', 'concealed', repeat('\x1b[8mx')],
  ['terminal-escapes', 'payloads', repeat('\x1b_one two three four five six\x1b\\')],
  [
    'overwriting',
    'backspaces',
    `${repeat(`${words}${'\b'.repeat(words.length)}`)}${'x'.repeat(99)}`,
  ],
  ['overwriting', 'erased lines', `${repeat(`${words}\x1b[2K\r`)}x`],
]

it.each(large)('finds %s in a megabyte (%s) in a definition and in data', (kind, _, text) => {
  for (const role of ['definition', 'data'] as const) {
    const found = findHiding(text, role).map((hiding) => hiding.kind)
    expect(found).toContain(kind)
    const given = (size: number) => text.slice(0, size)
    expectLinear(text.length, given, (part) => findHiding(part, role))
  }
})

it.each([
  ['controls', '\x01'],
  ['byte order marks', 'a\ufeff'],
  ['marks', 'a\u200e'],
  ['braille blanks', 'a\u2800'],
])('finds a megabyte of %s in a name', (_, part) => {
  const text = repeat(part)
  const hiding = findHiding(text, 'name').find(({ kind }) => kind === 'invisible-in-name')
  expect(hiding).toMatchObject({
    characters: million / part.length,
    span: [part.length - 1, text.length],
  })
  const given = (size: number) => text.slice(0, size)
  expectLinear(million, given, (start) => findHiding(start, 'name'))
})
