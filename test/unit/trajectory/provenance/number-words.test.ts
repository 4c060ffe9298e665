import { describe, expect, it } from 'vitest'
import {
  numberInWordsAt,
  numbersInWords,
} from '../../../../src/trajectory/provenance/number-words.ts'
import { expectLinear } from '../../../support/growth.ts'

const values = (text: string): readonly number[] =>
  numbersInWords(text, 9).map(({ value }) => value)

describe('numbersInWords', () => {
  it('reads numbers in words', () => {
    expect(values('seventeen boxes and twenty-five crates')).toEqual([17, 25])
    expect(values('two hundred and fifty')).toEqual([250])
    expect(values('Three thousand two hundred')).toEqual([3_200])
    expect(values('a dozen')).toEqual([12])
    expect(values('two million')).toEqual([2_000_000])
  })

  it('leaves words alone that only begin or end like one', () => {
    expect(values('someone tends to often weight nothing')).toEqual([])
  })

  it('gives places', () => {
    expect(numbersInWords('for ten days', 9)).toEqual([{ value: 10, start: 4, end: 7 }])
    expect(numberInWordsAt('for ten days', 4)).toEqual({ value: 10, start: 4, end: 7 })
    expect(numberInWordsAt('for ten days', 0)).toBeUndefined()
  })

  it('keeps to its limit, in linear time', () => {
    expect(numbersInWords('one, '.repeat(100_000), 3)).toHaveLength(3)
    for (const part of ['one, ', 'one ', 'twentytwenty']) {
      const given = (size: number) => part.repeat(size)
      expectLinear(100_000, given, (text) => numbersInWords(text, 1_000_000))
    }
  })
})
