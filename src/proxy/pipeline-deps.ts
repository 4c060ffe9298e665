/** All that the pipeline joins. */
import type { FlowLog } from '../log/flow-log.ts'
import type { LineDeps } from './handle-line.ts'
import type { HandledLine } from './handled-line.ts'

export interface PipelineDeps extends LineDeps {
  readonly log: FlowLog
  /** Called once for each line that was handled, after it was logged; for people who watch. */
  readonly notice: (line: HandledLine) => void
}
