/** Reads what can be read of a damaged store, row by row where a page is broken. */
import type { Checkpoint, Head } from '../store.ts'
import type { OpenDriver, SqlDriver, SqlRow, SqlValue } from './sql-driver.ts'
import { headOf, integer, text } from './sqlite-row.ts'

export interface SalvagedEntry {
  readonly position: number
  /** Row of the trajectory's head. */
  readonly trajectoryId: number
  readonly seq: number
  readonly flowSeq: number
  readonly flows: number
  readonly bytes: string
  readonly hash: string
}

export interface Salvaged {
  readonly heads: readonly (Head & { readonly id: number })[]
  readonly entries: readonly SalvagedEntry[]
  readonly checkpoints: readonly Checkpoint[]
  readonly records: readonly SqlRow[]
  /** Tables that could not be read to their end, one sentence each. */
  readonly lost: readonly string[]
}

const pageRows = 256
/** Keys without a readable row after which a table counts as read to its end. */
const maxMisses = 20_000
/** SQLite's code for a file that is no database at all. */
const notADatabase = 'file is not a database'

/** Everything readable in `file`; a file that is no database gives nothing and says so. */
export function salvage(openDriver: OpenDriver, file: string): Salvaged {
  const lost: string[] = []
  let driver: SqlDriver | undefined
  try {
    driver = openDriver(file, 1_000)
    return readAll(driver, lost)
  } catch (error) {
    lost.push(`the whole file: ${reasonOf(error)}`)
    return { heads: [], entries: [], checkpoints: [], records: [], lost }
  } finally {
    driver?.close()
  }
}

function readAll(driver: SqlDriver, lost: string[]): Salvaged {
  // A damaged index must not hide rows: every query walks its table.
  const heads = readRows(driver, lost, 'heads', 'id', headRow)
  const bases = new Map(
    readRows(driver, lost, 'bases', 'trajectory', (row) => row).map((row) => [row.trajectory, row]),
  )
  return {
    heads: heads.map((head) => {
      const base = bases.get(head.id)
      return base === undefined
        ? head
        : { ...head, base: { seq: integer(base, 'seq'), hash: text(base, 'hash') } }
    }),
    entries: readRows(driver, lost, 'entries', 'position', entryRow),
    checkpoints: readRows(driver, lost, 'checkpoints', 'number', (row) => ({
      number: integer(row, 'number'),
      bytes: text(row, 'bytes'),
      hash: text(row, 'hash'),
    })),
    records: readTable(driver, lost, 'records'),
    lost,
  }
}

/** The rows of a table in the order of its integer key; broken pages are stepped over. */
function readRows<T>(
  driver: SqlDriver,
  lost: string[],
  table: string,
  key: string,
  read: (row: SqlRow) => T,
): readonly T[] {
  const rows: T[] = []
  let after = -1
  let limit = pageRows
  let misses = 0
  let isDamaged = false
  const page = (from: number, count: number): readonly SqlRow[] =>
    driver
      .prepare(`SELECT * FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`)
      .all(from, count)
  while (misses < maxMisses) {
    try {
      const found = page(after, limit)
      for (const row of found) {
        rows.push(read(row))
        after = integer(row, key)
        misses = 0
      }
      if (found.length < limit) break
      limit = Math.min(pageRows, limit * 2)
    } catch (error) {
      if (reasonOf(error).includes(notADatabase)) throw error
      if (!isDamaged) lost.push(`table ${table} is damaged after row ${after}: ${reasonOf(error)}`)
      isDamaged = true
      // One row at a time, then over the row that cannot be read.
      if (limit > 1) limit = 1
      else after++
      misses++
    }
  }
  return rows
}

function readTable(driver: SqlDriver, lost: string[], table: string): readonly SqlRow[] {
  try {
    return driver.prepare(`SELECT * FROM ${table}`).all()
  } catch (error) {
    lost.push(`table ${table}: ${reasonOf(error)}`)
    return []
  }
}

function headRow(row: SqlRow): Head & { readonly id: number } {
  return { ...headOf(row), id: integer(row, 'id') }
}

function entryRow(row: Readonly<Record<string, SqlValue>>): SalvagedEntry {
  return {
    position: integer(row, 'position'),
    trajectoryId: integer(row, 'trajectory'),
    seq: integer(row, 'seq'),
    flowSeq: integer(row, 'flow_seq'),
    flows: integer(row, 'flows'),
    bytes: text(row, 'bytes'),
    hash: text(row, 'hash'),
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
