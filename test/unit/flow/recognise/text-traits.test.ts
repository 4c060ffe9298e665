import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TextTraits, traitsOf } from '../../../../src/flow/recognise/text-traits.ts'

type Fact = Extract<keyof TextTraits, `has${string}`>

const facts: readonly Fact[] = [
  'hasDigit',
  'hasLower',
  'hasUpper',
  'hasUpperRun',
  'hasLetterDigit',
  'hasSpace',
  'hasLineBreak',
  'hasAt',
  'hasPlus',
  'hasHyphen',
  'hasDot',
  'hasColon',
  'hasSlash',
  'hasBackslash',
  'hasUnderscore',
  'hasHash',
  'hasEquals',
  'hasMarkup',
  'hasSemicolon',
  'hasCall',
  'hasAuthority',
  'hasCurrencySign',
  'hasNonAscii',
  'hasUnspacedScript',
]

const factsOf = (text: string): Fact[] => {
  const traits = traitsOf(text)
  return facts.filter((fact) => traits[fact])
}

describe('the traits of a text', () => {
  it.each<[string, readonly Fact[]]>([
    ['', []],
    ['a', ['hasLower']],
    ['aB 7', ['hasLower', 'hasUpper', 'hasDigit', 'hasSpace']],
    ['AB', ['hasUpper', 'hasUpperRun']],
    ['7B', ['hasDigit', 'hasUpper', 'hasLetterDigit']],
    ['a://', ['hasLower', 'hasColon', 'hasSlash', 'hasAuthority']],
    ['a:/ /', ['hasLower', 'hasColon', 'hasSlash', 'hasSpace']],
    [
      '@+-.\\_#=',
      [
        'hasAt',
        'hasPlus',
        'hasHyphen',
        'hasDot',
        'hasBackslash',
        'hasUnderscore',
        'hasHash',
        'hasEquals',
      ],
    ],
    ['$', ['hasCurrencySign']],
    ['€', ['hasCurrencySign', 'hasNonAscii']],
    ['é', ['hasNonAscii']],
    ['한', ['hasNonAscii', 'hasUnspacedScript']],
    ['漢', ['hasNonAscii', 'hasUnspacedScript']],
    ['ไ', ['hasNonAscii', 'hasUnspacedScript']],
    ['`;', ['hasMarkup', 'hasSemicolon']],
    ['f(', ['hasLower', 'hasCall']],
    [' (', ['hasSpace']],
    ['\r', ['hasLineBreak']],
  ])('of `%s`', (text, expected) => {
    expect(factsOf(text).sort()).toEqual([...expected].sort())
  })

  it('count the longest run of digits', () => {
    expect(traitsOf('12 345 6').longestDigitRun).toBe(3)
    expect(traitsOf('none').longestDigitRun).toBe(0)
  })

  it('count the longest run without space', () => {
    expect(traitsOf('ab\tcdef g\n').longestUnspaced).toBe(4)
    expect(traitsOf('a bcd').longestUnspaced).toBe(3)
    expect(traitsOf(' ').longestUnspaced).toBe(0)
  })

  it('agree with what a search of the text finds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const traits = traitsOf(text)
        expect(traits.hasDigit).toBe(/[0-9]/.test(text))
        expect(traits.hasUpperRun).toBe(/[A-Z]{2}/.test(text))
        expect(traits.hasLetterDigit).toBe(/[a-zA-Z][0-9]|[0-9][a-zA-Z]/.test(text))
        if (traits.hasCurrencySign) expect(text).toMatch(/\p{Sc}/u)
        const runs = text.match(/[0-9]+/g) ?? []
        expect(traits.longestDigitRun).toBe(Math.max(0, ...runs.map((run) => run.length)))
        expect(traits.longestDigitRun > 0).toBe(traits.hasDigit)
      }),
    )
  })
})

it('words and numbers are found once', () => {
  const traits = traitsOf('once 7')
  expect(traits.words).toBe(traits.words)
  expect(traits.numbers).toBe(traits.numbers)
  expect(traits.wordCount).toBe(2)
  expect(traits.numbers).toEqual([{ start: 5, end: 6 }])
  expect(traitsOf('none').numbers).toEqual([])
})
