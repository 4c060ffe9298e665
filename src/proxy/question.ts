/** A question that the guard puts to a person in the host. */
import type { EntryDraft } from '../log/entry.ts'
import type { RequestMessage } from '../mcp/message.ts'
import type { Completeness, TrajectoryKey } from '../trajectory/trajectory.ts'

/** Where a question belongs. */
export interface QuestionPlace {
  readonly trajectory: TrajectoryKey
  /** Id of the guarded server. */
  readonly server: string
  readonly completeness: Completeness
  /** Keyed digest, lower-case hex. */
  readonly digest: (text: string) => string
}

/** A question, before it is logged and put. */
export interface Question {
  readonly id: string
  /** The request of the guard, without a line end. */
  readonly text: string
  readonly draft: EntryDraft
  readonly held: RequestMessage
  /** Ids of the requests for approval. */
  readonly approvals: readonly string[]
  readonly place: QuestionPlace
}
