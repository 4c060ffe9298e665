/** Rows of the SQLite store as values of the contract. */
import { McipError } from '../../errors.ts'
import type { TrajectoryKey, TrajectoryKeySource } from '../../trajectory/trajectory.ts'
import type { Head } from '../store.ts'
import type { SqlDriver, SqlRow, SqlStatement } from './sql-driver.ts'

/** Runs a piece of a store's work with its faults coded. */
export type Guard = <T>(work: () => T) => T

/** A text column. @throws McipError `log.corrupt` when it holds something else */
export function text(row: SqlRow, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw damaged(column)
  return value
}

/** An integer column. @throws McipError `log.corrupt` when it holds something else */
export function integer(row: SqlRow, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw damaged(column)
  return value
}

function damaged(column: string): McipError {
  return new McipError('log.corrupt', {
    file: '',
    column,
    reason: `column \`${column}\` has a wrong value`,
  })
}

/** A name of any characters as a column keeps it: JSON text, without NUL and lone surrogates. */
export function encodeName(name: string): string {
  return JSON.stringify(name)
}

export function decodeName(column: string): string {
  try {
    return String(JSON.parse(column))
  } catch {
    // Written by another hand: shown as it is, and `verify` compares it with the entries.
    return column
  }
}

export function trajectoryOf(row: SqlRow): TrajectoryKey {
  return {
    source: text(row, 'source') as TrajectoryKeySource,
    value: decodeName(text(row, 'value')),
  }
}

export function headOf(row: SqlRow): Head {
  const base =
    typeof row.base_seq === 'number' && typeof row.base_hash === 'string'
      ? { base: { seq: row.base_seq, hash: row.base_hash } }
      : {}
  return {
    trajectory: trajectoryOf(row),
    seq: integer(row, 'seq'),
    flows: integer(row, 'flows'),
    hash: text(row, 'hash'),
    startedAt: text(row, 'started_at'),
    lastAt: text(row, 'last_at'),
    server: text(row, 'server'),
    ...base,
  }
}

/** Prepares each statement once, when it is first used: opening a store prepares nothing. */
export function lazily(driver: SqlDriver): (sql: string) => SqlStatement {
  const prepared = new Map<string, SqlStatement>()
  return (sql) => {
    let statement = prepared.get(sql)
    if (statement === undefined) {
      statement = driver.prepare(sql)
      prepared.set(sql, statement)
    }
    return statement
  }
}
