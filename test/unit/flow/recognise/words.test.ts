import { describe, expect, it } from 'vitest'
import { maxWordLength, maxWords, wordsIn } from '../../../../src/flow/recognise/words.ts'

describe('the words of a text', () => {
  const textsOf = (text: string): string[] => wordsIn(text).map((word) => word.text)

  it('are lower case, of any script, apart at underscores and marks', () => {
    expect(textsOf("Max_tokens don't Ünïted Ελλάδα 日本語 v2.0")).toEqual([
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
      for (const word of wordsIn(text))
        expect(text.slice(word.start, word.end).toLowerCase()).toBe(word.text)
    expect(textsOf('İİ Alpha')).toContain('alpha')
  })

  it('are bounded in number and length', () => {
    expect(wordsIn('a '.repeat(50_000))).toHaveLength(maxWords)
    expect(textsOf(`${'x'.repeat(maxWordLength + 1)} y ${'z'.repeat(maxWordLength)}`)).toEqual([
      'y',
      'z'.repeat(maxWordLength),
    ])
  })
})
