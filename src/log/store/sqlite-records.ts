/** Records in the SQLite store. */
import type { RecordKind, StoredRecord } from '../../state/records.ts'
import type { Store } from '../store.ts'
import type { SqlDriver, SqlRow } from './sql-driver.ts'
import { decodeName, encodeName, type Guard, integer, lazily, text } from './sqlite-row.ts'

type RecordsPart = Pick<Store, 'record' | 'records' | 'putRecord' | 'deleteRecord'>

export function createRecordsPart(driver: SqlDriver, guard: Guard): RecordsPart {
  const sql = lazily(driver)
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
