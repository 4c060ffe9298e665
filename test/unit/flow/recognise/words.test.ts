import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  indexWords,
  listsWithWordOf,
  maxWordLength,
  maxWords,
  type Word,
  wordsOf,
  wordTableOf,
} from '../../../../src/flow/recognise/words.ts'

const wordsIn = (text: string): readonly Word[] => wordsOf(text, indexWords(text))

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

describe('looking many lists up at once', () => {
  const lists = [new Set(['order', 'ref']), new Set(['Größe'.toLowerCase()]), new Set<string>()]
  const table = wordTableOf(lists)
  it('says which of them hold a word', () => {
    expect(listsWithWordOf(indexWords('Order 7, größe M'), table)).toBe(0b011)
    expect(listsWithWordOf(indexWords('a ref'), table)).toBe(0b001)
    expect(listsWithWordOf(indexWords('border'), table)).toBe(0)
    expect(listsWithWordOf(indexWords(''), table)).toBe(0)
  })
  it('misses none of the words, however many they are', () => {
    const many = Array.from(
      { length: 31 },
      (_, list) => new Set(Array.from({ length: 50 }, (__, word) => `w${list}x${word}`)),
    )
    const whole = wordTableOf(many)
    for (const [place, list] of many.entries())
      for (const word of list)
        expect(listsWithWordOf(indexWords(word), whole) & (1 << place)).not.toBe(0)
  })
})

describe('looking a list of words up', () => {
  it('gives the words that are in the list, whatever their case, and no others', () => {
    const list = new Set(['order', 'größe', 'no'])
    const text = 'Order NO. 7: Größe M, border; ORDER'
    expect(
      wordsOf(text, indexWords(text), list).map((word) => text.slice(word.start, word.end)),
    ).toEqual(['Order', 'NO', 'Größe', 'ORDER'])
    expect(wordsOf('nothing here', indexWords('nothing here'), list)).toEqual([])
  })

  it('agrees with a look at every word', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ maxLength: 3 })),
        (text, list) => {
          const all = wordsIn(text)
          const among = new Set([
            ...list,
            ...all.filter((_, place) => place % 2 === 0).map((word) => word.text),
          ])
          expect(wordsOf(text, indexWords(text), among)).toEqual(
            all.filter((word) => among.has(word.text)),
          )
        },
      ),
    )
  })
})
