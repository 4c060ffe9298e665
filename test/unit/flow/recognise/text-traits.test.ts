import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  maxWordLength,
  maxWords,
  type TextTraits,
  traitsOf,
} from '../../../../src/flow/recognise/text-traits.ts'

type Fact = Exclude<keyof TextTraits, 'words' | 'longestDigitRun'>

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

describe('the words of a text', () => {
  const wordsOf = (text: string): string[] => traitsOf(text).words.map((word) => word.text)

  it('are lower case, of any script, apart at underscores and marks', () => {
    expect(wordsOf("Max_tokens don't Ünïted Ελλάδα 日本語 v2.0")).toEqual([
      'max',
      'tokens',
      'don',
      't',
      'ünïted',
      'ελλάδα',
      '日本語',
      'v2',
      '0',
    ])
  })

  it('stand where their offsets say, also behind letters whose lower case is longer', () => {
    for (const text of ['İİ Alpha, beta!', 'One two', ' É '])
      for (const word of traitsOf(text).words)
        expect(text.slice(word.start, word.end).toLowerCase()).toBe(word.text)
    expect(wordsOf('İİ Alpha')).toContain('alpha')
  })

  it('are bounded in number and length', () => {
    expect(traitsOf('a '.repeat(50_000)).words).toHaveLength(maxWords)
    expect(wordsOf(`${'x'.repeat(maxWordLength + 1)} y ${'z'.repeat(maxWordLength)}`)).toEqual([
      'y',
      'z'.repeat(maxWordLength),
    ])
  })

  it('are the same object each time they are asked for', () => {
    const traits = traitsOf('once only')
    expect(traits.words).toBe(traits.words)
  })
})
