import { describe, expect, it } from 'vitest'
import { demandWeights } from '../../../../src/guardian/orders/demand-weights.ts'

describe('demandWeights', () => {
  it('start below one half, so that a value alone is no demand', () => {
    expect(demandWeights.get('')).toBeLessThan(0)
  })
  it('let what wants something speak for a demand, and what fits in against it', () => {
    for (const sign of ['duty', 'lack', 'gate', 'wish', 'receipt', 'strange'])
      expect(demandWeights.get(sign)).toBeGreaterThanOrEqual(0)
    for (const sign of ['fits', 'letter', 'if', 'asked'])
      expect(demandWeights.get(sign)).toBeLessThanOrEqual(0)
  })
  it('are finite', () => {
    expect([...demandWeights.values()].every((weight) => Number.isFinite(weight))).toBe(true)
  })
})
