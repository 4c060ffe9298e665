/** Walks the chain of one trajectory and names its first broken entry. */
import { McipError } from '../errors.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { chainHash, noHash } from './chain.ts'
import { type Cut, parseObject, readTrajectory } from './checkpoint.ts'
import type { Fault, FaultKind } from './fault.ts'
import type { Head, Store, StoredEntry } from './store.ts'

/** What the log-wide chain knows about one trajectory. */
export interface Noted {
  /** Hash of an entry, by its `seq`. */
  readonly hashes: ReadonlyMap<number, string>
  /** Cuts by the first `seq` that they took. */
  readonly cuts: readonly Cut[]
}

export interface TrajectoryCheck {
  readonly entries: number
  readonly fault?: Fault
}

/** A place in the walk: the `seq` that must come next, and the hash that it hangs on. */
interface Place {
  readonly seq: number
  readonly hash: string
}

/**
 * The first fault of a trajectory, and how many entries hold up to there.
 *
 * Never serialises again: only stored bytes are hashed.
 */
export async function verifyTrajectory(
  source: Pick<Store, 'entries' | 'head'>,
  head: Head,
  noted: Noted,
): Promise<TrajectoryCheck> {
  const { trajectory } = head
  const fault = (kind: FaultKind, seq: number, text: string): Fault => ({
    kind,
    trajectory,
    seq,
    text,
  })
  let entries = 0
  let hashAtHead: string | undefined
  let expected = startOf(head, noted)
  if ('kind' in expected) return { entries, fault: expected }
  let before: Place = { seq: -1, hash: unknownHash }

  try {
    for await (const entry of source.entries(trajectory)) {
      expected = acrossCut(expected, entry, noted)
      const walk = { before, expected, entries }
      const problem = await problemAt(source, trajectory, walk, entry)
      if (problem !== undefined) {
        return { entries, fault: fault(problem.kind, problem.seq ?? expected.seq, problem.text) }
      }
      const known = noted.hashes.get(entry.seq)
      if (known !== undefined && known !== entry.hash) {
        const since = lastBefore(noted.hashes, entry.seq)
        return {
          entries,
          fault: fault(
            'changed',
            since,
            `an entry from ${since} to ${entry.seq} was changed and the hashes after it were written anew: a checkpoint knows another hash of entry ${entry.seq}`,
          ),
        }
      }
      entries++
      if (entry.seq === head.seq) hashAtHead = entry.hash
      before = expected
      expected = { seq: entry.seq + 1, hash: entry.hash }
    }
  } catch (error) {
    const reason = wrongCell(error)
    if (reason === undefined) throw error
    const text = `entry ${expected.seq} was changed: ${reason}`
    return { entries, fault: fault('changed', expected.seq, text) }
  }
  // A guard may have appended since the head was read: then the head has moved on too.
  const isLive = expected.seq - 1 > head.seq && hashAtHead === head.hash
  if (isLive && ((await source.head(trajectory))?.seq ?? -1) >= expected.seq - 1) return { entries }
  const ending = endingFault(head, acrossEnd(expected, noted), noted)
  return ending === undefined ? { entries } : { entries, fault: fault(...ending) }
}

/** What a store says of a row that holds a value of another kind than any guard writes. */
function wrongCell(error: unknown): string | undefined {
  if (!(error instanceof McipError) || error.code !== 'log.corrupt') return undefined
  return error.data.column === undefined ? undefined : String(error.data.reason)
}

/** Where the walk starts; a fault when entries are gone that no cut of the log explains. */
function startOf(head: Head, noted: Noted): Place | Fault {
  const { base, trajectory } = head
  if (base === undefined) return { seq: 0, hash: noHash }
  const isNoted = noted.cuts.some((cut) => cut.to === base.seq && cut.hash === base.hash)
  if (isNoted) return { seq: base.seq + 1, hash: base.hash }
  const text = `entries up to ${base.seq} are gone, and no checkpoint notes that the log cut them`
  return { kind: 'removed', trajectory, seq: 0, text }
}

/** The place after a repaired hole, when `entry` stands behind one that starts here. */
function acrossCut(expected: Place, entry: StoredEntry, noted: Noted): Place {
  if (entry.seq <= expected.seq) return expected
  const cut = noted.cuts.find(({ from, to }) => from === expected.seq && to === entry.seq - 1)
  if (cut === undefined) return expected
  if (cut.hash !== undefined) return { seq: entry.seq, hash: cut.hash }
  // WHY: the hash before the hole is lost, so the first entry after it is held by its own hash.
  return cut.next === entry.hash ? { seq: entry.seq, hash: unknownHash } : expected
}

function acrossEnd(expected: Place, noted: Noted): Place {
  const cut = noted.cuts.find(({ from, hash }) => from === expected.seq && hash !== undefined)
  return cut?.hash === undefined ? expected : { seq: cut.to + 1, hash: cut.hash }
}

const unknownHash = 'unknown'

/** How far the walk is. */
interface Walk {
  /** The place of the entry before. */
  readonly before: Place
  readonly expected: Place
  /** Entries that were met. */
  readonly entries: number
}

interface Problem {
  readonly kind: FaultKind
  readonly text: string
  /** Absent: the place where it shows. */
  readonly seq?: number
}

