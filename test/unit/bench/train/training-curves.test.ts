import { describe, expect, it } from 'vitest'
import {
  bestOf,
  curveOf,
  curvesOfCard,
  maxCurvePoints,
} from '../../../../src/bench/train/training-curves.ts'

const round = (at: number, heldLoss?: number) => ({ round: at, loss: 2 / at, heldLoss })

describe('curveOf', () => {
  it('keeps every round of a short curve, to four digits', () => {
    expect(curveOf([round(3, 0.123456), round(7)])).toEqual([
      { round: 3, learned: 0.6667, held: 0.1235 },
      { round: 7, learned: 0.2857 },
    ])
    expect(curveOf([])).toEqual([])
  })

  it('thins a long one, and keeps first, last and best', () => {
    const rounds = Array.from({ length: 5_000 }, (_, at) => round(at + 1, at === 1_234 ? 0.1 : 1))
    const points = curveOf(rounds)
    expect(points.length).toBeLessThanOrEqual(maxCurvePoints)
    expect(points.length).toBeGreaterThan(maxCurvePoints - 3)
    expect(points.at(0)?.round).toBe(1)
    expect(points.at(-1)?.round).toBe(5_000)
    expect(bestOf(points)?.round).toBe(1_235)
  })
})

describe('bestOf', () => {
  it('is the first lowest loss on what was held back, and none where nothing was', () => {
    const held = [0.5, 0.3, 0.3].map((loss, at) => ({ round: at + 1, learned: 1, held: loss }))
    expect(bestOf(held)?.round).toBe(2)
    expect(bestOf([{ round: 1, learned: 1 }])).toBeUndefined()
  })
})

describe('curvesOfCard', () => {
  const curves = { unit: curveOf([round(1, 1), round(2, 0.5)]), trajectory: curveOf([round(1)]) }
  const card = (unit: unknown, sha256 = 'ab') => ({
    model: { sha256 },
    training: { curves: { ...curves, unit } },
  })

  it('reads what a card states of its model', () => {
    const written: unknown = JSON.parse(JSON.stringify(card(curves.unit)))
    expect(curvesOfCard(written, 'ab')).toEqual(curves)
  })

  it('takes no card of another model, and none of before', () => {
    expect(curvesOfCard(card(curves.unit), 'cd')).toBeUndefined()
    const before = { model: { sha256: 'ab' }, training: { rounds: { unit: 9, trajectory: 9 } } }
    expect(curvesOfCard(before, 'ab')).toBeUndefined()
  })

  it.each([
    [[]],
    ['x'],
    [[null]],
    [[{ round: 1 }]],
    [[{ round: 1, learned: '1' }]],
    [[{ round: 1, learned: 1e9 }]],
    [[{ round: 1, learned: -1 }]],
    [[{ round: 1.5, learned: 1 }]],
    [[{ round: 0, learned: 1 }]],
    [[{ round: 1, learned: 1, held: '<b>' }]],
    [
      [
        { round: 2, learned: 1 },
        { round: 2, learned: 1 },
      ],
    ],
    [Array.from({ length: 10_000 }, (_, at) => ({ round: at + 1, learned: 1 }))],
  ])('takes nothing that is no curve %#', (unit) => {
    expect(curvesOfCard(card(unit), 'ab')).toBeUndefined()
  })

  it.each([undefined, null, 7, 'card', []])('takes no %j for a card', (value) => {
    expect(curvesOfCard(value, 'ab')).toBeUndefined()
  })
})
