/**
 * What a store needs of an embedded SQL engine: few methods, synchronous, two implementations.
 *
 * There is no row iterator: a half-read one would hold a snapshot open and stop WAL checkpoints
 * of every process, so stores read in pages with `all`.
 */
import { McipError } from '../../errors.ts'

/** What may be bound and what comes back. Blobs come back as `Uint8Array`. */
export type SqlValue = null | number | bigint | string | Uint8Array

export type SqlRow = Readonly<Record<string, SqlValue>>

export interface SqlStatement {
  /** Rows changed. */
  run(...values: readonly SqlValue[]): number
  get(...values: readonly SqlValue[]): SqlRow | undefined
  all(...values: readonly SqlValue[]): readonly SqlRow[]
}

export interface SqlDriver {
  readonly name: 'node-sqlite' | 'libsql'
  exec(sql: string): void
  prepare(sql: string): SqlStatement
  /** What `work` gives back, inside BEGIN IMMEDIATE and COMMIT; rolled back when it throws. */
  transaction<T>(work: () => T): T
  close(): void
}

/** Opens the file, creating it; `busyMs` is how long a statement waits for a lock. */
export type OpenDriver = (file: string, busyMs: number) => SqlDriver

/**
 * Refuses what a driver would not store as it is.
 *
 * libsql ends the process on booleans, objects and dates, and reads text only up to a NUL.
 * @throws McipError `log.unstorable-value`
 */
export function checkBinds(values: readonly unknown[]): void {
  for (const value of values) {
    if (value === null) continue
    switch (typeof value) {
      case 'string':
        if (value.includes('\0')) throw unstorable('text with a NUL')
        break
      case 'number':
        if (!Number.isFinite(value)) throw unstorable('number that is not finite')
        break
      case 'bigint':
        if (BigInt.asIntN(64, value) !== value) throw unstorable('integer beyond 64 bits')
        break
      default:
        if (!(value instanceof Uint8Array)) throw unstorable(typeof value)
    }
  }
}

function unstorable(type: string): McipError {
  return new McipError('log.unstorable-value', { type })
}

/**
 * The transaction of a driver: begin, work, commit; rollback on any throw.
 *
 * The rollback of a transaction that SQLite has already ended fails, which changes nothing.
 */
export function createTransaction(prepare: (sql: string) => SqlStatement): <T>(work: () => T) => T {
  let statements: { begin: SqlStatement; commit: SqlStatement; rollback: SqlStatement } | undefined
  return (work) => {
    statements ??= {
      begin: prepare('BEGIN IMMEDIATE'),
      commit: prepare('COMMIT'),
      rollback: prepare('ROLLBACK'),
    }
    statements.begin.run()
    try {
      const result = work()
      statements.commit.run()
      return result
    } catch (error) {
      try {
        statements.rollback.run()
      } catch {
        // Already rolled back by SQLite itself (disk full, I/O error): the first error tells why.
      }
      throw error
    }
  }
}
