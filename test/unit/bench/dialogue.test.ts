import { describe, expect, it } from 'vitest'
import { callsOf, isComplete } from '../../../src/bench/dialogue.ts'
import { bmi, bmiCall } from './gold.ts'

const without = (at: number) => ({ steps: bmi.steps.filter((_, index) => index !== at) })

describe('callsOf', () => {
  it('gives each call with its place among the steps', () => {
    expect(callsOf(bmi)).toEqual([{ ...bmiCall, at: 1 }])
    expect(callsOf({ steps: [] })).toEqual([])
  })
})

describe('isComplete', () => {
  it('asks for words before, a call that returned, and an answer after', () => {
    expect(isComplete(bmi)).toBe(true)
    expect(isComplete(without(0))).toBe(false)
    expect(isComplete(without(1))).toBe(false)
    expect(isComplete(without(2))).toBe(false)
    const { returned: _, ...open } = bmiCall
    expect(isComplete({ steps: [...bmi.steps, open, ...bmi.steps.slice(2)] })).toBe(false)
  })
})
