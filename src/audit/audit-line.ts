/** What `mcip audit --format jsonl` writes: one line for each record, in input order. */
import type { Decision, Finding } from '../guardian/verdict.ts'
import type { BenchmarkClass } from '../risk/risk.ts'
import type { Completeness } from '../trajectory/trajectory.ts'

export interface AuditLine {
  /** The record's own id, or `<file>:<line>` where it has none. */
  readonly id: string
  /** The most severe of the findings, as in mode `enforce` with nobody to answer. */
  readonly decision: Decision
  /** The class with the highest score, whatever the decision. */
  readonly risk: BenchmarkClass
  /** `scores[risk]`. */
  readonly confidence: number
  /** Always all 11 classes; they sum to 1. */
  readonly scores: Readonly<Record<BenchmarkClass, number>>
  readonly findings: readonly Finding[]
  readonly completeness: Completeness
  /** Milliseconds from the record read to its verdict. */
  readonly ms: number
  /** Error code and reason of a record that could not be judged. */
  readonly error?: string
}
