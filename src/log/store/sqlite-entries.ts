/** Entries and heads of the SQLite store. */
import type { TrajectoryKey } from '../../trajectory/trajectory.ts'
import { chainHash } from '../chain.ts'
import { parseObject, readTrajectory } from '../checkpoint.ts'
import type { Append, Head, Place, Store, StoredEntry } from '../store.ts'
import type { Headless } from '../verify.ts'
import type { SqlDriver, SqlRow } from './sql-driver.ts'
import { createLiveHeads, type LiveHead } from './sqlite-heads.ts'
import { createPiecesPart, type PiecesPart } from './sqlite-pieces.ts'
import { encodeName, type Guard, integer, lazily, text, trajectoryOf } from './sqlite-row.ts'

/** The part of the contract that this file fulfils, at once and not with promises. */
export interface EntriesPart extends Pick<Store, 'entries' | 'tail'>, Omit<PiecesPart, 'insert'> {
  append(entries: readonly Append[]): readonly (Place & { readonly hash: string })[]
  heads(filter?: { readonly limit?: number; readonly server?: string }): readonly Head[]
  head(trajectory: TrajectoryKey): Head | undefined
  /** Writes the heads that this process has moved on; they lag behind the entries by a second at most. */
  flush(): void
  /** Trajectories that have entries and no head; none in a store that only guards wrote. */
  headless(): readonly Headless[]
}

/** Entries that one page of a reading loop holds; no snapshot stays open between pages. */
const pageRows = 64

const selectHead = `
  SELECT h.*, b.seq AS base_seq, b.hash AS base_hash
  FROM heads h LEFT JOIN bases b ON b.trajectory = h.id`
/** Writes nothing at a place that retention has cut: the row that would collide is gone. */
const insertEntry = `
  INSERT INTO entries (trajectory, seq, flow_seq, flows, bytes, hash) SELECT ?1, ?2, ?3, ?4, ?5, ?6
  WHERE NOT EXISTS (SELECT 1 FROM bases WHERE trajectory = ?1 AND seq >= ?2)`
const pageOfTrajectory =
  'SELECT seq, flow_seq, bytes, hash FROM entries WHERE trajectory = ? AND seq >= ? ORDER BY seq LIMIT ?'
const pageOfAll = `
  SELECT e.position, e.seq, e.flow_seq, e.bytes, e.hash, h.source, h.value
  FROM entries e JOIN heads h ON h.id = e.trajectory
  WHERE e.position > ? ORDER BY e.position LIMIT ?`

const selectHeadless = `
  SELECT e.bytes, e.seq, g.entries FROM entries e JOIN (
    SELECT trajectory, min(seq) AS seq, count(*) AS entries FROM entries
    WHERE trajectory NOT IN (SELECT id FROM heads) GROUP BY trajectory
  ) g ON g.trajectory = e.trajectory AND g.seq = e.seq`

type Appended = Place & { readonly hash: string }

