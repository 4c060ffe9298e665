/**
 * The sealed working sets in the SQLite store: each piece in the transaction of its entry, at a
 * cost that does not grow with what is stored.
 *
 * How many bytes a trajectory holds is known without a look at its pieces: each says how many were
 * stored up to it, and the head how many were removed. Only over a bound rows are read.
 */

import { type SealedPiece, workingSetBounds } from '../../state/working-set.ts'
import { confidentialities, type Forgotten, integrities } from '../../trajectory/observation.ts'
import type { TrajectoryKey } from '../../trajectory/trajectory.ts'
import type { Append, Place, Store } from '../store.ts'
import type { SqlDriver, SqlRow } from './sql-driver.ts'
import { catchUpRows, type LiveHead, type LiveHeads, lastTotal } from './sqlite-heads.ts'
import { decodeName, encodeName, type Guard, integer, lazily, text } from './sqlite-row.ts'

type StoredPart = Pick<Store, 'revision' | 'workingSet' | 'deletePieces'>

export interface PiecesPart extends StoredPart {
  revision(): number
  deletePieces(which: Parameters<Store['deletePieces']>[0]): void
  /** Writes the piece of an entry behind its head, which it moves on; only inside a transaction. */
  insert(head: LiveHead, entry: Append, place: Place): void
}

/** Bytes that one process stores between two looks at the bound of the whole store. */
const storedBetweenLooks = 1024 * 1024
/** Part of the store's bound that a look cuts it down to: other guards store meanwhile. */
const targetPart = 7 / 8

/** Positions of one trajectory: as many as fit into its part of a place. */
const maxPosition = 2 ** 28 - 1
const position = `place & ${maxPosition}`

const insertPiece = `
  INSERT INTO pieces (place, total, lasting, server, integrity, confidentiality, leaves, sealed)
  VALUES ((?1 << 28) | ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`
/** Pieces of a trajectory up to a position: all, or those that are not lasting. */
const upTo = 'place >= ?1 << 28 AND place <= (?1 << 28) | ?2 AND lasting <= ?3'
const noteForgotten = `
  INSERT INTO forgotten (trajectory, server, integrity, confidentiality, leaves, position)
  SELECT ?1, server, max(integrity), max(confidentiality), sum(leaves), max(${position})
  FROM pieces WHERE ${upTo} GROUP BY server
  ON CONFLICT DO UPDATE SET integrity = max(integrity, excluded.integrity),
    confidentiality = max(confidentiality, excluded.confidentiality),
    leaves = leaves + excluded.leaves, position = max(position, excluded.position)`
/** The last of the oldest lasting pieces that are over their bound. */
const lastingOver = `
  SELECT max(position) AS position FROM (
    SELECT ${position} AS position, sum(length(sealed)) OVER (ORDER BY place DESC) AS kept
    FROM pieces WHERE place >= ?1 << 28 AND place <= (?1 << 28) | ?2 AND lasting = 1
  ) WHERE kept > ?3`
/** The first of the latest pieces that are within a bound. */
const firstKept = `
  SELECT ${position} AS position FROM pieces
  WHERE place >= ?1 << 28 AND place < (?1 + 1) << 28 AND total - length(sealed) >= ?2
  ORDER BY place LIMIT 1`
const piecesFrom = `
  SELECT ${position} AS position, sealed FROM pieces
  WHERE place >= (?1 << 28) | ?2 AND place < (?1 + 1) << 28 ORDER BY place`

