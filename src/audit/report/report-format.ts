/** The forms in which an audit is reported, and what each writes for a batch of records. */
import type { Audited } from './audited.ts'
import { sarifResults } from './sarif.ts'

export const reportFormats = ['text', 'jsonl', 'sarif'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** What a format writes of one record while records are read; a text is written at the end only. */
export function recordOutput(
  format: ReportFormat,
  record: Audited,
  text: string,
): readonly string[] {
  switch (format) {
    case 'text':
      return []
    case 'jsonl':
      return [JSON.stringify(record.audit)]
    case 'sarif':
      return sarifResults(record, text)
  }
}
