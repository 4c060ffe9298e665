/**
 * Stage 6: the flow log. One entry a message, written before the message goes on.
 *
 * An entry is stored as the bytes of its JSON; `hash` is SHA-256 over the previous hash, a line
 * feed and those bytes, so verification never serialises again.
 */
import type { Flow } from '../flow/flow.ts'
import type { Scores, Verdict } from '../guardian/verdict.ts'
import type { RejectionReason, Side } from '../mcp/message.ts'
import type { RiskId } from '../risk/risk.ts'
import type { Piece } from '../state/piece.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'

/** Version of the entry format; stored in every entry, raised with a migration. */
export const entryFormat = 1

/** How much content an entry keeps: all, recognised values replaced and long strings cut, or types and lengths only. */
export const logModes = ['full', 'redacted', 'shape'] as const
export type LogMode = (typeof logModes)[number]

interface EntryBase {
  readonly format: number
  /** Place in the trajectory's chain, from 0. */
  readonly seq: number
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string
  readonly trajectory: TrajectoryKey
  /** Id of the guarded server. */
  readonly server: string
}

/** A message that was read, judged and acted on. */
export interface MessageEntry extends EntryBase {
  readonly kind: 'message'
  readonly from: Side
  readonly message: {
    readonly kind: 'request' | 'notification' | 'result' | 'error'
    /** The method, of an answer the method of its request; absent for a stray answer. */
    readonly method?: string
    /** The id as JSON text. */
    readonly id?: string
    readonly bytes: number
  }
  readonly flows: readonly Flow[]
  readonly verdict: LoggedVerdict
  /** What enforcement did; the kinds of its `Action`. */
  readonly action: 'forward' | 'replace' | 'reject' | 'hold'
  /** Judging time in milliseconds, message read to action chosen. */
  readonly ms: number
}

/** A verdict as logged: scores say nothing new where nothing was found, and older guards logged none. */
export type LoggedVerdict = Omit<Verdict, 'scores'> & { readonly scores?: Scores }

/** A line that was no message that may go on. */
export interface RejectedEntry extends EntryBase {
  readonly kind: 'rejected'
  readonly from: Side
  readonly reason: RejectionReason
  readonly detail: string
  readonly bytes: number
}

/** Messages that went on while the log could not be written. */
export interface GapEntry extends EntryBase {
  readonly kind: 'gap'
  readonly forwarded: number
  readonly blocked: number
  /** RFC 3339. */
  readonly since: string
  /** Code of the fault, e.g. `log.full`. */
  readonly cause: string
}

/** What is true of a judged message, as a person says. */
export type MarkLabel = RiskId | 'appropriate'

/** How a person said it: by a mark, or by an answer to what was asked. */
export const markWays = ['mark', 'approval', 'denial'] as const
export type MarkWay = (typeof markWays)[number]

/** What a person said of a message's verdict; of several about one entry the last counts. */
export interface MarkEntry extends EntryBase {
  readonly kind: 'mark'
  /** `seq` of the message's entry in the same chain. */
  readonly about: number
  /** Null takes back what was said before. */
  readonly label: MarkLabel | null
  readonly by: MarkWay
}

export type Entry = MessageEntry | RejectedEntry | GapEntry | MarkEntry

/**
 * An entry before the log gives it its place.
 *
 * Numbers of flows in it (`Flow.seq`, `Finding.flow`, `Finding.message`, `Evidence.message`,
 * `Provenance.from.seq`) count from 0 within the entry; a flow of an earlier entry is written as
 * `earlierFlow(seq)`, which is negative. The log raises both to numbers of the trajectory.
 */
export type EntryDraft =
  | (Omit<MessageEntry, 'seq' | 'format'> & {
      /** What the message leaves in the working set, which is stored with the entry, not in it. */
      readonly piece?: Piece
    })
  | Omit<RejectedEntry, 'seq' | 'format'>
  | Omit<GapEntry, 'seq' | 'format'>
  | Omit<MarkEntry, 'seq' | 'format'>

/** Number in the trajectory of a flow that a draft names; `flowSeq` is that of its first flow. */
export function placedFlow(number: number, flowSeq: number): number {
  return number >= 0 ? flowSeq + number : -1 - number
}

/** A flow with its verdict, as logged and exported; a flow itself knows no verdict. */
export type LoggedFlow = Flow & {
  readonly verdict?: Omit<LoggedVerdict, 'completeness'>
}
