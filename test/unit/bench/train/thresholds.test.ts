import { describe, expect, it } from 'vitest'
import { thresholdsOf } from '../../../../src/bench/train/thresholds.ts'

/** Even suspicions of several sources, each up to `highest`. */
function even(count: number, sources: Readonly<Record<string, number>>) {
  return Object.entries(sources).flatMap(([source, highest]) =>
    Array.from({ length: count }, (_none, at) => ({ source, suspicion: (at / count) * highest })),
  )
}

function reached(all: readonly { readonly suspicion: number }[], threshold: number): number {
  return all.filter(({ suspicion }) => suspicion >= threshold).length / all.length
}

describe('thresholdsOf', () => {
  it('lets fewer through than the share, by as much as chance could hide', () => {
    const all = even(1_000, { a: 0.9, b: 0.9, c: 0.9 })
    const { ask, block } = thresholdsOf(all)
    expect(reached(all, block)).toBeLessThan(0.004)
    expect(reached(all, block)).toBeGreaterThan(0)
    expect(reached(all, ask)).toBeLessThan(0.02)
    expect(ask).toBeLessThan(block)
  })

  it('keeps to the share on a source that did not help to choose', () => {
    const all = even(1_000, { a: 0.5, b: 0.5, odd: 0.9 })
    const even3 = even(1_000, { a: 0.9, b: 0.9, c: 0.9 })
    expect(thresholdsOf(all).block).toBe(1.1)
    expect(thresholdsOf(even3).block).toBeLessThan(0.9)
  })

  it('keeps to the share among look-alikes of risks, however many others there are', () => {
    const recorded = even(2_000, { a: 0.3, b: 0.3 }).map((one) => ({ ...one, isRecorded: true }))
    const alike = even(1_500, { a: 0.9, b: 0.9 })
    const { block } = thresholdsOf([...recorded, ...alike])
    expect(reached(alike, block)).toBeLessThan(0.005)
    expect(block).toBe(thresholdsOf(alike).block)
  })

  it('never acts where too little is known', () => {
    expect(thresholdsOf(even(50, { a: 1 }))).toEqual({ ask: 1.1, block: 1.1 })
    expect(thresholdsOf([])).toEqual({ ask: 1.1, block: 1.1 })
  })
})
