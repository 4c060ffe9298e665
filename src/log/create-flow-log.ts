/** The flow log over an open store: redacts, appends, and accounts for what could not be logged. */
import { McipError } from '../errors.ts'
import type { Piece } from '../state/piece.ts'
import { unreadablePiece } from '../state/working-set.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { entriesBetweenCheckpoints, serialiseCheckpoint } from './checkpoint.ts'
import { keyedDigest } from './digest.ts'
import type { EntryDraft, LogMode } from './entry.ts'
import type { AppendOutcome, FlowLog } from './flow-log.ts'
import { createEntryRenderer } from './render-entry.ts'
import { createSeal } from './sealed-piece.ts'
import type { StoreKeys } from './store/keys.ts'
import type { Append, MaybePromise, Place, Store } from './store.ts'
import { createWorkingSetReader } from './working-set-reader.ts'

export interface FlowLogOptions {
  readonly store: Store
  readonly mode: LogMode
  readonly keys: StoreKeys
  readonly now: () => Date
  /** Takes one line for a person; called once a cause, not once a message. */
  readonly warn: (line: string) => void
  /** What went on without an entry before this log could be opened. */
  readonly gap?: Gap
}

/** What was not logged, and since when. */
export interface Gap {
  readonly forwarded: number
  readonly blocked: number
  /** RFC 3339. */
  readonly since: string
  /** Code of the fault, e.g. `log.full`. */
  readonly cause: string
}

/** Milliseconds without a new attempt after one that failed at once. */
const minPauseMs = 1_000
/** A failed attempt that took long (a lock) is followed by a pause this many times as long. */
const pauseFactor = 4

