/**
 * Heads of the SQLite store. Writing the head with every entry would change a second page each
 * time; so a process keeps the heads that it moves in memory and writes them after a moment, at
 * checkpoints and at close. Until then the last entry itself says where the head is; the rows of
 * a process that was killed are written by the next checkpoint or cut of any other.
 *
 * While nothing moves, the WAL is folded into the file and synced: a power cut then loses nothing
 * older than a second, and a busy guard seldom has to do it between two messages.
 */
import type { TrajectoryKey } from '../../trajectory/trajectory.ts'
import { noHash } from '../chain.ts'
import type { Append, Head } from '../store.ts'
import type { SqlDriver, SqlRow, SqlStatement } from './sql-driver.ts'
import { encodeName, headOf, integer, text } from './sqlite-row.ts'

/** A head as this process last left it. */
export interface LiveHead {
  readonly id: number
  readonly key: string
  seq: number
  flows: number
  hash: string
  /** RFC 3339. */
  at: string
  server: string
  /** Bytes of pieces that the trajectory was ever given. */
  stored: number
  /** Bytes of those that were removed, as of the last look. */
  removed: number
}

export interface LiveHeads {
  keyOf(entry: { readonly trajectory: TrajectoryKey }): string
  /** The head that this process wrote last; another guard may have moved it since. */
  known(entry: Append): LiveHead | undefined
  /** The head as it stands now, made where there is none; only inside a transaction. */
  read(entry: Append): LiveHead
  /** Takes heads that were moved by entries which are now committed. */
  keep(heads: readonly LiveHead[]): void
  /** A row of `heads`, moved on to the trajectory's last entry. */
  caughtUp(row: SqlRow): Head
  /** Writes the heads that this process moved; only inside a transaction. */
  write(): void
  flush(): void
}

/** Milliseconds that a moved head may wait to be written. */
const flushMs = 500
/** Heads kept in memory; a guard has one, a gateway a few. */
const maxKnown = 256

const findHead = `
  SELECT h.*, b.seq AS base_seq, b.hash AS base_hash
  FROM heads h LEFT JOIN bases b ON b.trajectory = h.id WHERE h.source = ? AND h.value = ?`
const laggingHeads = `
  SELECT h.*, b.seq AS base_seq, b.hash AS base_hash
  FROM heads h LEFT JOIN bases b ON b.trajectory = h.id
  WHERE (?1 IS NULL OR h.id = ?1) AND h.seq < max(
    coalesce(b.seq, -1), coalesce((SELECT max(seq) FROM entries WHERE trajectory = h.id), -1))`
const insertHead = `
  INSERT INTO heads (source, value, server, seq, flows, hash, started_at, last_at)
  VALUES (?, ?, ?, -1, 0, '${noHash}', ?, ?) RETURNING id`
const updateHead = `
  UPDATE heads SET seq = ?1, flows = ?2, hash = ?3, last_at = ?4, server = ?5,
    stored_bytes = max(stored_bytes, ?6)
  WHERE id = ?7 AND seq < ?1`
/** A `seq` that somebody made a text is greater than any number, and no entry's: `verify` names it. */
const lastEntry = `
  SELECT seq, flow_seq, flows, hash, substr(bytes, 1, 256) AS start FROM entries
  WHERE trajectory = ? AND seq <= ${Number.MAX_SAFE_INTEGER} ORDER BY seq DESC LIMIT 1`

