import { describe, expect, it } from 'vitest'
import { binOf, binsOf } from '../../../../src/bench/train/bins.ts'

describe('binsOf', () => {
  it('gives every value its own bin where there are few, and 0 to what is missing', () => {
    const values = Float32Array.of(3, 1, Number.NaN, 2, 1)
    const { bins, borders } = binsOf({ rows: 5, features: 1, values })
    expect([...(borders[0] ?? [])]).toEqual([1, 2])
    expect([...bins]).toEqual([3, 1, 0, 2, 1])
  })

  it('keeps the bins of one feature together', () => {
    const { bins } = binsOf({ rows: 2, features: 2, values: Float32Array.of(1, 9, 2, 8) })
    expect([...bins]).toEqual([1, 2, 2, 1])
  })

  it('has at most 255 bins, about as many rows in each', () => {
    const values = Float32Array.from({ length: 10_000 }, (_, row) => row * row)
    const { bins } = binsOf({ rows: 10_000, features: 1, values })
    const counts = new Map<number, number>()
    for (const bin of bins) counts.set(bin, (counts.get(bin) ?? 0) + 1)
    expect(counts.size).toBeGreaterThan(240)
    expect(Math.max(...counts.keys())).toBeLessThanOrEqual(255)
    expect(Math.max(...counts.values())).toBeLessThan(100)
  })

  it('has no border in a feature that says nothing', () => {
    const values = new Float32Array(4).fill(Number.NaN)
    const { bins, borders } = binsOf({ rows: 4, features: 1, values })
    expect([[...bins], borders[0]?.length]).toEqual([[0, 0, 0, 0], 0])
  })
})

describe('binOf', () => {
  it('puts a value on the border below it, and what is above all into the last', () => {
    const borders = Float32Array.of(1, 2)
    expect([0, 1, 1.5, 2, 99].map((value) => binOf(borders, value))).toEqual([1, 1, 2, 2, 3])
  })
})
