import { describe, expect, it } from 'vitest'
import { percent, percentWithin, points, probability } from '../../../../src/bench/report/cells.ts'

describe('cells', () => {
  it('write shares in percent, with their interval, and a dash for none', () => {
    expect([percent(0.54159), percent(undefined)]).toEqual(['54.2%', '–'])
    expect(percentWithin(0.5, { low: 0.4, high: 0.6 })).toBe('50.0% (40.0 to 60.0)')
    expect(percentWithin(0.5, undefined)).toBe('50.0%')
  })

  it('write differences with their sign, and never a probability of nothing', () => {
    expect([points(0.031), points(-0.2)]).toEqual(['+3.1', '−20.0'])
    expect([probability(0.0001), probability(0.25)]).toEqual(['< 0.001', '0.250'])
  })
})