export function createEntriesPart(driver: SqlDriver, guard: Guard): EntriesPart {
  const sql = lazily(driver)
  const live = createLiveHeads(driver, sql)
  const { insert: insertPiece, ...pieces } = createPiecesPart(driver, guard, live)

  /** Writes one entry behind `head`; fails if another guard was faster, see `isTaken`. */
  function insert(head: LiveHead, entry: Append): Appended {
    const place = { seq: head.seq + 1, flowSeq: head.flows }
    const bytes = entry.serialise(place)
    const hash = chainHash(head.hash, bytes)
    const { id } = head
    const written = sql(insertEntry).run(id, place.seq, place.flowSeq, entry.flows, bytes, hash)
    if (written === 0) throw new PlaceCut(place.seq)
    head.seq = place.seq
    head.flows += entry.flows
    head.hash = hash
    head.at = entry.at
    head.server = entry.server
    if (entry.piece !== undefined) insertPiece(head, entry, place)
    return { seq: place.seq, flowSeq: place.flowSeq, hash }
  }

  /**
   * Without a piece one statement, which is its own transaction: half the cost of begin, read, write
   * and commit. The head is the one that this process wrote last; the unique index and the base of the
   * trajectory prove that it still is.
   */
  function appendOne(entry: Append, known: LiveHead): readonly Appended[] {
    const head = { ...known }
    const place =
      entry.piece === undefined
        ? insert(head, entry)
        : driver.transaction(() => insert(head, entry))
    live.keep([head])
    return [place]
  }

  function appendAll(entries: readonly Append[]): readonly Appended[] {
    const open = new Map<string, LiveHead>()
    const places = driver.transaction(() =>
      entries.map((entry) => {
        const key = live.keyOf(entry)
        const head = open.get(key) ?? live.read(entry)
        open.set(key, head)
        return insert(head, entry)
      }),
    )
    live.keep([...open.values()])
    return places
  }

  function append(entries: readonly Append[]): readonly Appended[] {
    const [first] = entries
    if (first === undefined) return []
    const known = entries.length === 1 ? live.known(first) : undefined
    if (known === undefined) return appendAll(entries)
    try {
      return appendOne(first, known)
    } catch (error) {
      if (!isTaken(error)) throw error
      return appendAll(entries)
    }
  }

  const headRow = (trajectory: TrajectoryKey): SqlRow | undefined =>
    guard(() =>
      sql(`${selectHead} WHERE h.source = ? AND h.value = ?`).get(
        trajectory.source,
        encodeName(trajectory.value),
      ),
    )

  return {
    ...pieces,
    append: (entries) => guard(() => append(entries)),
    flush: () => guard(() => live.flush()),
    headless: () => guard(() => sql(selectHeadless).all().map(headlessOf)),
    heads: (filter = {}) =>
      guard(() => {
        const limit = filter.limit ?? -1
        const rows =
          filter.server === undefined
            ? sql(`${selectHead} ORDER BY h.last_at DESC, h.id DESC LIMIT ?`).all(limit)
            : sql(
                `${selectHead} WHERE h.server = ? ORDER BY h.last_at DESC, h.id DESC LIMIT ?`,
              ).all(filter.server, limit)
        return rows.map((row) => live.caughtUp(row))
      }),
    head(trajectory): Head | undefined {
      const row = headRow(trajectory)
      return row === undefined ? undefined : guard(() => live.caughtUp(row))
    },
    async *entries(trajectory, fromSeq = 0): AsyncGenerator<StoredEntry> {
      const found = headRow(trajectory)
      if (found === undefined) return
      const id = guard(() => integer(found, 'id'))
      for (let from = fromSeq; ; ) {
        const rows = guard(() => sql(pageOfTrajectory).all(id, from, pageRows))
        for (const row of rows) yield guard(() => entryOf(row, trajectory))
        const last = rows.at(-1)
        if (last === undefined || rows.length < pageRows) return
        from = integer(last, 'seq') + 1
      }
    },
    async *tail(after = 0): AsyncGenerator<StoredEntry & { readonly position: number }> {
      for (let from = after; ; ) {
        const rows = guard(() => sql(pageOfAll).all(from, pageRows))
        for (const row of rows) {
          yield guard(() => ({
            ...entryOf(row, trajectoryOf(row)),
            position: integer(row, 'position'),
          }))
        }
        const last = rows.at(-1)
        if (last === undefined || rows.length < pageRows) return
        from = integer(last, 'position')
      }
    },
  }
}

/** The place that was to be written lies before the base of its trajectory. */
class PlaceCut extends Error {
  override readonly name: string = 'PlaceCut'

  constructor(seq: number) {
    super(`entry ${seq} was written by another process and cut since`)
  }
}

/** Whether the place that was to be written is or was another entry's. */
function isTaken(error: unknown): boolean {
  if (error instanceof PlaceCut) return true
  return error instanceof Error && /unique constraint failed: entries\./i.test(error.message)
}

function headlessOf(row: SqlRow): Headless {
  const trajectory = readTrajectory(parseObject(text(row, 'bytes'))?.trajectory)
  return {
    ...(trajectory === undefined ? {} : { trajectory }),
    seq: integer(row, 'seq'),
    entries: integer(row, 'entries'),
  }
}

function entryOf(row: SqlRow, trajectory: TrajectoryKey): StoredEntry {
  return {
    trajectory,
    seq: integer(row, 'seq'),
    flowSeq: integer(row, 'flow_seq'),
    bytes: text(row, 'bytes'),
    hash: text(row, 'hash'),
  }
}
