import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import { temperatureOf, thresholdsOf } from '../../../../src/bench/train/calibrate.ts'

describe('temperatureOf', () => {
  it('cools what is too sure of itself', () => {
    const chance = createChance(1)
    const rows = Array.from({ length: 2_000 }, () => {
      const label = chance.happens(0.5) ? 1 : 0
      // Right in three of four, and sure as if in 99 of 100.
      const said = chance.happens(0.75) ? label : 1 - label
      return { scores: Float64Array.of(said === 0 ? 4.6 : 0, said === 1 ? 4.6 : 0), label }
    })
    expect(temperatureOf(rows)).toBeCloseTo(4.6 / Math.log(3), 0)
  })

  it('leaves what nothing is known of', () => {
    expect(temperatureOf([])).toBe(1)
  })
})

describe('thresholdsOf', () => {
  const suspicions = Array.from({ length: 1_000 }, (_, at) => at / 1_000)

  it('lets no more than the share through, half of it kept as a margin', () => {
    const { ask, block } = thresholdsOf(suspicions)
    expect(suspicions.filter((one) => one >= block).length).toBeLessThanOrEqual(3)
    expect(suspicions.filter((one) => one >= ask).length).toBeLessThanOrEqual(11)
    expect(ask).toBeLessThan(block)
  })

  it('never acts where too little is known', () => {
    expect(thresholdsOf(suspicions.slice(0, 50))).toEqual({ ask: 1.1, block: 1.1 })
  })
})
