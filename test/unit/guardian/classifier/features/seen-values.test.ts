import { describe, expect, it } from 'vitest'
import {
  isNear,
  numbersIn,
  seenValues,
  wordsIn,
} from '../../../../../src/guardian/classifier/features/seen-values.ts'
import { memoryOf } from '../../task/task-input.ts'

describe('seenValues', () => {
  it('holds the numbers and words of the user, of calls and of returns, and reads on', () => {
    const returns = { content: [{ type: 'text', text: '{"bmi": 22.86, "unit": "kilogram"}' }] }
    const past = memoryOf({
      user: 'I weigh 70 kg.',
      before: [{ name: 'calculate', args: { weight: 71 }, returns }],
    })
    expect([...seenValues(past).numbers]).toEqual([70, 71, 22.86])
    expect(seenValues(past).words.has('kilogram')).toBe(true)
    const [query] = past.observations
    if (query !== undefined) past.observe({ ...query, flow: 99, leaves: [['', 'now 72 kg']] })
    expect(seenValues(past).numbers.has(72)).toBe(true)
  })
})

describe('numbersIn', () => {
  it('reads thousands and fractions, and is bounded', () => {
    expect(numbersIn('1,250.5 of 3')).toEqual([1250.5, 3])
    expect(numbersIn('1 '.repeat(5_000))).toHaveLength(1_000)
    expect(numbersIn('9'.repeat(100_000)).every(Number.isFinite)).toBe(true)
  })
})

describe('wordsIn', () => {
  it('reads words of letters, lower case', () => {
    expect(wordsIn('Über 3 Höfe_x')).toEqual(['über', 'höfe'])
  })
})

describe('isNear', () => {
  it('is true of a number close to another, and of none that is there', () => {
    expect(isNear(1.85 * 100, [175])).toBe(true)
    expect(isNear(175, [175, 180])).toBe(false)
    expect(isNear(1, [1.1])).toBe(false)
    expect(isNear(500, [20])).toBe(false)
  })
})
