/** One record after judging: its line, and what a report needs beyond the line. */
import type { AuditLine } from '../audit-line.ts'
import type { JudgedRecord } from '../judge-record.ts'

export interface Audited {
  /** As given by the user. */
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly audit: AuditLine
  /** Absent where the record could not be read or judged. */
  readonly judged?: JudgedRecord
}
