import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TextTraits, traitsOf } from '../../../../src/flow/recognise/text-traits.ts'

type Fact = Exclude<keyof TextTraits, 'words' | 'numbers' | 'longestDigitRun'>

const factsOf = (text: string): string[] =>
  Object.entries(traitsOf(text)).flatMap(([name, value]) => (value === true ? [name] : []))

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
    ['`', ['hasMarkup']],
    ['\r', ['hasLineBreak']],
  ])('of `%s`', (text, facts) => {
    expect(factsOf(text).sort()).toEqual([...facts].sort())
  })

  it('count the longest run of digits', () => {
    expect(traitsOf('12 345 6').longestDigitRun).toBe(3)
    expect(traitsOf('none').longestDigitRun).toBe(0)
  })

  it('agree with what a search of the text finds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const traits = traitsOf(text)
        expect(traits.hasDigit).toBe(/[0-9]/.test(text))
        expect(traits.hasUpperRun).toBe(/[A-Z]{2}/.test(text))
        expect(traits.hasLetterDigit).toBe(/[a-zA-Z][0-9]|[0-9][a-zA-Z]/.test(text))
        if (traits.hasCurrencySign) expect(text).toMatch(/\p{Sc}/u)
        expect(traits.longestDigitRun > 0).toBe(traits.hasDigit)
      }),
    )
  })
})

it('words and numbers are found once', () => {
  const traits = traitsOf('once 7')
  expect(traits.words).toBe(traits.words)
  expect(traits.numbers).toBe(traits.numbers)
  expect(traits.numbers).toEqual([{ start: 5, end: 6 }])
  expect(traitsOf('none').numbers).toEqual([])
})
