/**
 * Findings of rules as scores of the benchmark's classes. Rules say what they found, not how likely
 * it is among all records; one fixed table makes the one into the other.
 */
import type { Decision, Finding, Severity } from '../guardian/verdict.ts'
import { type BenchmarkClass, benchmarkClasses, benchmarkClassOf } from '../risk/risk.ts'

export type Scores = Readonly<Record<BenchmarkClass, number>>

/**
 * How much of a finding's confidence counts for its class, by decision and severity.
 *
 * Set by definition, not fitted: a finding that stops something counts with all of its confidence
 * unless its rule calls it slight. One that lets it go on counts with its confidence where its rule
 * calls it more than slight: most of what is wrong changes nothing, and is named without being
 * stopped. A slight one is a hint that never outweighs `appropriate`.
 */
export const calibration: Readonly<Record<Decision, Readonly<Record<Severity, number>>>> = {
  allow: { info: 0, low: 0.1, medium: 1, high: 1 },
  redact: { info: 0.5, low: 0.9, medium: 1, high: 1 },
  ask: { info: 0.5, low: 0.9, medium: 1, high: 1 },
  block: { info: 0.5, low: 0.9, medium: 1, high: 1 },
}

/** What each class keeps whatever was found: rules alone rule nothing out. */
export const floor = 0.02

/** Share that is divided between `appropriate` and what was found. */
const divided = 1 - floor * benchmarkClasses.length

/**
 * Scores of all classes; they sum to 1. `appropriate` keeps what no class claims, where claims of
 * different classes count as independent.
 */
export function scoresOf(findings: readonly Finding[]): Scores {
  const claims = new Map<BenchmarkClass, number>()
  for (const finding of findings) {
    const name = finding.risk === null ? undefined : benchmarkClassOf(finding.risk)
    if (name === undefined) continue
    const claim = finding.confidence * calibration[finding.decision][finding.severity]
    claims.set(name, Math.max(claims.get(name) ?? 0, claim))
  }
  let unclaimed = 1
  let sum = 0
  for (const claim of claims.values()) {
    unclaimed *= 1 - claim
    sum += claim
  }
  return normalised((name) => {
    if (name === 'appropriate') return floor + divided * unclaimed
    const share = sum === 0 ? 0 : (claims.get(name) ?? 0) / sum
    return floor + divided * (1 - unclaimed) * share
  })
}

/**
 * The classifier's scores, unless they call a record appropriate of which a finding stopped
 * something: then the scores of what stopped it. A decision without a risk explains nothing.
 */
export function upheld(classified: Scores, findings: readonly Finding[]): Scores {
  if (highestScore(classified) !== 'appropriate') return classified
  const stopping = findings.filter(({ decision }) => decision !== 'allow')
  if (stopping.length === 0) return classified
  const scores = scoresOf(stopping)
  return highestScore(scores) === 'appropriate' ? classified : scores
}

/** The same score for every class: nothing is known. */
export function uniformScores(): Scores {
  return normalised(() => 1)
}

/** The class with the highest score; of equal ones the first in the benchmark's order. */
export function highestScore(scores: Scores): BenchmarkClass {
  let highest: BenchmarkClass = benchmarkClasses[0]
  for (const name of benchmarkClasses) if (scores[name] > scores[highest]) highest = name
  return highest
}

function normalised(scoreOf: (name: BenchmarkClass) => number): Scores {
  const scores = benchmarkClasses.map(scoreOf)
  const sum = scores.reduce((total, score) => total + score, 0)
  return Object.fromEntries(
    benchmarkClasses.map((name, index) => [name, (scores[index] ?? 0) / sum]),
  ) as Record<BenchmarkClass, number>
}
