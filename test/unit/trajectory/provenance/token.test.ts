import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hashOf,
  isCommon,
  normOf,
  sameWord,
  scanTokens,
  tokensOf,
} from '../../../../src/trajectory/provenance/token.ts'
import { expectLinear } from '../../../support/growth.ts'

const wordsOf = (text: string): readonly string[] => {
  const { starts, ends } = tokensOf(text)
  return starts.map((start, at) => text.slice(start, ends[at]))
}

describe('scanTokens', () => {
  it('takes runs of letters and digits, numbers with their marks as one', () => {
    expect(wordsOf('Pay 1,299.50 to acct_9f8e7d, v1.2.3!')).toEqual([
      'Pay',
      '1,299.50',
      'to',
      'acct',
      '9f8e7d',
      'v1',
      '2.3',
    ])
    expect(wordsOf('東京 10.0.0.1')).toEqual(['東', '京', '10.0.0.1'])
  })

  it('gives each word the hash of its norm', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { hashes, starts, ends } = tokensOf(text)
        const expected = starts.map((start, at) => hashOf(normOf(text.slice(start, ends[at]))))
        expect(hashes).toEqual(expected)
      }),
    )
    const pieces = ['boxes', 'Cities', 'glass', 'bus', 'two', 'Dozens', '1,000.50', '7.00', '007']
    const more = [
      "Dana's",
      "'s",
      '’s',
      '1.2.30',
      'é',
      'ＡＢ',
      's\u200becret',
      'buses',
      'is',
      '12kg',
      '.',
      ' ',
      ',',
      '0',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        scanTokens(text, (hash, start, end) => {
          expect(hash).toBe(hashOf(normOf(text.slice(start, end))))
        })
      }),
    )
  })

  it('says which words are numbers', () => {
    const numbers: string[] = []
    const text = 'two boxes of seventeen, none of them 5'
    scanTokens(text, (_, start, end, isNumber) => {
      if (isNumber) numbers.push(text.slice(start, end))
    })
    expect(numbers).toEqual(['two', 'seventeen'])
  })

  it('stops at the limit', () => {
    expect(tokensOf('a b c d', 2).hashes).toHaveLength(2)
  })

  it('takes linear time', () => {
    for (const part of ['a', '1', '1,', '1.', 'é', '\u200b', '東', 'ies '])
      expectLinear(
        200_000,
        (size) => part.repeat(size),
        (text) => tokensOf(text),
      )
  })
})

describe('normOf', () => {
  it('makes one of what people take for one', () => {
    for (const [one, other] of [
      ['Reports', 'report'],
      ['cities', 'city'],
      ['boxes', 'BOX'],
      ['José', 'jose'],
      ['ｒｅｆ', 'ref'],
      ['se\u200bcret', 'secret'],
      ['two', '2'],
      ["Dana's", 'dana'],
      ['1,500.50', '1500.5'],
    ] as const) {
      expect(normOf(one)).toBe(normOf(other))
    }
  })

  it('keeps apart what is not', () => {
    for (const [one, other] of [
      ['glass', 'glas'],
      ['bus', 'bu'],
      ['007', '7'],
      ['1.2.3', '1.23'],
      ['news', 'newt'],
    ] as const) {
      expect(normOf(one)).not.toBe(normOf(other))
    }
  })
})

describe('sameWord', () => {
  it('compares words, not hashes', () => {
    expect(sameWord('Reports', 0, 7, 'a report', 2, 8)).toBe(true)
    expect(sameWord('Report', 0, 6, 'REPORT', 0, 6)).toBe(true)
    expect(sameWord('a1', 0, 2, 'aQ', 0, 2)).toBe(false)
  })
})

describe('isCommon', () => {
  it('knows words that say nothing', () => {
    expect(['the', 'yes', 'a', '7'].every(isCommon)).toBe(true)
    expect(['harbour', 'kx', '東', '42'].some(isCommon)).toBe(false)
  })
})
