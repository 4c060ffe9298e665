import { describe, expect, it } from 'vitest'
import { maxNumbers, numbersFrom } from '../../../../src/flow/recognise/numbers.ts'
import { traitsOf } from '../../../../src/flow/recognise/text-traits.ts'

const textsOf = (text: string): string[] =>
  traitsOf(text).numbers.map(({ start, end }) => text.slice(start, end))

describe('the numbers of a text', () => {
  it('are runs of digits with single dots and commas between', () => {
    expect(textsOf('1,234.50 and 10.0.0.1, then 7. 2024-05-01 x9')).toEqual([
      '1,234.50',
      '10.0.0.1',
      '7',
      '2024',
      '05',
      '01',
      '9',
    ])
    expect(textsOf('a..b ,. 1..2')).toEqual(['1', '2'])
  })

  it('begin only where they are said to', () => {
    expect(numbersFrom('12 34', [3])).toEqual([{ start: 3, end: 5 }])
  })

  it('are bounded in number', () => {
    expect(textsOf('1 '.repeat(20_000))).toHaveLength(maxNumbers)
  })
})
