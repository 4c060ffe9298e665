/**
 * Retention: the log cuts its own oldest entries, whole stretches of a trajectory from its start,
 * after noting in the log-wide chain what it is about to cut, so that the chains still verify.
 *
 * @see Regulation (EU) 2024/1689, article 26(6): logs are kept for at least six months
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { workingSetIdleHours } from '../state/working-set.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { type Cut, serialiseCheckpoint, trajectoryId } from './checkpoint.ts'
import type { SqliteStore } from './store/sqlite.ts'
import type { Store, StoredEntry } from './store.ts'

export interface RetentionBounds {
  /** Days that an entry is kept. @default 180 */
  readonly days: number
  /** Bytes that the store may take. @default 2 GiB */
  readonly bytes: number
}

export const defaultRetention: RetentionBounds = { days: 180, bytes: 2 * 1024 ** 3 }

export interface Pruned {
  readonly entries: number
  readonly trajectories: number
  /** Whether the time was up before all that is over the bounds was cut. */
  readonly isPartial: boolean
}

/** Over the bound of bytes, the store is cut down to this part of it, so that it is not cut daily. */
const targetPart = 0.9
/** What a row takes beside its bytes: hash, numbers, index. Measured with entries of 600 bytes. */
const rowBytes = 160
/** A row that is larger than half a page of SQLite has its pages for itself. */
const pageBytes = 4_096
/** Entries that one deletion takes: it holds the store's lock for a few milliseconds. */
const entriesPerCut = 500
const dayMs = 86_400_000
const hourMs = 3_600_000
/** Milliseconds that the daily run beside a guard may take in all. */
const backgroundMs = 2_000

/**
 * Cuts what is older than the bounds allow, oldest first; the newest entry of the log stays.
 *
 * @param deadlineMs milliseconds since the epoch, as `now` gives them, after which it stops
 */
export async function prune(
  store: Store,
  bounds: RetentionBounds,
  now: () => Date,
  deadlineMs: number = Number.POSITIVE_INFINITY,
): Promise<Pruned> {
  const started = now()
  await store.deletePieces({ idleSince: idleSince(started) })
  const plan = await planCuts(store, bounds, started, () => now().getTime() >= deadlineMs)
  const { cuts, isPartial } = plan
  if (cuts.length === 0) return { entries: 0, trajectories: 0, isPartial }
  await store.checkpoint((number, heads) =>
    serialiseCheckpoint(number, started.toISOString(), heads, cuts),
  )
  for (const cut of cuts) {
    await store.cut(cut.trajectory, cut.to)
    // Other work of the process gets its turn between two deletions.
    await nextTurn()
  }
  return {
    entries: cuts.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    trajectories: new Set(cuts.map(({ trajectory }) => trajectoryId(trajectory))).size,
    isPartial,
  }
}

/** The daily run beside a guard: at most once a day for all guards of a store, bounded in time. */
export async function keepRetention(
  store: SqliteStore,
  bounds: RetentionBounds,
  now: () => Date,
  warn: (line: string) => void,
): Promise<void> {
  try {
    const at = now().getTime()
    const last = Date.parse(store.note('retention') ?? '')
    if (at - last < dayMs) return
    // Before the work: another guard that starts now leaves it to this one.
    store.setNote('retention', new Date(at).toISOString())
    await prune(store, bounds, now, at + backgroundMs)
  } catch (error) {
    warn(
      `mcip: old entries were not cut: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** Deletes idle working sets, at most once an hour for all guards of a store. */
export function keepWorkingSets(
  store: SqliteStore,
  now: () => Date,
  warn: (line: string) => void,
): void {
  try {
    const at = now()
    if (at.getTime() - Date.parse(store.note('working-sets') ?? '') < hourMs) return
    store.setNote('working-sets', at.toISOString())
    store.deletePieces({ idleSince: idleSince(at) })
  } catch (error) {
    warn(
      `mcip: old working sets were not deleted: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function idleSince(now: Date): string {
  return new Date(now.getTime() - workingSetIdleHours * hourMs).toISOString()
}

interface Plan {
  readonly cuts: readonly Cut[]
  readonly isPartial: boolean
}

/** A stretch of one trajectory that is being collected. */
interface Stretch {
  readonly trajectory: TrajectoryKey
  readonly from: number
  to: number
  hash: string
}

/** What to cut, read from the oldest entry on until one may stay. */
async function planCuts(
  store: Store,
  bounds: RetentionBounds,
  now: Date,
  isTimeUp: () => boolean,
): Promise<Plan> {
  const oldest = new Date(Math.max(0, now.getTime() - bounds.days * dayMs)).toISOString()
  const size = await store.size()
  let toFree = size > bounds.bytes ? size - bounds.bytes * targetPart : 0
  const open = new Map<string, Stretch>()
  const cuts: Cut[] = []
  let previous: StoredEntry | undefined
  let isPartial = false
  for await (const entry of store.tail()) {
    if (previous !== undefined) {
      if (timeOf(previous) >= oldest && toFree <= 0) break
      collect(open, cuts, previous)
      toFree -= heldBytes(previous)
    }
    previous = entry
    isPartial = isTimeUp()
    if (isPartial) break
  }
  for (const stretch of open.values()) cuts.push({ ...stretch, why: 'retention' })
  return { cuts, isPartial }
}

/** Adds an entry to its trajectory's stretch; a full stretch becomes a cut. */
function collect(open: Map<string, Stretch>, cuts: Cut[], entry: StoredEntry): void {
  const id = trajectoryId(entry.trajectory)
  const { trajectory, seq, hash } = entry
  const stretch = open.get(id)
  if (stretch === undefined) {
    open.set(id, { trajectory, from: seq, to: seq, hash })
    return
  }
  stretch.to = seq
  stretch.hash = hash
  if (seq - stretch.from + 1 < entriesPerCut) return
  cuts.push({ ...stretch, why: 'retention' })
  open.delete(id)
}

/** About what the store gives back for an entry. */
function heldBytes(entry: StoredEntry): number {
  const bytes = Buffer.byteLength(entry.bytes) + rowBytes
  return bytes > pageBytes / 2 ? Math.ceil(bytes / pageBytes) * pageBytes : bytes
}

/** When an entry was written, RFC 3339; an unreadable one counts as old. */
function timeOf(entry: StoredEntry): string {
  return /"at":"([^"]{1,40})"/.exec(entry.bytes.slice(0, 256))?.[1] ?? ''
}
