import { describe, expect, it } from 'vitest'
import {
  orderedIn,
  withoutCounts,
} from '../../../../../src/guardian/rules/replay-injection/ordered.ts'

describe('orderedIn', () => {
  it('counts what is said', () => {
    for (const [text, times] of [
      ['Book a table.', 1],
      ['Send it twice.', 2],
      ['Zweimal bitte.', 2],
      ['Three tickets, please', 3],
      ['Buy 4 of them', 4],
      ['run it 12 times', 12],
      ['one for each of us', Number.POSITIVE_INFINITY],
    ] as const)
      expect([text, orderedIn(text).times]).toEqual([text, times])
  })

  it('takes amounts, days and hours for no counts', () => {
    for (const text of ['at 5 pm', 'for $20', 'in two weeks', 'on the 3rd', '10%', 'at 7:30'])
      expect([text, orderedIn(text).times]).toEqual([text, 1])
  })

  it('knows that once more is wanted', () => {
    for (const text of [
      'Do that again',
      'one more time',
      'The same for Mia',
      'noch mal',
      '다시 해줘',
    ])
      expect([text, orderedIn(text).isAgain]).toEqual([text, true])
    expect(orderedIn('Book a table for Monday').isAgain).toBe(false)
  })

  it('reads long texts in bounded time', () => {
    for (const part of ['again ', '9 ', 'two ', '1 x', '\u0000\u202e', 'all of them '])
      expect(orderedIn(part.repeat(100_000))).toBeDefined()
  })
})

describe('withoutCounts', () => {
  it('leaves out numbers that are values of the call', () => {
    const leaves = [['/seats', 4]] as const
    expect(orderedIn(withoutCounts('a table for four', { leaves })).times).toBe(1)
    expect(orderedIn(withoutCounts('two tables for 4', { leaves })).times).toBe(2)
  })

  it('takes no word for a number that a value is', () => {
    const leaves = [['/priority', -1]] as const
    expect(orderedIn(withoutCounts('create the ticket x twice', { leaves })).times).toBe(2)
    expect(withoutCounts('create it', { leaves: [['/n', 0]] })).toBe('create it')
  })

  it('leaves out amounts with their currency, and what stands in a value of several words', () => {
    for (const [text, value] of [
      ['Pay 12 to Ann', '12 EUR'],
      ['Pay 12 to Ann', '12.00'],
      ['Pay 12 to Ann', '$12'],
      ['Une table pour deux', 2],
      ['Tell Bo: bring 3 apples, all of them', 'Bring 3 apples, all of them'],
    ] as const)
      expect([text, orderedIn(withoutCounts(text, { leaves: [['/a', value]] })).times]).toEqual([
        text,
        1,
      ])
  })

  it('keeps how many times it is said beside an equal value', () => {
    const leaves = [['/amount', 3]] as const
    expect(orderedIn(withoutCounts('Pay Bo 3, 3 times', { leaves })).times).toBe(3)
    expect(orderedIn(withoutCounts('Run it 3 times', { leaves })).times).toBe(1)
  })

  it('reads long texts and values in bounded time', () => {
    const leaves = Array.from({ length: 100 }, (_, at) => [`/${at}`, '3 '.repeat(9_000)] as const)
    for (const part of ['3 ', '3 x ', 'a', '\u0000'])
      expect(withoutCounts(part.repeat(100_000), { leaves }).length).toBeLessThan(10_000)
  })
})
