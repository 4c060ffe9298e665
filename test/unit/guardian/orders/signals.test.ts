import { describe, expect, it } from 'vitest'
import { signals, weights } from '../../../../src/guardian/orders/signals.ts'

describe('weights', () => {
  it('has points for every signal and for nothing else', () => {
    expect(Object.keys(weights).sort()).toEqual([...signals].sort())
  })

  it('takes points off for what speaks against an order', () => {
    for (const signal of ['letter', 'manual', 'asked', 'title'] as const)
      expect(weights[signal]).toBeLessThan(0)
  })
})
