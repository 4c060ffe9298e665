/** What `mcip audit --format jsonl` writes: one line for each record, in input order. */
import type { McipError } from '../errors.ts'
import { moreSevere } from '../guardian/combine.ts'
import { highestScore, joined, scoresOf, uniformScores } from '../guardian/scores.ts'
import type { Decision, Finding, Scores } from '../guardian/verdict.ts'
import type { BenchmarkClass } from '../risk/risk.ts'
import type { Completeness } from '../trajectory/trajectory.ts'
import type { JudgedRecord } from './judge-record.ts'

export interface AuditLine {
  /** The record's own id, or `<file>:<line>` where it has none. */
  readonly id: string
  /** The most severe of the findings, as in mode `enforce` with nobody to answer. */
  readonly decision: Decision
  /**
   * The class with the highest score: what was found, whether or not it is decided to stop it; never
   * `appropriate` where a risk of the benchmark was stopped.
   */
  readonly risk: BenchmarkClass
  /** `scores[risk]`. */
  readonly confidence: number
  /** Always all 11 classes; they sum to 1. */
  readonly scores: Scores
  readonly findings: readonly Finding[]
  readonly completeness: Completeness
  /** Milliseconds from the record read to its verdict. */
  readonly ms: number
  /** Error code and reason of a record that could not be judged. */
  readonly error?: string
}

/** The line of a judged record; `ms` is rounded to microseconds. */
export function auditLineOf(id: string, judged: JudgedRecord, ms: number): AuditLine {
  const { findings, completeness } = judged
  const scores = scoresOfRecord(judged)
  const risk = highestScore(scores)
  return {
    id,
    decision: findings.reduce<Decision>((most, one) => moreSevere(most, one.decision), 'allow'),
    risk,
    confidence: scores[risk],
    scores,
    findings,
    completeness,
    ms: rounded(ms),
  }
}

function scoresOfRecord({ findings, classified, isRuled }: JudgedRecord): Scores {
  if (classified === undefined) return scoresOf(findings, 'record')
  return isRuled ? joined(classified, findings) : classified
}

/** The line of a record that could not be read or judged: nothing is known of it. */
export function errorLine(id: string, error: McipError, ms: number): AuditLine {
  const scores = uniformScores()
  return {
    id,
    decision: 'allow',
    risk: 'appropriate',
    confidence: scores.appropriate,
    scores,
    findings: [],
    completeness: {
      query: 'unknown',
      builtins: false,
      response: false,
      lists: false,
      provenance: 'window',
      key: 'record',
    },
    ms: rounded(ms),
    error: `${error.code}: ${error.message}`,
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 1_000) / 1_000
}
