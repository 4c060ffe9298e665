/**
 * What is remembered of one trajectory, kept in step with the store: what other guards appended
 * since the last look is read before a message is judged, own pieces are not read back.
 */
import type { MaybePromise } from '../log/store.ts'
import type { ReadWorkingSet, WorkingSetReader } from '../log/working-set-reader.ts'
import { type Piece, summaryOf, summaryOfObservation } from '../state/piece.ts'
import { unreadablePiece } from '../state/working-set.ts'
import { createMemory } from '../trajectory/create-memory.ts'
import { latestTurn, type TrajectoryMemory } from '../trajectory/memory.ts'
import type { Forgotten } from '../trajectory/observation.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'

export interface Notes {
  /** What the trajectory left behind so far, over all servers. */
  readonly past: TrajectoryMemory
  /** Whether all that the trajectory left behind is at hand. */
  readonly isWhole: boolean
  /** Whether every server that was called had a list of its tools seen. */
  readonly sawLists: boolean
  /** The deeds of the turn where it is time to tell them again; undefined: it is not. */
  deedsDue(): Piece['deeds']
  /** Takes note of a piece with final numbers, which this guard stored at a position. */
  took(piece: Piece, position: number): void
  /** Takes note that a piece was not stored and yet went on: its values have no flows. */
  lost(piece: Piece): void
}

export interface TrajectoryMemoryInStep extends Notes {
  /** Reads what others stored since the last look; a store that cannot be read leaves gaps. */
  look(): MaybePromise<void>
}

/**
 * UTF-16 code units of values after which the deeds are told again. WHY so few: a store keeps the last
 * 160 KB of a trajectory, and one piece may be long (`workingSetBounds`).
 */
const retellAfter = 32_768
/** Own pieces above the last look that are kept apart from those of others. */
const maxOwn = 1_024

/** @param workingSet where pieces are read; absent: only what this guard takes note of is there */
export function createTrajectoryMemory(
  trajectory: TrajectoryKey,
  workingSet?: WorkingSetReader,
): TrajectoryMemoryInStep {
  const past = createMemory()
  const called = new Set<string>()
  const listed = new Set<string>()
  /** Positions of own pieces above `seen`. */
  const own = new Set<number>()
  let seen = -1
  let revision: number | undefined
  /** UTF-16 code units of values since the deeds were last told. */
  let untold = 0
  let isBehind = workingSet !== undefined

  function take({ observations, turn, offered, forgotten, deeds }: Piece): void {
    if (deeds !== undefined) {
      past.takeDeeds(deeds)
      untold = 0
    }
    // A turn that reached several guards is one turn.
    if (turn !== undefined && !past.turns.some(({ id }) => id !== undefined && id === turn.id)) {
      past.begin({ ...turn, number: latestTurn(past) + 1 })
    }
    for (const observation of observations) {
      past.observe(observation)
      untold += sizeOf(observation)
      // A value behind the cut must not look like one that nobody sent.
      if (observation.cut !== undefined) forget(summaryOfObservation(observation, observation.cut))
      if (observation.kind === 'call' && observation.server !== undefined) {
        called.add(observation.server)
      }
    }
    for (const { server, definition, origin, firstSeen } of offered ?? []) {
      past.offer(server, [definition], { origin, firstSeen: () => firstSeen })
      listed.add(server)
    }
    for (const one of forgotten ?? []) forget(one)
  }

  function forget(one: Forgotten): void {
    past.forget(one)
    // It may have been called.
    if (one.server !== undefined) called.add(one.server)
  }

  function catchUp({ pieces, forgotten, last }: ReadWorkingSet, now: number): void {
    for (const { piece } of pieces) take(piece)
    const read = pieces.map(({ piece }) => piece)
    if (forgotten.length > 0 && mayMissDeeds(read)) past.takeDeeds(undefined)
    take({ observations: [], forgotten })
    reached(Math.max(last, ...own), now)
  }

  function reached(position: number, now: number): void {
    seen = Math.max(seen, position)
    own.clear()
    revision = now
    isBehind = false
  }

  function compare(now: number): MaybePromise<void> {
    // Nobody else wrote: what is above the last look is this guard's own.
    if (now === revision) {
      isBehind = false
      if (own.size > 0) reached(Math.max(...own), now)
      return
    }
    const found = workingSet?.read(trajectory, seen, own)
    if (found instanceof Promise) return found.then((read) => catchUp(read, now))
    if (found !== undefined) catchUp(found, now)
  }

  /** Looks again next time; until then nothing is known of what others did. */
  function missed(): void {
    isBehind = true
  }

  return {
    past,
    get isWhole() {
      return !isBehind && past.forgotten.length === 0
    },
    get sawLists() {
      return [...called].every((server) => listed.has(server))
    },
    look() {
      if (workingSet === undefined) return
      try {
        const now = workingSet.revision()
        const done = now instanceof Promise ? now.then(compare) : compare(now)
        return done instanceof Promise ? done.catch(missed) : done
      } catch {
        // A busy or damaged store; the log says why, and the verdict that the view has gaps.
        missed()
      }
    },
    deedsDue: () => (untold >= retellAfter ? past.allDeeds() : undefined),
    took(piece, position) {
      take(piece)
      if (workingSet === undefined) return
      own.add(position)
      if (own.size < maxOwn) return
      // Without a look for so long: what others did meanwhile counts as forgotten.
      forget(unreadablePiece)
      reached(Math.max(...own), Number.NaN)
    },
    lost(piece) {
      forget(summaryOf(piece))
      past.takeDeeds(
        piece.observations.flatMap(({ deed, flow }) =>
          deed?.[1] ? [[deed[0], flow] as const] : [],
        ),
      )
    },
  }
}

/**
 * Whether what was pushed out may have told of deeds of the user's turn: the oldest pieces go first
 * and the turns stay, so it was before the turn where an older piece of values is left.
 */
function mayMissDeeds(left: readonly Piece[]): boolean {
  const turn = left.findLastIndex((piece) => piece.turn?.source === 'user')
  const since = left.slice(turn + 1)
  if (since.some(({ deeds }) => deeds !== undefined)) return false
  if (turn < 0) return true
  const isOfValues = ({ turn: begun, offered = [] }: Piece): boolean =>
    begun === undefined && offered.length === 0
  return since.length > 0 && !left.slice(0, turn).some(isOfValues)
}

function sizeOf({ leaves }: Piece['observations'][number]): number {
  let size = 0
  for (const [pointer, value] of leaves) {
    size += pointer.length + (typeof value === 'string' ? value.length : 8)
  }
  return size
}
