import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import { temperatureOf, trustOf } from '../../../../src/bench/train/calibrate.ts'

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

describe('trustOf', () => {
  const row = (appropriate: number, isRecorded: boolean) => ({
    scores: Float64Array.of(appropriate, 0),
    label: 0,
    isRecorded,
  })
  const recorded = Array.from({ length: 100 }, (_, at) => row(at < 20 ? -0.5 : 1, true))

  it('raises the odds until most recorded dialogues are called appropriate', () => {
    const trust = trustOf(recorded, 1)
    expect(trust).toBeGreaterThanOrEqual(0.5)
    expect(recorded.filter(({ scores }) => (scores[0] ?? 0) + trust >= 0).length).toBeGreaterThan(
      90,
    )
  })

  it('is in degrees of the temperature', () => {
    expect(trustOf(recorded, 2)).toBeCloseTo(trustOf(recorded, 1) / 2, 2)
  })

  it('leaves the odds where most are called so, and where too few were recorded', () => {
    expect(
      trustOf(
        Array.from({ length: 100 }, () => row(1, true)),
        1,
      ),
    ).toBe(0)
    expect(trustOf(recorded.slice(0, 20), 1)).toBe(0)
    expect(
      trustOf(
        Array.from({ length: 100 }, () => row(-1, false)),
        1,
      ),
    ).toBe(0)
  })

  it('is bounded', () => {
    const wild = Array.from({ length: 100 }, () => row(-1_000, true))
    expect(trustOf(wild, 1)).toBeLessThan(5)
  })
})
