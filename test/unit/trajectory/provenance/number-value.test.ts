import { describe, expect, it } from 'vitest'
import {
  numberAt,
  numbersInText,
  significantDigits,
} from '../../../../src/trajectory/provenance/number-value.ts'
import { expectLinear } from '../../../support/growth.ts'

const values = (text: string): readonly number[] => numbersInText(text).map(({ value }) => value)

describe('numbersInText', () => {
  it('reads numbers however they are written', () => {
    expect(values('12,450.50 EUR and 1.234,56 and 1 234 567')).toEqual([12450.5, 1234.56, 1234567])
    expect(values('$1,299 or € 70, -5 and (+3)')).toEqual([1299, 70, -5, 3])
    expect(values('2.5 million, 40k, 1,5')).toEqual([2_500_000, 40_000, 1.5])
    expect(values('70kg for the 3rd of twenty-one')).toEqual([70, 3, 21])
  })

  it('takes the sign and the currency into the place', () => {
    expect(numbersInText('pay -$5 now')).toMatchObject([{ value: -5, start: 4, end: 7 }])
  })

  it('says how a number is written', () => {
    expect(numbersInText('5 and 1,000 and six').map(({ by }) => by)).toEqual([
      undefined,
      'number-form',
      'number-word',
    ])
  })

  it('takes no part of a name, an address or a version for a number', () => {
    expect(values('v2 tok_9f8e7d 10.0.0.1 Q3 RW-36989 007')).toEqual([])
  })

  it('takes a number only where one starts', () => {
    expect(numberAt('a 50', 2)?.value).toBe(50)
    expect(numberAt('a1', 1)).toBeUndefined()
  })

  it('takes linear time on hostile text', () => {
    for (const part of ['1', '1,', '1.', '1 ', '111,', '1.111', '9k', '$', '1a', '111 '])
      expectLinear(60_000, (size) => part.repeat(size), numbersInText)
  })
})

describe('significantDigits', () => {
  it('leaves out zeros at both ends', () => {
    expect([0, 7, 1500, 0.05, 59.97, 100.5].map(significantDigits)).toEqual([0, 1, 2, 1, 4, 4])
  })
})
