/** Scored cases for the tests of measures. */

import type { Answer, Scored } from '../../../../src/bench/evaluate/scored.ts'
import { uniformScores } from '../../../../src/guardian/scores.ts'
import type { BenchmarkClass } from '../../../../src/risk/risk.ts'

let next = 0

export function scoredOf(
  truth: BenchmarkClass,
  risk: BenchmarkClass,
  more: Partial<Answer> & Partial<Pick<Scored, 'group' | 'part' | 'id'>> = {},
): Scored {
  const { group, part = 'own', id = `c${next++}`, ...answer } = more
  return {
    id,
    group: group ?? id,
    part,
    truth,
    answer: {
      decision: risk === 'appropriate' ? 'allow' : 'block',
      risk,
      confidence: 0.9,
      scores: uniformScores(),
      ms: 1,
      ...answer,
    },
  }
}
