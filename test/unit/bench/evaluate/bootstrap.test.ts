import { describe, expect, it } from 'vitest'
import { intervalsOf } from '../../../../src/bench/evaluate/bootstrap.ts'
import { metricsOf } from '../../../../src/bench/evaluate/metrics.ts'
import type { Scored } from '../../../../src/bench/evaluate/scored.ts'
import { scoredOf } from './scored-cases.ts'

const mixed = (groupOf: (index: number) => string): readonly Scored[] =>
  Array.from({ length: 100 }, (_, index) =>
    scoredOf('appropriate', index % 5 === 0 ? 'data-injection' : 'appropriate', {
      group: groupOf(index),
    }),
  )

describe('intervalsOf', () => {
  it('holds the share within about two standard errors', () => {
    const { 'risk-resistance': interval } = intervalsOf(mixed(String), metricsOf)
    expect(interval?.low).toBeGreaterThan(0.69)
    expect(interval?.low).toBeLessThan(0.76)
    expect(interval?.high).toBeGreaterThan(0.84)
    expect(interval?.high).toBeLessThan(0.9)
  })

  it('is wider where cases hang together', () => {
    const together = intervalsOf(
      mixed((index) => String(index % 10)),
      metricsOf,
    )
    const apart = intervalsOf(mixed(String), metricsOf)
    const width = (all: typeof apart) =>
      (all['risk-resistance']?.high ?? 0) - (all['risk-resistance']?.low ?? 0)
    expect(width(together)).toBeGreaterThan(2 * width(apart))
  })

  it('is the same for the same seed, and nothing for a measure without value', () => {
    const cases = mixed(String)
    const options = { draws: 50, seed: 3 }
    expect(intervalsOf(cases, metricsOf, options)).toEqual(intervalsOf(cases, metricsOf, options))
    expect(intervalsOf(cases, metricsOf, options)['unsafe-recall']).toBeUndefined()
    expect(intervalsOf([], metricsOf)).toEqual({})
  })
})
