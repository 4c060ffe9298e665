/**
 * Stage 4's answer. A block is a value, not an error.
 */
import type { BenchmarkClass, RiskId } from '../risk/risk.ts'
import type { Completeness } from '../trajectory/trajectory.ts'

/** What may happen to a flow, mildest first. */
export const decisions = ['allow', 'redact', 'ask', 'block'] as const
export type Decision = (typeof decisions)[number]

export const severities = ['info', 'low', 'medium', 'high'] as const
export type Severity = (typeof severities)[number]

export type JudgeName = 'rules' | 'norms' | 'classifier' | 'llm'

/** The element of the flow or trajectory that is wrong. */
export type FlowElement =
  | 'sender'
  | 'recipient'
  | 'subject'
  | 'type'
  | 'principle'
  | 'presence'
  | 'order'

/** A place that a developer can look at. */
export interface Evidence {
  /** Index in `messages` of a recorded dialogue; the flow's `seq` in live traffic. */
  readonly message: number
  /** RFC 6901, from the message. */
  readonly pointer: string
  /** UTF-16 code units of the decoded string, start inclusive, end exclusive. */
  readonly span?: readonly [number, number]
}

/** How likely each class of the benchmark is. */
export type Scores = Readonly<Record<BenchmarkClass, number>>

/** One judge's claim. */
export interface Finding {
  readonly risk: RiskId | null
  readonly code?: 'judge-unavailable'
  readonly judge: JudgeName
  readonly decision: Decision
  readonly severity: Severity
  /** 0 to 1. */
  readonly confidence: number
  /** `seq` of the flow. */
  readonly flow: number
  /** Where a guard would have acted: index in `messages`; the flow's `seq` in live traffic. */
  readonly message: number
  readonly element: FlowElement
  /** One sentence for a person, made of fixed words and quoted, bounded names. */
  readonly text: string
  readonly evidence: readonly Evidence[]
  /** Set where no mode and no person makes a question of it; not stored. */
  readonly final?: true
}

/** The guard's one answer about one message. */
export interface Verdict {
  readonly decision: Decision
  /** The class with the highest score, whatever the decision: what is wrong need not be stopped. */
  readonly risk: BenchmarkClass
  /** `scores[risk]`, 0 to 1. */
  readonly confidence: number
  /** Always all 11 classes; they sum to 1. All are equal where only faults of the guard stop. */
  readonly scores: Scores
  readonly findings: readonly Finding[]
  readonly completeness: Completeness
}

/**
 * How a finding names a flow that was logged before: -1 for flow 0, -2 for flow 1, and so on. The
 * flows of the judged message itself count from 0 until the log gives them their places.
 */
export function earlierFlow(seq: number): number {
  return -1 - seq
}