export function createLiveHeads(driver: SqlDriver, sql: (text: string) => SqlStatement): LiveHeads {
  const known = new Map<string, LiveHead>()
  const moved = new Map<string, LiveHead>()
  let timer: NodeJS.Timeout | undefined

  const keyOf = ({ trajectory }: { readonly trajectory: TrajectoryKey }): string =>
    `${trajectory.source}:${trajectory.value}`

  function read(entry: Append): LiveHead {
    const { source } = entry.trajectory
    const value = encodeName(entry.trajectory.value)
    const rest = { key: keyOf(entry), at: entry.at, server: entry.server }
    const row = sql(findHead).get(source, value)
    if (row === undefined) {
      const made = sql(insertHead).get(source, value, entry.server, entry.at, entry.at) ?? {}
      const none = { seq: -1, flows: 0, hash: noHash, stored: 0, removed: 0 }
      return { id: integer(made, 'id'), ...none, ...rest }
    }
    const id = integer(row, 'id')
    const { seq, flows, hash } = newer(row, sql(lastEntry).get(id))
    const stored = Math.max(integer(row, 'stored_bytes'), lastTotal(sql, id))
    return { id, seq, flows, hash, stored, removed: integer(row, 'removed_bytes'), ...rest }
  }

  function write(): void {
    for (const { id, seq, flows, hash, at, server, stored } of moved.values()) {
      sql(updateHead).run(seq, flows, hash, at, server, stored, id)
    }
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (moved.size === 0) return
    driver.transaction(write)
    moved.clear()
  }

  /** Writes moved heads; once nothing moves any more, folds the WAL into the file. */
  function tick(): void {
    timer = undefined
    try {
      const isIdle = moved.size === 0
      flush()
      if (isIdle) driver.exec('PRAGMA wal_checkpoint(PASSIVE)')
      else flushLater()
    } catch {
      // A locked or full store: the next append tells; the entries themselves are committed.
    }
  }

  function flushLater(): void {
    timer ??= setTimeout(tick, flushMs).unref()
  }

  return {
    keyOf,
    known: (entry) => known.get(keyOf(entry)),
    read,
    keep(heads) {
      for (const head of heads) {
        if (known.size >= maxKnown && !known.has(head.key)) known.clear()
        known.set(head.key, head)
        moved.set(head.key, head)
      }
      flushLater()
    },
    caughtUp: (row) => catchUp(sql, row),
    write,
    flush,
  }
}

/**
 * Writes the rows that lag behind their entries, as a process leaves them that was killed; of one
 * trajectory or of all. Only inside a transaction.
 */
export function catchUpRows(sql: (text: string) => SqlStatement, id?: number): void {
  for (const row of sql(laggingHeads).all(id ?? null)) {
    const { seq, flows, hash, lastAt, server } = catchUp(sql, row)
    const id = integer(row, 'id')
    sql(updateHead).run(seq, flows, hash, lastAt, server, lastTotal(sql, id), id)
  }
}

/** Bytes of pieces that a trajectory was ever given, as its last piece says; 0 where none is left. */
export function lastTotal(sql: (text: string) => SqlStatement, id: number): number {
  const last = sql(
    'SELECT total FROM pieces WHERE place >= ?1 << 28 AND place < (?1 + 1) << 28 ORDER BY place DESC LIMIT 1',
  ).get(id)
  return last === undefined ? 0 : integer(last, 'total')
}

/** The head that a row of `heads` with its base gives, moved on to the trajectory's last entry. */
function catchUp(sql: (text: string) => SqlStatement, row: SqlRow): Head {
  const head = headOf(row)
  const last = sql(lastEntry).get(integer(row, 'id'))
  const { seq, flows, hash } = newer(row, last)
  if (last === undefined || seq !== last.seq) return { ...head, seq, flows, hash }
  if (seq === head.seq) return head
  const start = typeof last.start === 'string' ? last.start : ''
  const at = /"at":"([^"]{1,40})"/.exec(start)?.[1] ?? head.lastAt
  return { ...head, seq, flows, hash, lastAt: at }
}

/**
 * The head that a row with its base and the trajectory's last entry give together: the one
 * furthest on. A base knows no number of flows: that of the row stands.
 */
function newer(row: SqlRow, last: SqlRow | undefined): Pick<LiveHead, 'seq' | 'flows' | 'hash'> {
  const head = headOf(row)
  const { seq, flows, hash } =
    head.base !== undefined && head.base.seq > head.seq ? { ...head, ...head.base } : head
  if (last === undefined || integer(last, 'seq') <= seq) return { seq, flows, hash }
  return {
    seq: integer(last, 'seq'),
    flows: integer(last, 'flow_seq') + integer(last, 'flows'),
    hash: text(last, 'hash'),
  }
}
