/** A few records judged together: what a worker of `mcip audit` does, and the command by itself. */
import { type ErrorCode, McipError } from '../errors.ts'
import { errorLine } from './audit-line.ts'
import { type AuditDeps, auditRecord, placeText } from './audit-record.ts'
import { inOrder } from './in-order.ts'
import type { FileRecord } from './read-files.ts'
import type { Audited } from './report/audited.ts'
import { type ReportFormat, recordOutput } from './report/report-format.ts'
import type { Tally } from './report/tally.ts'
import { createTally } from './report/tally-of.ts'

/** A record as it goes to a worker, or why there is none: an error does not survive the way. */
export type BatchRecord =
  | { readonly file: string; readonly line: number; readonly text: string }
  | { readonly file: string; readonly line: number; readonly fault: Fault }

export interface Fault {
  readonly code: ErrorCode
  readonly data: McipError['data']
}

export interface BatchResult {
  /** What the format writes of each record, in input order; some write nothing. */
  readonly outputs: readonly string[]
  readonly tally: Tally
}

export function batchRecordOf(record: FileRecord): BatchRecord {
  if ('text' in record) return record
  const { file, line, error } = record
  return { file, line, fault: { code: error.code, data: error.data } }
}

export async function judgeBatch(
  records: readonly BatchRecord[],
  deps: AuditDeps,
  format: ReportFormat,
): Promise<BatchResult> {
  const outputs: string[] = []
  const tally = createTally()
  const take = (record: BatchRecord, found: Pick<Audited, 'audit'>): void => {
    const audited = { file: record.file, line: record.line, ...found }
    outputs.push(...recordOutput(format, audited, textOf(record)))
    tally.add(audited)
  }
  const judge = (record: BatchRecord): Pick<Audited, 'audit'> | Promise<Pick<Audited, 'audit'>> =>
    'text' in record ? auditRecord(record.text, record, deps) : faulty(record)
  const { atOnce = 1 } = deps
  if (atOnce === 1) {
    for (const record of records) {
      const found = judge(record)
      take(record, found instanceof Promise ? await found : found)
    }
  } else {
    const pairs = inOrder(records, atOnce, async (record) => ({
      record,
      found: await judge(record),
    }))
    for await (const { record, found } of pairs) take(record, found)
  }
  return { outputs, tally: tally.read() }
}

function textOf(record: BatchRecord): string {
  return 'text' in record ? record.text : ''
}

function faulty({
  file,
  line,
  fault,
}: BatchRecord & { readonly fault: Fault }): Pick<Audited, 'audit'> {
  const error = new McipError(fault.code, fault.data)
  return { audit: errorLine(placeText({ file, line }), error, 0) }
}
