import { describe, expect, it } from 'vitest'
import {
  insistedOn,
  insistenceOf,
  insisting,
  ruledIn,
} from '../../../../src/bench/train/insistence.ts'
import { forestWithout } from '../../../../src/bench/train/with-trees.ts'
import { scoresOfRow } from '../../../../src/guardian/classifier/forest.ts'
import { trajectoryColumns } from '../../../../src/guardian/classifier/trajectory-row.ts'
import { benchmarkClasses } from '../../../../src/risk/risk.ts'

function rows(count: number, one: { label: number; isRecorded: boolean; ruled: number }) {
  return Array.from({ length: count }, () => one)
}

const recorded = rows(500, { label: 0, isRecorded: true, ruled: 0 })
const asked = rows(60, { label: 4, isRecorded: false, ruled: 2 })
const missed = rows(60, { label: 4, isRecorded: false, ruled: 0 })

describe('insistenceOf', () => {
  it('weighs what rules ask about among risks and not among what was recorded', () => {
    const { ask, block } = insistenceOf([...recorded, ...asked, ...missed])
    expect(ask).toBeGreaterThan(1)
    expect(block).toBeGreaterThanOrEqual(ask)
  })

  it('is bounded, and nothing where rules ask about everything or too little is known', () => {
    const many = rows(50_000, { label: 0, isRecorded: true, ruled: 0 })
    expect(insistenceOf([...many, ...asked]).ask).toBeLessThanOrEqual(2)
    const wild = rows(500, { label: 0, isRecorded: true, ruled: 3 })
    expect(insistenceOf([...wild, ...asked])).toEqual({ ask: 0, block: 0 })
    expect(insistenceOf([...recorded.slice(0, 20), ...asked])).toEqual({ ask: 0, block: 0 })
    expect(insistenceOf([])).toEqual({ ask: 0, block: 0 })
  })
})

describe('insisting', () => {
  const width = trajectoryColumns.length
  const forest = forestWithout(width, benchmarkClasses.length, new Array(11).fill(0))
  const insistence = { ask: 1, block: 2 }
  const rowWith = (ruled: number): Float32Array => {
    const row = new Float32Array(width).fill(Number.NaN)
    row[trajectoryColumns.indexOf('most rule-decision')] = ruled
    return row
  }

  it('says the same as what was calibrated: less of appropriate, nothing else', () => {
    const asking = insisting(forest, insistence, 1.5)
    for (const ruled of [0, 1, 2, 3, Number.NaN]) {
      const row = rowWith(ruled)
      const scores = scoresOfRow(asking, row)
      const one = { scores: scoresOfRow(forest, row), label: 0, isRecorded: false, ruled }
      expect([...scores]).toEqual([...insistedOn(one, insistence, 1.5).scores])
      expect([...scores].slice(1).every((score) => score === 0)).toBe(true)
    }
    expect(scoresOfRow(asking, rowWith(2))[0]).toBe(-1.5)
    expect(scoresOfRow(asking, rowWith(3))[0]).toBe(-3)
    expect(ruledIn(rowWith(3))).toBe(3)
  })

  it('leaves a forest as it is where nothing is known', () => {
    expect(insisting(forest, { ask: 0, block: 0 }, 1)).toBe(forest)
  })
})
