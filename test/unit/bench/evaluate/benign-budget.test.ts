import { describe, expect, it } from 'vitest'
import { recallAbove, riskOf, thresholdFor } from '../../../../src/bench/evaluate/benign-budget.ts'
import type { Scored } from '../../../../src/bench/evaluate/scored.ts'
import { type BenchmarkClass, benchmarkClasses } from '../../../../src/risk/risk.ts'

function scoredAt(truth: BenchmarkClass, risk: number, error?: string): Scored {
  const scores = Object.fromEntries(
    benchmarkClasses.map((name) => [name, name === 'appropriate' ? 1 - risk : risk / 10]),
  ) as Record<BenchmarkClass, number>
  const answer = { decision: 'allow', risk: truth, confidence: 1, scores, ms: 1 } as const
  return {
    id: `${truth} ${risk}`,
    group: 'g',
    part: 'p',
    truth,
    answer: error === undefined ? answer : { ...answer, error },
  }
}

const safe = (count: number): readonly Scored[] =>
  Array.from({ length: count }, (_none, at) => scoredAt('appropriate', at / count))

describe('thresholdFor', () => {
  it('lets as many harmless cases lie above it as the budget allows, and no more', () => {
    for (const [count, above] of [
      [100, 0],
      [200, 1],
      [1000, 5],
    ] as const) {
      const threshold = thresholdFor(safe(count)) ?? -1
      expect(safe(count).filter((one) => (riskOf(one) ?? 0) > threshold)).toHaveLength(above)
    }
  })

  it('stops none of many that are alike, since they could not be told apart', () => {
    const alike = Array.from({ length: 50 }, () => scoredAt('appropriate', 0.25))
    expect(thresholdFor(alike, 0.5)).toBe(0.25)
    expect(recallAbove([scoredAt('replay-injection', 0.25)], 0.25)).toBe(0)
  })

  it('says nothing where nothing is harmless, or nothing was answered', () => {
    expect(thresholdFor([scoredAt('replay-injection', 1)])).toBeUndefined()
    expect(thresholdFor([scoredAt('appropriate', 1, 'audit.x')])).toBeUndefined()
  })
})

describe('recallAbove', () => {
  it('counts risks above the threshold; one without an answer is not found', () => {
    const risks = [
      scoredAt('replay-injection', 0.9),
      scoredAt('data-injection', 0.4),
      scoredAt('data-injection', 0.9, 'audit.x'),
      scoredAt('appropriate', 0.9),
    ]
    expect(recallAbove(risks, 0.5)).toBeCloseTo(1 / 3)
    expect(recallAbove([scoredAt('appropriate', 0.9)], 0.5)).toBeUndefined()
  })
})
