/** Records and the sealed working set in the SQLite store. */
import type { RecordKind, StoredRecord } from '../../state/records.ts'
import { type SealedPiece, workingSetBounds } from '../../state/working-set.ts'
import type { Store } from '../store.ts'
import type { SqlDriver, SqlRow } from './sql-driver.ts'
import { decodeName, encodeName, type Guard, integer, lazily, text } from './sqlite-row.ts'

type RecordsPart = Pick<
  Store,
  'record' | 'records' | 'putRecord' | 'deleteRecord' | 'appendPiece' | 'pieces' | 'deletePieces'
>

/** Pieces between two looks at the bound of the whole store: the look reads every row. */
const appendsBetweenLooks = 256

export function createRecordsPart(driver: SqlDriver, guard: Guard): RecordsPart {
  const sql = lazily(driver)
  let appends = 0

  /** Deletes the oldest pieces of one trajectory that are over its bound. */
  function boundTrajectory(source: string, value: string): void {
    sql(
      `DELETE FROM pieces WHERE source = ?1 AND value = ?2 AND position <= (
         SELECT max(position) FROM (
           SELECT position, sum(length(sealed)) OVER (ORDER BY position DESC) AS kept
           FROM pieces WHERE source = ?1 AND value = ?2
         ) WHERE kept > ?3
       )`,
    ).run(source, value, workingSetBounds.trajectory)
  }

  /** Deletes the oldest pieces of all trajectories that are over the bound of the store. */
  function boundStore(): void {
    sql(
      `DELETE FROM pieces WHERE rowid IN (
         SELECT rowid FROM (
           SELECT rowid, sum(length(sealed)) OVER (ORDER BY at DESC, rowid DESC) AS kept FROM pieces
         ) WHERE kept > ?
       )`,
    ).run(workingSetBounds.store)
  }

  return {
    record: (kind, key) =>
      guard(() => {
        const row = sql('SELECT * FROM records WHERE kind = ? AND name = ?').get(
          kind,
          encodeName(key),
        )
        return row === undefined ? undefined : recordOf(row)
      }),
    records: (kind) =>
      guard(() =>
        sql('SELECT * FROM records WHERE kind = ? ORDER BY name').all(kind).map(recordOf),
      ),
    putRecord: (record, revision) =>
      guard(() => {
        const { kind, value, createdAt, updatedAt } = record
        const name = encodeName(record.key)
        const expiresAt = record.expiresAt ?? null
        const changed =
          revision === 0
            ? sql(
                `INSERT INTO records (kind, name, value, created_at, updated_at, expires_at, revision)
                 VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING`,
              ).run(kind, name, value, createdAt, updatedAt, expiresAt)
            : sql(
                `UPDATE records SET value = ?, created_at = ?, updated_at = ?, expires_at = ?, revision = revision + 1
                 WHERE kind = ? AND name = ? AND revision = ?`,
              ).run(value, createdAt, updatedAt, expiresAt, kind, name, revision)
        return changed === 1
      }),
    deleteRecord: (kind, key) =>
      guard(
        () =>
          sql('DELETE FROM records WHERE kind = ? AND name = ?').run(kind, encodeName(key)) === 1,
      ),
    appendPiece: (trajectory, at, seal) =>
      guard(() =>
        driver.transaction(() => {
          const { source } = trajectory
          const value = encodeName(trajectory.value)
          const last = sql(
            'SELECT max(position) AS last FROM pieces WHERE source = ? AND value = ?',
          ).get(source, value)
          const position = typeof last?.last === 'number' ? last.last + 1 : 0
          sql(
            'INSERT INTO pieces (source, value, position, at, sealed) VALUES (?, ?, ?, ?, ?)',
          ).run(source, value, position, at, seal(position))
          boundTrajectory(source, value)
          if (++appends % appendsBetweenLooks === 0) boundStore()
          return position
        }),
      ),
    pieces: (trajectory, after = -1) =>
      guard(() =>
        sql(
          'SELECT position, at, sealed FROM pieces WHERE source = ? AND value = ? AND position > ? ORDER BY position',
        )
          .all(trajectory.source, encodeName(trajectory.value), after)
          .map(pieceOf),
      ),
    deletePieces: (which) =>
      guard(() => {
        if ('trajectory' in which) {
          const { source, value } = which.trajectory
          sql('DELETE FROM pieces WHERE source = ? AND value = ?').run(source, encodeName(value))
          return
        }
        sql(
          `DELETE FROM pieces WHERE (source, value) IN (
             SELECT source, value FROM pieces GROUP BY source, value HAVING max(at) < ?
           )`,
        ).run(which.idleSince)
      }),
  }
}

function recordOf(row: SqlRow): StoredRecord {
  const expiresAt = typeof row.expires_at === 'string' ? { expiresAt: row.expires_at } : {}
  return {
    kind: text(row, 'kind') as RecordKind,
    key: decodeName(text(row, 'name')),
    value: text(row, 'value'),
    createdAt: text(row, 'created_at'),
    updatedAt: text(row, 'updated_at'),
    ...expiresAt,
    revision: integer(row, 'revision'),
  }
}

function pieceOf(row: SqlRow): SealedPiece {
  const { sealed } = row
  return {
    position: integer(row, 'position'),
    sealed: sealed instanceof Uint8Array ? sealed : new Uint8Array(),
    at: text(row, 'at'),
  }
}
