/** The log-wide chain and the cuts of retention in the SQLite store. */
import type { TrajectoryKey } from '../../trajectory/trajectory.ts'
import { chainHash, noHash } from '../chain.ts'
import type { Checkpoint, Store } from '../store.ts'
import type { SqlDriver, SqlRow } from './sql-driver.ts'
import { catchUpRows } from './sqlite-heads.ts'
import { encodeName, type Guard, headOf, integer, lazily, text } from './sqlite-row.ts'

type ChainPart = Pick<Store, 'checkpoint' | 'checkpoints'> & {
  cut(trajectory: TrajectoryKey, seq: number): void
}

const pageRows = 64
/** Freed pages that one cut gives back to the disk: 32 MB, a few milliseconds. */
const freedPages = 8_000

export function createChainPart(driver: SqlDriver, guard: Guard): ChainPart {
  const sql = lazily(driver)

  return {
    checkpoint: (serialise) =>
      guard(() =>
        driver.transaction(() => {
          catchUpRows(sql)
          const row = sql('SELECT * FROM checkpoints ORDER BY number DESC LIMIT 1').get()
          const last = row === undefined ? undefined : checkpointOf(row)
          const changed = sql(
            `SELECT h.*, b.seq AS base_seq, b.hash AS base_hash
             FROM heads h LEFT JOIN bases b ON b.trajectory = h.id
             WHERE h.seq <> h.noted_seq ORDER BY h.id`,
          ).all()
          const number = (last?.number ?? -1) + 1
          const bytes = serialise(number, changed.map(headOf))
          if (bytes === undefined) return last
          const hash = chainHash(last?.hash ?? noHash, bytes)
          sql('INSERT INTO checkpoints (number, bytes, hash) VALUES (?, ?, ?)').run(
            number,
            bytes,
            hash,
          )
          for (const head of changed) {
            sql('UPDATE heads SET noted_seq = seq WHERE id = ?').run(integer(head, 'id'))
          }
          return { number, bytes, hash }
        }),
      ),
    async *checkpoints(): AsyncGenerator<Checkpoint> {
      for (let after = -1; ; ) {
        const rows = guard(() =>
          sql('SELECT * FROM checkpoints WHERE number > ? ORDER BY number LIMIT ?').all(
            after,
            pageRows,
          ),
        )
        for (const row of rows) yield guard(() => checkpointOf(row))
        const last = rows.at(-1)
        if (last === undefined || rows.length < pageRows) return
        after = integer(last, 'number')
      }
    },
    cut(trajectory, seq) {
      guard(() => {
        driver.transaction(() => {
          const row = sql(
            `SELECT h.id, e.hash FROM heads h JOIN entries e ON e.trajectory = h.id
             WHERE h.source = ? AND h.value = ? AND e.seq = ?`,
          ).get(trajectory.source, encodeName(trajectory.value), seq)
          if (row === undefined) return
          const id = integer(row, 'id')
          catchUpRows(sql, id)
          sql(
            `INSERT INTO bases (trajectory, seq, hash) VALUES (?, ?, ?)
             ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
          ).run(id, seq, text(row, 'hash'))
          sql('DELETE FROM entries WHERE trajectory = ? AND seq <= ?').run(id, seq)
        })
        driver.exec(`PRAGMA incremental_vacuum(${freedPages})`)
      })
    },
  }
}

function checkpointOf(row: SqlRow): Checkpoint {
  return { number: integer(row, 'number'), bytes: text(row, 'bytes'), hash: text(row, 'hash') }
}