/** A flow log that writes to `store`. */
export function createFlowLog(options: FlowLogOptions): FlowLog {
  const { store, mode, keys, now, warn } = options
  const renderEntry = createEntryRenderer(mode, keys.digest)
  const seal = createSeal(keys.seal)
  let gap: Gap | undefined = options.gap
  let failing: { readonly cause: McipError; readonly retryAt: number } | undefined
  let warned: string | undefined
  /** Where a gap is written that nothing follows. */
  let last: Pick<EntryDraft, 'trajectory' | 'server'> | undefined
  /** The trajectory that is this connection alone, and ends with it. */
  let connection: TrajectoryKey | undefined
  let sinceCheckpoint = 0
  let isClosed = false

  function render(draft: EntryDraft): Append {
    const append = renderEntry(draft)
    const piece = pieceOf(draft)
    if (append.trajectory.source === 'process') connection = append.trajectory
    return piece === undefined ? append : { piece: seal(piece, append.trajectory), ...append }
  }

  function failed(error: unknown, startedMs: number): AppendOutcome {
    const cause = toFault(error)
    const at = now()
    const pause = Math.max(minPauseMs, (at.getTime() - startedMs) * pauseFactor)
    failing = { cause, retryAt: at.getTime() + pause }
    gap ??= { forwarded: 0, blocked: 0, since: at.toISOString(), cause: cause.code }
    if (warned !== cause.code) {
      warned = cause.code
      warn(
        `mcip: ${cause.message}; until it works again the fail mode decides what goes on (${cause.hint})`,
      )
    }
    return { stored: false, cause }
  }

  function stored(places: readonly Place[], written: Gap | undefined): AppendOutcome {
    failing = undefined
    if (written !== undefined) {
      gap = gap === written ? undefined : gap
      warned = undefined
      const { forwarded, blocked } = written
      warn(
        lostAny(written)
          ? `mcip: the flow log is written again; without an entry ${forwarded} messages were forwarded and ${blocked} blocked`
          : 'mcip: the flow log is written again',
      )
    }
    sinceCheckpoint += places.length
    if (sinceCheckpoint >= entriesBetweenCheckpoints) {
      sinceCheckpoint = 0
      // After the message has gone on; a fault shows again at the next append.
      setImmediate(() => void writeCheckpoint())
    }
    return { stored: true, places: written === undefined ? places : places.slice(1) }
  }

  /** Tries a last time to account for what was not logged; says it where that fails. */
  async function writeGap(written: Gap): Promise<void> {
    try {
      if (last !== undefined) {
        stored(await store.append([render(gapDraft(written, last, now()))]), written)
        return
      }
    } catch (error) {
      failed(error, now().getTime())
    }
    warn(lostWithoutTrace(written))
  }

  /** The working set of an ended trajectory goes; where that fails, it goes when it is idle. */
  async function endConnection(): Promise<void> {
    if (connection === undefined) return
    try {
      await store.deletePieces({ trajectory: connection })
    } catch (error) {
      if (warned === undefined)
        warn(`mcip: a working set was not deleted: ${toFault(error).message}`)
    }
  }

  async function writeCheckpoint(): Promise<void> {
    if (isClosed) return
    try {
      await store.checkpoint((number, heads) =>
        heads.length === 0 ? undefined : serialiseCheckpoint(number, now().toISOString(), heads),
      )
    } catch (error) {
      sinceCheckpoint += entriesBetweenCheckpoints
      if (warned === undefined) warn(`mcip: no checkpoint was written: ${toFault(error).message}`)
    }
  }

  return {
    append(drafts): MaybePromise<AppendOutcome> {
      const [first] = drafts
      if (first === undefined) return { stored: true, places: [] }
      // Not the draft itself: it holds the content of its message.
      last = { trajectory: first.trajectory, server: first.server }
      const startedMs = now().getTime()
      if (isClosed) return failed(closed(), startedMs)
      if (failing !== undefined && startedMs < failing.retryAt) {
        return { stored: false, cause: failing.cause }
      }
      const written = gap
      const all = written === undefined ? drafts : [gapDraft(written, first, now()), ...drafts]
      try {
        const places = store.append(all.map(render))
        if (!('then' in places)) return stored(places, written)
        return places.then(
          (done) => stored(done, written),
          (error: unknown) => failed(error, startedMs),
        )
      } catch (error) {
        return failed(error, startedMs)
      }
    },
    lost({ forwarded, blocked }) {
      const cause = failing?.cause.code ?? 'log.unavailable'
      const before = gap ?? { forwarded: 0, blocked: 0, since: now().toISOString(), cause }
      gap = {
        ...before,
        forwarded: before.forwarded + forwarded,
        blocked: before.blocked + blocked,
      }
    },
    workingSet: createWorkingSetReader(store, keys),
    digest: (text) => keyedDigest(keys.digest, text),
    async close() {
      if (isClosed) return
      if (gap !== undefined && lostAny(gap)) await writeGap(gap)
      if (sinceCheckpoint > 0) await writeCheckpoint()
      isClosed = true
      await endConnection()
      await store.close()
    },
  }
}

/** Whether any message went on, or was stopped, without an entry. */
export function lostAny({ forwarded, blocked }: Gap): boolean {
  return forwarded + blocked > 0
}

/** The line for a gap that no entry will tell of. */
export function lostWithoutTrace({ forwarded, blocked, since, cause }: Gap): string {
  return `mcip: the flow log ends without an entry for ${forwarded} messages that were forwarded and ${blocked} that were blocked since ${since} (${cause})`
}

/** The gap as an entry of the trajectory that is written next. */
function gapDraft(
  gap: Gap,
  next: { trajectory: TrajectoryKey; server: string },
  at: Date,
): EntryDraft {
  const { trajectory, server } = next
  return { kind: 'gap', at: at.toISOString(), trajectory, server, ...gap }
}

/** What an entry leaves behind; of messages that went on without one, that something moved. */
function pieceOf(draft: EntryDraft): Piece | undefined {
  if (draft.kind === 'message') return draft.piece
  if (draft.kind !== 'gap' || draft.forwarded === 0) return undefined
  return { observations: [], forgotten: [{ ...unreadablePiece, leaves: draft.forwarded }] }
}

function closed(): McipError {
  return new McipError('log.unavailable', { file: 'flow log', reason: 'it is closed' })
}

function toFault(error: unknown): McipError {
  if (error instanceof McipError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new McipError('log.unavailable', { file: 'flow log', reason }, { cause: error })
}
