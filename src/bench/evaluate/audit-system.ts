/** The Guardian's own tiers as a system: each case goes the way that `mcip audit` goes. */

import type { AuditLine } from '../../audit/audit-line.ts'
import { type AuditDeps, auditText } from '../../audit/audit-record.ts'
import type { LabelledCase } from './read-cases.ts'
import type { Answer } from './scored.ts'
import type { System } from './system.ts'

export interface AuditSystemOptions {
  readonly name: string
  readonly settings: System['settings']
  readonly deps: AuditDeps
  /** @default 1 */
  readonly concurrency?: number
}

export function createAuditSystem({
  name,
  settings,
  deps,
  concurrency = 1,
}: AuditSystemOptions): System {
  return {
    name,
    settings,
    concurrency,
    answer(one: LabelledCase) {
      const line = auditText(one.text, one, deps)
      return line instanceof Promise ? line.then(answerOf) : answerOf(line)
    },
  }
}

function answerOf({ decision, risk, confidence, scores, ms, error }: AuditLine): Answer {
  return { decision, risk, confidence, scores, ms, ...(error === undefined ? {} : { error }) }
}
