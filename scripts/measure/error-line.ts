/** Cases that were judged wrongly, in one form whatever script judged them. */
import type { AuditLine } from '../../src/audit/audit-line.ts'

export interface WrongCase {
  /** What kind of error it is, with the wording: `run not stopped, json`. */
  readonly kind: string
  /** The record's id or place, with the message where one is meant: `sgd:17#3`. */
  readonly place: string
  /** What was said of the whole record. */
  readonly line?: Pick<AuditLine, 'risk' | 'decision' | 'confidence'>
  readonly findings: readonly ToldFinding[]
  /** What is known of the case beside that. */
  readonly what?: string
}

type ToldFinding = Pick<
  AuditLine['findings'][number],
  'risk' | 'decision' | 'severity' | 'confidence' | 'text'
> & { readonly message?: number }

/** One line without a break: kind, place, class, decision, confidence, findings and what is known, between tabs. */
export function errorLine({ kind, place, line, findings, what = '' }: WrongCase): string {
  const told = findings.map(
    ({ risk, decision, severity, confidence, message, text }) =>
      `${risk} ${decision} ${severity} ${confidence.toFixed(2)}${message === undefined ? '' : ` #${message}`} ${text}`,
  )
  const cells = [
    kind,
    place,
    line?.risk ?? '',
    line?.decision ?? '',
    line?.confidence.toFixed(2) ?? '',
    told.join('; ') || 'none',
    what,
  ]
  return cells.map((cell) => cell.replaceAll(/\s+/g, ' ')).join('\t')
}
