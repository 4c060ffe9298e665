import { describe, expect, it } from 'vitest'
import type { Tree } from '../../../../src/bench/train/grow-tree.ts'
import { forestWithout, withTrees } from '../../../../src/bench/train/with-trees.ts'
import { scoresOfRow } from '../../../../src/guardian/classifier/forest.ts'

/** A tree of one node over the first feature. */
const tree = (low: number, high: number): Tree => ({
  root: 0,
  feature: [0],
  threshold: [0.5],
  left: [-1],
  right: [-2],
  leaves: [low, high],
  gains: new Map(),
})
const ask = (forest: ReturnType<typeof forestWithout>, value: number) => [
  ...scoresOfRow(forest, Float32Array.of(value)),
]

describe('withTrees', () => {
  it('adds to what a forest says, in the order of its classes', () => {
    const empty = forestWithout(1, 2, [1, 2])
    expect(ask(empty, 0)).toEqual([1, 2])
    const once = withTrees(empty, [tree(1, 2), tree(4, 8)])
    expect([ask(once, 0), ask(once, 1)]).toEqual([
      [2, 6],
      [3, 10],
    ])
    const twice = withTrees(once, [tree(1, 2), tree(4, 8)], 0.5)
    expect([ask(twice, 0), ask(twice, 1)]).toEqual([
      [2.5, 8],
      [4, 14],
    ])
  })
})
