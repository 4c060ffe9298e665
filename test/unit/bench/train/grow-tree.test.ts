import { describe, expect, it } from 'vitest'
import { binsOf } from '../../../../src/bench/train/bins.ts'
import { defaultBoost } from '../../../../src/bench/train/boost.ts'
import { createGrower } from '../../../../src/bench/train/grow-tree.ts'

const options = { ...defaultBoost, minRows: 1, lambda: 0, learningRate: 1 }
const all = (rows: number) => Uint32Array.from({ length: rows }, (_, row) => row)

function grown(values: readonly number[], gradients: readonly number[], more = {}) {
  const rows = gradients.length
  const bins = binsOf({ rows, features: 1, values: Float32Array.from(values) })
  const scores = new Float64Array(rows)
  const grow = createGrower(bins, { ...options, ...more })
  const tree = grow(
    Float64Array.from(gradients),
    new Float64Array(rows).fill(1),
    all(rows),
    Uint16Array.of(0),
    scores,
  )
  return { tree, scores: [...scores] }
}

describe('createGrower', () => {
  it('splits where the gradients differ, with the mean of each side as its leaf', () => {
    const { tree, scores } = grown([1, 2, 3, 4], [-1, -1, 2, 2])
    expect(tree).toMatchObject({ root: 0, feature: [0], threshold: [2], leaves: [1, -2] })
    expect(scores).toEqual([1, 1, -2, -2])
  })

  it('sends what is missing to the left, alone where that gains most', () => {
    const { tree, scores } = grown([Number.NaN, Number.NaN, 3, 4], [5, 5, -1, -1])
    expect(tree.threshold).toEqual([Number.NEGATIVE_INFINITY])
    expect(scores).toEqual([-5, -5, 1, 1])
  })

  it('is one leaf where nothing is gained, or too few rows would be left', () => {
    expect(grown([1, 2], [1, 1]).tree).toMatchObject({ root: -1, leaves: [-1] })
    expect(grown([1, 2], [1, -1], { minRows: 2 }).tree.root).toBe(-1)
  })

  it('grows no more leaves than it may', () => {
    const values = Array.from({ length: 64 }, (_, row) => row)
    const { tree } = grown(
      values,
      values.map((row) => Math.sin(row * 12.9)),
      { maxLeaves: 5 },
    )
    expect(tree.leaves).toHaveLength(5)
    expect(tree.feature).toHaveLength(4)
  })
})
