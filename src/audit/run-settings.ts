/** What each thread of an audit must know; plain data, as it goes to workers. */
import type { FailMode } from '../guardian/fail-mode.ts'
import type { JudgeName } from '../guardian/verdict.ts'
import type { RecordFormat } from './record.ts'
import type { ReportFormat } from './report/report-format.ts'

export interface RunSettings {
  readonly judges: readonly JudgeName[]
  readonly failMode: FailMode
  /** The one format to read; found out for each record where absent. */
  readonly format?: RecordFormat
  readonly report: ReportFormat
  /** File of the trained model. @default the one that ships */
  readonly model?: string
}
