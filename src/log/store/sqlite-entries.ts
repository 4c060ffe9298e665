/** Entries and heads of the SQLite store. */
import type { TrajectoryKey } from '../../trajectory/trajectory.ts'
import { chainHash, noHash } from '../chain.ts'
import type { Append, Head, Place, Store, StoredEntry } from '../store.ts'
import type { SqlDriver, SqlRow } from './sql-driver.ts'
import {
  encodeName,
  type Guard,
  headOf,
  integer,
  lazily,
  text,
  trajectoryOf,
} from './sqlite-row.ts'

/** The part of the contract that this file fulfils, at once and not with promises. */
export interface EntriesPart extends Pick<Store, 'entries' | 'tail'> {
  append(entries: readonly Append[]): readonly (Place & { readonly hash: string })[]
  heads(filter?: { readonly limit?: number; readonly server?: string }): readonly Head[]
  head(trajectory: TrajectoryKey): Head | undefined
}

/** Entries that one page of a reading loop holds; no snapshot stays open between pages. */
const pageRows = 64

const selectHead = `
  SELECT h.*, b.seq AS base_seq, b.hash AS base_hash
  FROM heads h LEFT JOIN bases b ON b.trajectory = h.id`
const findHead = 'SELECT id, seq, flows, hash FROM heads WHERE source = ? AND value = ?'
const insertHead = `
  INSERT INTO heads (source, value, server, seq, flows, hash, started_at, last_at)
  VALUES (?, ?, ?, -1, 0, '${noHash}', ?, ?) RETURNING id`
const updateHead =
  'UPDATE heads SET seq = ?, flows = ?, hash = ?, last_at = ?, server = ? WHERE id = ?'
const insertEntry =
  'INSERT INTO entries (trajectory, seq, flow_seq, bytes, hash) VALUES (?, ?, ?, ?, ?)'
const pageOfTrajectory =
  'SELECT seq, flow_seq, bytes, hash FROM entries WHERE trajectory = ? AND seq >= ? ORDER BY seq LIMIT ?'
const pageOfAll = `
  SELECT e.position, e.seq, e.flow_seq, e.bytes, e.hash, h.source, h.value
  FROM entries e JOIN heads h ON h.id = e.trajectory
  WHERE e.position > ? ORDER BY e.position LIMIT ?`

/** A head while its transaction runs. */
interface OpenHead {
  readonly id: number
  seq: number
  flows: number
  hash: string
  last: Append
}

export function createEntriesPart(driver: SqlDriver, guard: Guard): EntriesPart {
  const sql = lazily(driver)

  function openHead(entry: Append): OpenHead {
    const { source } = entry.trajectory
    const value = encodeName(entry.trajectory.value)
    const row = sql(findHead).get(source, value)
    if (row !== undefined) {
      const hash = text(row, 'hash')
      return {
        id: integer(row, 'id'),
        seq: integer(row, 'seq'),
        flows: integer(row, 'flows'),
        hash,
        last: entry,
      }
    }
    const made = sql(insertHead).get(source, value, entry.server, entry.at, entry.at)
    return { id: integer(made ?? {}, 'id'), seq: -1, flows: 0, hash: noHash, last: entry }
  }

  function appendAll(entries: readonly Append[]): readonly (Place & { readonly hash: string })[] {
    const open = new Map<string, OpenHead>()
    const places = entries.map((entry) => {
      const key = `${entry.trajectory.source}:${entry.trajectory.value}`
      let head = open.get(key)
      if (head === undefined) {
        head = openHead(entry)
        open.set(key, head)
      }
      const place = { seq: head.seq + 1, flowSeq: head.flows }
      const bytes = entry.serialise(place)
      const hash = chainHash(head.hash, bytes)
      sql(insertEntry).run(head.id, place.seq, place.flowSeq, bytes, hash)
      head.seq = place.seq
      head.flows += entry.flows
      head.hash = hash
      head.last = entry
      return { ...place, hash }
    })
    for (const { id, seq, flows, hash, last } of open.values()) {
      sql(updateHead).run(seq, flows, hash, last.at, last.server, id)
    }
    return places
  }

  const headRow = (trajectory: TrajectoryKey): SqlRow | undefined =>
    guard(() =>
      sql(`${selectHead} WHERE h.source = ? AND h.value = ?`).get(
        trajectory.source,
        encodeName(trajectory.value),
      ),
    )

  return {
    append: (entries) =>
      entries.length === 0 ? [] : guard(() => driver.transaction(() => appendAll(entries))),
    heads: (filter = {}) =>
      guard(() => {
        const limit = filter.limit ?? -1
        const rows =
          filter.server === undefined
            ? sql(`${selectHead} ORDER BY h.last_at DESC, h.id DESC LIMIT ?`).all(limit)
            : sql(
                `${selectHead} WHERE h.server = ? ORDER BY h.last_at DESC, h.id DESC LIMIT ?`,
              ).all(filter.server, limit)
        return rows.map(headOf)
      }),
    head(trajectory): Head | undefined {
      const row = headRow(trajectory)
      return row === undefined ? undefined : headOf(row)
    },
    async *entries(trajectory, fromSeq = 0): AsyncGenerator<StoredEntry> {
      const found = headRow(trajectory)
      if (found === undefined) return
      const id = integer(found, 'id')
      for (let from = fromSeq; ; ) {
        const rows = guard(() => sql(pageOfTrajectory).all(id, from, pageRows))
        for (const row of rows) yield entryOf(row, trajectory)
        const last = rows.at(-1)
        if (last === undefined || rows.length < pageRows) return
        from = integer(last, 'seq') + 1
      }
    },
    async *tail(after = 0): AsyncGenerator<StoredEntry & { readonly position: number }> {
      for (let from = after; ; ) {
        const rows = guard(() => sql(pageOfAll).all(from, pageRows))
        for (const row of rows) {
          yield { ...entryOf(row, trajectoryOf(row)), position: integer(row, 'position') }
        }
        const last = rows.at(-1)
        if (last === undefined || rows.length < pageRows) return
        from = integer(last, 'position')
      }
    },
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
