/** One line of a peer on its way through the pipeline: what was found, and what is done about it. */
import type { Action } from '../enforcement/action.ts'
import type { McipError } from '../errors.ts'
import type { EntryDraft } from '../log/entry.ts'
import type { Message, Side } from '../mcp/message.ts'
import type { Line } from '../transport/transport.ts'
import { withProvenance } from './flow-provenance.ts'
import type { Judged } from './judge-message.ts'
import type { Question } from './question.ts'

/** One message of a line with the action that was chosen for it. */
export interface HandledMessage {
  readonly judged: Judged
  readonly action: Action
}

export type HandledLine =
  | {
      readonly kind: 'judged'
      readonly from: Side
      /** The line with its line end. */
      readonly raw: Uint8Array
      readonly isBatch: boolean
      readonly messages: readonly HandledMessage[]
      /** What a person is asked in the host while the one message is held. */
      readonly question?: Question
      readonly drafts: readonly EntryDraft[]
      /** Why no entry tells of the line. */
      readonly unlogged?: McipError
    }
  | {
      readonly kind: 'rejected'
      readonly from: Side
      /** What the host gets to read: it sent the line, or waits for the answer that the line was. */
      readonly reply: string | undefined
      /** The beginning of a line that is no message, as it came; at most 256 bytes of it. */
      readonly start?: string
      /** A line of the host that waited for this one, the answer to a question. */
      readonly released?: Line
      readonly drafts: readonly EntryDraft[]
    }

/** The draft of a judged message's entry. */
export function draftOf(
  { judged, action }: HandledMessage,
  entry: Pick<EntryDraft, 'at' | 'server'> & {
    readonly from: Side
    readonly ms: number
  },
): EntryDraft {
  const { message, trajectory, answers, flows, verdict, input } = judged
  return {
    kind: 'message',
    ...entry,
    trajectory,
    message: {
      kind: message.kind,
      ...methodOf(message, answers?.method),
      ...idOf(message),
      bytes: message.bytes,
    },
    flows: withProvenance(flows, input.origins),
    verdict,
    action: action.kind,
  }
}

const maxMethod = 256
const maxId = 256

function methodOf(message: Message, answered: string | undefined) {
  const method = 'method' in message ? message.method : answered
  return method === undefined ? {} : { method: method.slice(0, maxMethod) }
}

function idOf(message: Message) {
  if (!('id' in message) || message.id === null) return {}
  const { id } = message
  return { id: typeof id === 'string' ? JSON.stringify(id.slice(0, maxId)) : id.toString() }
}