/** What is wrong with the entry that stands where `expected` should; undefined when nothing is. */
async function problemAt(
  source: Pick<Store, 'entries'>,
  trajectory: TrajectoryKey,
  walk: Walk,
  entry: StoredEntry,
): Promise<Problem | undefined> {
  const { before, expected } = walk
  const { seq } = expected
  const holds =
    expected.hash === unknownHash || chainHash(expected.hash, entry.bytes) === entry.hash
  const claim = claimOf(entry)
  const named = claim.trajectory
  if (holds && named !== undefined && !isSame(named, trajectory)) {
    const text = `entry ${seq} belongs to trajectory ${named.source}:${named.value}`
    return { kind: 'renamed-trajectory', text }
  }
  if (holds && claim.seq === seq && entry.seq === seq) return undefined
  if (holds) return { kind: 'reordered', text: `entry ${seq} is stored at place ${entry.seq}` }
  const isForked = chainHash(before.hash, entry.bytes) === entry.hash
  if (isForked && claim.seq === before.seq && entry.hash !== expected.hash) {
    const text = `an entry was inserted at ${before.seq}: another one there continues the chain too`
    return { kind: 'inserted', text, seq: before.seq }
  }
  return explain(await around(source, trajectory, walk, entry), seq, claim.seq, entry)
}

/** What the entries at and after a broken place say about what happened there. */
interface Surroundings {
  /** Entries between the broken place and the next that continues the chain; undefined: none does. */
  readonly foreign: number | undefined
  /** Whether the entry that belongs here stands later. */
  readonly isLater: boolean
  /** Whether the entry that stands here continues one that stands later. */
  readonly isMoved: boolean
}

async function around(
  source: Pick<Store, 'entries'>,
  trajectory: TrajectoryKey,
  { expected, entries }: Walk,
  broken: StoredEntry,
): Promise<Surroundings> {
  // Counted, not compared: a copy of an entry looks like the entry.
  let index = -entries - 1
  let foreign: number | undefined
  let isLater = false
  let isMoved = false
  try {
    for await (const entry of source.entries(trajectory)) {
      index++
      if (index <= 0) continue
      if (claimOf(entry).seq === expected.seq) isLater = true
      if (chainHash(entry.hash, broken.bytes) === broken.hash) isMoved = true
      if (foreign === undefined && chainHash(expected.hash, entry.bytes) === entry.hash)
        foreign = index
    }
  } catch (error) {
    // What stands behind an entry that cannot be read tells nothing of this one.
    if (wrongCell(error) === undefined) throw error
  }
  return { foreign, isLater, isMoved }
}

function explain(
  { foreign, isLater, isMoved }: Surroundings,
  seq: number,
  claimed: number | undefined,
  entry: StoredEntry,
): { readonly kind: FaultKind; readonly text: string } {
  if (foreign !== undefined && !isMoved) {
    const many = foreign === 1 ? 'an entry was' : `${foreign} entries were`
    return { kind: 'inserted', text: `${many} inserted at ${seq}: the chain goes on after it` }
  }
  if (claimed === undefined || claimed === seq) {
    return { kind: 'changed', text: `entry ${seq} was changed: its bytes do not give its hash` }
  }
  if (isLater || isMoved) {
    return { kind: 'reordered', text: `entry ${claimed} stands where entry ${seq} belongs` }
  }
  if (claimed > seq) {
    const many = claimed - 1 === seq ? `entry ${seq} was` : `entries ${seq} to ${claimed - 1} were`
    return { kind: 'removed', text: `${many} removed: entry ${claimed} follows` }
  }
  return {
    kind: 'inserted',
    text: `an entry was inserted at ${seq}: it says that it is entry ${claimed} (hash ${entry.hash.slice(0, 8)})`,
  }
}

/** The fault of a walk that ended at `expected`, where head or checkpoints say otherwise. */
function endingFault(
  head: Head,
  expected: Place,
  noted: Noted,
): [FaultKind, number, string] | undefined {
  const known = Math.max(head.seq, lastBefore(noted.hashes, Number.POSITIVE_INFINITY) - 1)
  if (expected.seq <= known) {
    const many =
      known === expected.seq ? `entry ${known} is` : `entries ${expected.seq} to ${known} are`
    const who = head.seq >= known ? 'the head' : 'a checkpoint'
    return [
      'cut-tail',
      expected.seq,
      `${many} missing at the end: ${who} knows ${known + 1} entries`,
    ]
  }
  if (head.seq !== expected.seq - 1 || head.hash !== expected.hash) {
    return [
      'changed-head',
      head.seq,
      `the head says entry ${head.seq} with hash ${head.hash.slice(0, 8)}, the last entry is ${expected.seq - 1}`,
    ]
  }
  return undefined
}

/** What the bytes of an entry say about its place. */
function claimOf(entry: StoredEntry): {
  readonly seq?: number
  readonly trajectory?: TrajectoryKey
} {
  const value = parseObject(entry.bytes)
  const trajectory = readTrajectory(value?.trajectory)
  return {
    ...(typeof value?.seq === 'number' ? { seq: value.seq } : {}),
    ...(trajectory === undefined ? {} : { trajectory }),
  }
}

function isSame(left: TrajectoryKey, right: TrajectoryKey): boolean {
  return left.source === right.source && left.value === right.value
}

/** The first `seq` after the last noted entry before `seq`; 0 when none is noted before it. */
function lastBefore(hashes: ReadonlyMap<number, string>, seq: number): number {
  let last = -1
  for (const known of hashes.keys()) {
    if (known < seq && known > last) last = known
  }
  return last + 1
}