export function createPiecesPart(driver: SqlDriver, guard: Guard, live: LiveHeads): PiecesPart {
  const sql = lazily(driver)
  /** Bytes stored since the last look at the whole store; the first look comes early. */
  let stored = storedBetweenLooks * targetPart

  /** Removes pieces up to a position and gives back their bytes. */
  function remove(id: number, last: number, lasting: 0 | 1): number {
    const values = [id, last, lasting]
    const found = sql(`SELECT sum(length(sealed)) AS bytes FROM pieces WHERE ${upTo}`).get(
      ...values,
    )
    const bytes = typeof found?.bytes === 'number' ? found.bytes : 0
    if (bytes === 0) return 0
    sql(noteForgotten).run(...values)
    sql(`DELETE FROM pieces WHERE ${upTo}`).run(...values)
    sql('UPDATE heads SET removed_bytes = removed_bytes + ? WHERE id = ?').run(bytes, id)
    return bytes
  }

  /** Cuts one trajectory down: its latest bytes stay, and before them the latest lasting pieces. */
  function boundTrajectory(head: LiveHead): void {
    const row = sql('SELECT removed_bytes FROM heads WHERE id = ?').get(head.id)
    head.removed = row === undefined ? head.removed : integer(row, 'removed_bytes')
    if (head.stored - head.removed <= workingSetBounds.trajectory) return
    const before = sql(firstKept).get(head.id, head.stored - workingSetBounds.values)
    const last = before === undefined ? head.seq : integer(before, 'position') - 1
    head.removed += remove(head.id, last, 0)
    const over = sql(lastingOver).get(head.id, last, workingSetBounds.lasting)?.position
    if (typeof over === 'number') head.removed += remove(head.id, over, 1)
  }

  /** Removes whole working sets, those longest without a message first. */
  function boundStore(): void {
    live.write()
    const bytes =
      'SELECT sum(stored_bytes - removed_bytes) AS bytes FROM heads WHERE stored_bytes > removed_bytes'
    const held = sql(bytes).get()?.bytes
    let over = (typeof held === 'number' ? held : 0) - workingSetBounds.store * targetPart
    while (over > 0) {
      const oldest = sql(
        'SELECT id FROM heads WHERE stored_bytes > removed_bytes ORDER BY last_at LIMIT 1',
      ).get()
      if (oldest === undefined) return
      over -= removeAll(integer(oldest, 'id'))
    }
  }

  function removeAll(id: number): number {
    // The row of another process may lag behind its pieces.
    const total = lastTotal(sql, id)
    const bytes = remove(id, maxPosition, 1)
    sql(
      `UPDATE heads SET stored_bytes = max(stored_bytes, ?1), removed_bytes = max(stored_bytes, ?1)
       WHERE id = ?2`,
    ).run(total, id)
    return bytes
  }

  const idOf = ({ source, value }: TrajectoryKey): number | undefined => {
    const row = sql('SELECT id FROM heads WHERE source = ? AND value = ?').get(
      source,
      encodeName(value),
    )
    return row === undefined ? undefined : integer(row, 'id')
  }

  return {
    insert(head, entry, place) {
      const piece = entry.piece?.(place)
      if (piece === undefined) return
      const { sealed, isLasting, summary } = piece
      const { server, integrity, confidentiality, leaves } = summary
      head.stored += sealed.length
      sql(insertPiece).run(
        head.id,
        place.seq,
        head.stored,
        isLasting ? 1 : 0,
        server === undefined ? '' : encodeName(server),
        integrities.indexOf(integrity),
        confidentialities.indexOf(confidentiality),
        leaves,
        sealed,
      )
      if (head.stored - head.removed > workingSetBounds.trajectory) boundTrajectory(head)
      stored += sealed.length
      if (stored < storedBetweenLooks) return
      stored = 0
      boundStore()
    },
    revision: () => guard(() => integer(sql('PRAGMA data_version').get() ?? {}, 'data_version')),
    workingSet: (trajectory, after = -1) =>
      guard(() => {
        const id = idOf(trajectory)
        if (id === undefined) return { pieces: [], forgotten: [], last: after }
        // In this order: what is removed between the two is in both rather than in none.
        const pieces = sql(piecesFrom).all(id, after + 1)
        const forgotten = sql(
          'SELECT * FROM forgotten WHERE trajectory = ? AND position > ? ORDER BY server',
        ).all(id, after)
        return {
          pieces: pieces.map(pieceOf),
          forgotten: forgotten.map(forgottenOf),
          last: Math.max(after, ...[pieces.at(-1), ...forgotten].map(positionOf)),
        }
      }),
    deletePieces: (which) =>
      guard(() =>
        driver.transaction(() => {
          live.write()
          if ('trajectory' in which) {
            const id = idOf(which.trajectory)
            if (id !== undefined) removeAll(id)
            return
          }
          catchUpRows(sql)
          const idle = sql(
            'SELECT id FROM heads WHERE stored_bytes > removed_bytes AND last_at < ?',
          ).all(which.idleSince)
          for (const row of idle) removeAll(integer(row, 'id'))
          boundStore()
        }),
      ),
  }
}

function positionOf(row: SqlRow | undefined): number {
  return row === undefined ? -1 : integer(row, 'position')
}

function pieceOf(row: SqlRow): SealedPiece {
  const { sealed } = row
  return {
    position: integer(row, 'position'),
    sealed: sealed instanceof Uint8Array ? sealed : new Uint8Array(),
  }
}

/** A summary; a place that is none of its list counts as the worst. */
function forgottenOf(row: SqlRow): Forgotten {
  const server = text(row, 'server')
  return {
    ...(server === '' ? {} : { server: decodeName(server) }),
    integrity: integrities[integer(row, 'integrity')] ?? 'untrusted',
    confidentiality: confidentialities[integer(row, 'confidentiality')] ?? 'secret',
    leaves: integer(row, 'leaves'),
  }
}
