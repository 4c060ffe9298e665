import { describe, expect, it } from 'vitest'
import {
  type Forest,
  leafOf,
  probabilitiesOf,
  scoresOfRow,
} from '../../../../src/guardian/classifier/forest.ts'

/** Class 0: a single leaf of 2. Class 1: feature 0 up to 0.5 gives -1, above 3. */
const forest: Forest = {
  features: 1,
  classes: 2,
  bias: Float64Array.of(0, 1),
  roots: Int32Array.of(-1, 0),
  feature: Uint16Array.of(0),
  threshold: Float32Array.of(0.5),
  left: Int32Array.of(-2),
  right: Int32Array.of(-3),
  leaves: Float32Array.of(2, -1, 3),
}

describe('scoresOfRow', () => {
  it('adds the leaf of each tree to the bias of its class', () => {
    expect([...scoresOfRow(forest, Float32Array.of(0.5))]).toEqual([2, 0])
    expect([...scoresOfRow(forest, Float32Array.of(0.6))]).toEqual([2, 4])
  })

  it('takes a missing value to the left', () => {
    expect(leafOf(forest, 1, Float32Array.of(Number.NaN))).toBe(-1)
    expect(leafOf(forest, 1, new Float32Array(0))).toBe(-1)
  })

  it('leaves the bias as it is', () => {
    scoresOfRow(forest, Float32Array.of(1))
    expect([...forest.bias]).toEqual([0, 1])
  })
})

describe('probabilitiesOf', () => {
  it('sums to 1, keeps the order, and outlives huge scores', () => {
    const even = probabilitiesOf(Float64Array.of(0, 0))
    expect([...even]).toEqual([0.5, 0.5])
    const huge = probabilitiesOf(Float64Array.of(1_000, 0))
    expect([...huge]).toEqual([1, 0])
  })

  it('is more even at a higher temperature', () => {
    const scores = Float64Array.of(2, 0)
    expect(probabilitiesOf(scores, 4)[0]).toBeLessThan(probabilitiesOf(scores)[0] ?? 0)
  })
})
