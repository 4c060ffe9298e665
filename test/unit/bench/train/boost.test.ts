import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import {
  type Boosted,
  boost,
  defaultBoost,
  type Labelled,
  type Round,
} from '../../../../src/bench/train/boost.ts'
import { scoresOfRow } from '../../../../src/guardian/classifier/forest.ts'

/** Class 2 where feature 0 is missing, else 1 where it and feature 1 disagree; feature 2 is noise. */
function rowsOf(rows: number, seed: number): Labelled {
  const chance = createChance(seed)
  const values = new Float32Array(rows * 3)
  const labels = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const one = chance.happens(0.2) ? Number.NaN : chance.next()
    const other = chance.next()
    values.set([one, other, chance.next()], row * 3)
    labels[row] = Number.isNaN(one) ? 2 : one > 0.5 === other > 0.5 ? 0 : 1
  }
  return { matrix: { rows, features: 3, values }, labels, weights: new Float64Array(rows).fill(1) }
}

function run(learned: Labelled, held: Labelled | undefined, more = {}) {
  const steps = boost(learned, held, { ...defaultBoost, classes: 3, seed: 5, rounds: 40, ...more })
  const rounds: Round[] = []
  for (;;) {
    const step = steps.next()
    if (step.done) {
      const { forest, gains }: Boosted = step.value
      return { rounds, forest, gains }
    }
    rounds.push(step.value)
  }
}

const learned = rowsOf(2_000, 1)
const held = rowsOf(500, 2)

describe('boost', () => {
  it('learns what no single feature tells, and what is missing', () => {
    const { forest } = run(learned, held)
    const { values, rows } = held.matrix
    let right = 0
    for (let row = 0; row < rows; row++) {
      const scores = scoresOfRow(forest, values.subarray(row * 3, row * 3 + 3))
      if (scores.indexOf(Math.max(...scores)) === held.labels[row]) right++
    }
    expect(right / rows).toBeGreaterThan(0.97)
  })

  it('learns as well from a part of the first class, which counts for all of it', () => {
    const { forest } = run(learned, held, { commonShare: 0.3 })
    const { values, rows } = held.matrix
    const shares = new Float64Array(3)
    let right = 0
    for (let row = 0; row < rows; row++) {
      const scores = scoresOfRow(forest, values.subarray(row * 3, row * 3 + 3))
      const said = scores.indexOf(Math.max(...scores))
      shares[said] = (shares[said] ?? 0) + 1 / rows
      if (said === held.labels[row]) right++
    }
    expect(right / rows).toBeGreaterThan(0.95)
    expect(shares[0]).toBeCloseTo(held.labels.filter((one) => one === 0).length / rows, 1)
  })

  it('gives the same trees for the same seed, and others for another', () => {
    const { forest } = run(learned, held, { rounds: 5 })
    expect(run(learned, held, { rounds: 5 }).forest).toEqual(forest)
    expect(run(learned, held, { rounds: 5, seed: 6 }).forest).not.toEqual(forest)
  })

  it('says which features it rests on', () => {
    const { gains } = run(learned, undefined, { rounds: 10, featureShare: 1 })
    expect(Math.min(gains[0] ?? 0, gains[1] ?? 0)).toBeGreaterThan(10 * (gains[2] ?? 0))
  })

  it('ends when the rows held back gain no more, and keeps the trees up to the best round', () => {
    const noise = { ...learned, labels: learned.labels.map((_, row) => (row * 7919) % 3) }
    const { rounds, forest } = run(noise, held, { patience: 3 })
    expect(rounds.length).toBeLessThan(40)
    expect(forest.roots.length).toBe((rounds.length - 3) * 3)
  })

  it('has falling loss, and says so round by round', () => {
    const { rounds } = run(learned, undefined, { rounds: 8 })
    expect(rounds.map(({ round }) => round)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    for (const [at, { loss }] of rounds.entries()) {
      expect(loss).toBeLessThan(rounds[at - 1]?.loss ?? Number.POSITIVE_INFINITY)
    }
  })
})
