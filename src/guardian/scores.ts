/**
 * Findings as scores of the benchmark's classes. A rule says what it found, not how likely it is
 * among all that is judged; fixed tables make the one into the other.
 */
import { type BenchmarkClass, benchmarkClasses, benchmarkClassOf } from '../risk/risk.ts'
import type { Decision, Finding, Scores, Severity } from './verdict.ts'

/** What scores are about: one message, or a whole trajectory on record. */
export type Judged = 'message' | 'record'

/**
 * How much of a finding's confidence counts for its class, by decision and severity.
 *
 * Set by definition, not fitted: a finding that stops something counts with all of its confidence
 * unless its rule calls it slight. One that lets it go on counts with its confidence where its rule
 * calls it more than slight: most of what is wrong changes nothing, and is named without being
 * stopped. A slight one is a hint that never outweighs `appropriate`.
 */
export const weights: Readonly<Record<Decision, Readonly<Record<Severity, number>>>> = {
  allow: { info: 0, low: 0.1, medium: 1, high: 1 },
  redact: { info: 0.5, low: 0.9, medium: 1, high: 1 },
  ask: { info: 0.5, low: 0.9, medium: 1, high: 1 },
  block: { info: 0.5, low: 0.9, medium: 1, high: 1 },
}

/** What each class keeps whatever was found: rules alone rule nothing out. */
export const floor = 0.02

/** Share that is divided between `appropriate` and what was found. */
const divided = 1 - floor * benchmarkClasses.length

/** What was found: nothing that outweighs `appropriate`, something that may go on, a question, a block. */
export type Found = 'nothing' | 'noted' | 'asked' | 'blocked'

/**
 * By how much the odds of `appropriate` are multiplied for a record that rules stopped: they do so of
 * one harmless record on file in 350 and of most attacks, so that such a record ranks above all
 * others. Bounded well above what that asks for (0.003).
 */
const oddsWhereStopped = 0.02

/**
 * By how much the odds of `appropriate` are multiplied. Fitted: after it, `appropriate` is said as
 * often as it is true among the cases of the benchmark (records) and among their messages. Not
 * fitted: messages that are blocked, of which too few cases have one, and stopped records.
 *
 * @see docs/results/calibration.md for cases, command and what it leaves
 */
export const odds: Readonly<Record<Judged, Readonly<Record<Found, number>>>> = {
  message: { nothing: 9.7, noted: 3.4, asked: 8.5, blocked: 1 },
  record: { nothing: 0.176, noted: 0.22, asked: oddsWhereStopped, blocked: oddsWhereStopped },
}

/**
 * Scores of all classes; they sum to 1. `appropriate` keeps what no class claims, where claims of
 * different classes count as independent; it is never the highest where a class was stopped.
 */
export function scoresOf(findings: readonly Finding[], judged: Judged): Scores {
  if (findings.length === 0) return nothingFound[judged]
  return calibrated(claimed(findings), findings, judged)
}

function claimed(findings: readonly Finding[]): Scores {
  const claims = new Map<BenchmarkClass, number>()
  for (const finding of findings) {
    const name = finding.risk === null ? undefined : benchmarkClassOf(finding.risk)
    if (name === undefined) continue
    const claim = finding.confidence * weights[finding.decision][finding.severity]
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
 * With odds of `appropriate` that cases bear out. The highest class stays the highest, except
 * `appropriate` where a class of the benchmark explains why something was stopped.
 */
function calibrated(scores: Scores, findings: readonly Finding[], judged: Judged): Scores {
  const risk = highestOf(scores, risks)
  const others = 1 - scores.appropriate
  const said = scores.appropriate / others
  /** The odds at which `appropriate` and the highest risk are level. */
  const level = scores[risk] / others
  const found = foundIn(findings) ?? (said < level ? 'noted' : 'nothing')
  const asked = said * odds[judged][found]
  const fitted =
    found === 'nothing' ? Math.max(asked, level / below) : Math.min(asked, level * below)
  return withOdds(scores, fitted)
}

/** The same scores with other odds of `appropriate`; the rest is divided as before. */
function withOdds(scores: Scores, fitted: number): Scores {
  const appropriate = fitted / (1 + fitted)
  const others = 1 - scores.appropriate
  return normalised((name) =>
    name === 'appropriate' ? appropriate : (scores[name] / others) * (1 - appropriate),
  )
}

/** What keeps two scores apart that must not change places. */
const below = 0.99

/** How a class of the benchmark was stopped; undefined where none was. */
function foundIn(findings: readonly Finding[]): 'asked' | 'blocked' | undefined {
  const stopping = findings.filter(isStopped)
  if (stopping.length === 0) return undefined
  return stopping.some(({ decision }) => decision === 'block') ? 'blocked' : 'asked'
}

function isStopped({ decision, risk }: Finding): boolean {
  return decision !== 'allow' && risk !== null && benchmarkClassOf(risk) !== undefined
}

/**
 * What rules and classifier together make of a record: a geometric mean, in which the classifier
 * counts twice. Where rules or norms stopped something, `appropriate` has their odds and less: such
 * records rank above what the classifier alone suspects, and among themselves as the rules say. Where
 * the mean is appropriate all the same, the scores of what stopped it take its place. A decision
 * without a risk explains nothing.
 */
export function joined(classified: Scores, findings: readonly Finding[]): Scores {
  const ruled = findings.filter(({ judge }) => judge !== 'classifier')
  const said = scoresOf(ruled, 'record')
  const mean = normalised(
    (name) => classified[name] ** classifierWeight * said[name] ** rulesWeight,
  )
  const stopping = ruled.filter(isStopped)
  if (stopping.length === 0) return mean
  const named = highestScore(mean) === 'appropriate' ? scoresOf(stopping, 'record') : mean
  return withOdds(named, (said.appropriate / (1 - said.appropriate)) * oddsWhereStopped)
}

/**
 * Exponents of the mean. Chosen on STAR and ToolACE with a model that learned from four other
 * sources; they sum to more than 1, since the two see different things.
 *
 * @see docs/results/bench.md, Rules and model together
 */
const classifierWeight = 0.8
const rulesWeight = 0.4

/** The same score for every class: nothing is known. */
export function uniformScores(): Scores {
  return normalised(() => 1)
}

/** The class with the highest score; of equal ones the first in the benchmark's order. */
export function highestScore(scores: Scores): BenchmarkClass {
  return highestOf(scores, benchmarkClasses)
}

const risks = benchmarkClasses.filter((name) => name !== 'appropriate')

function highestOf(scores: Scores, names: readonly BenchmarkClass[]): BenchmarkClass {
  let highest = names[0] ?? 'appropriate'
  for (const name of names) if (scores[name] > scores[highest]) highest = name
  return highest
}

function normalised(scoreOf: (name: BenchmarkClass) => number): Scores {
  const scores = benchmarkClasses.map(scoreOf)
  const sum = scores.reduce((total, score) => total + score, 0)
  return Object.fromEntries(
    benchmarkClasses.map((name, index) => [name, (scores[index] ?? 0) / sum]),
  ) as Record<BenchmarkClass, number>
}

const nothingFound = {
  message: calibrated(claimed([]), [], 'message'),
  record: calibrated(claimed([]), [], 'record'),
}
