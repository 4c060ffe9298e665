import { describe, expect, it } from 'vitest'
import { upperLimit } from '../../../../src/bench/train/upper-limit.ts'

describe('upperLimit', () => {
  it('is about three in n where none of n was seen', () => {
    expect(upperLimit(0, 600)).toBeCloseTo(1 - 0.05 ** (1 / 600), 6)
  })

  it('lies above the share that was seen, and comes closer with more', () => {
    expect(upperLimit(5, 1_000)).toBeGreaterThan(0.005)
    expect(upperLimit(500, 100_000)).toBeLessThan(upperLimit(5, 1_000))
    expect(upperLimit(500, 100_000)).toBeCloseTo(0.0054, 3)
  })

  it('rules nothing out where nothing or everything was seen', () => {
    expect([upperLimit(0, 0), upperLimit(3, 3)]).toEqual([1, 1])
  })
})
