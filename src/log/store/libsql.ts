/** The driver over the optional dependency `libsql`, for runtimes without `node:sqlite`. */
import { createRequire } from 'node:module'
import {
  checkBinds,
  createTransaction,
  type OpenDriver,
  type SqlDriver,
  type SqlRow,
  type SqlStatement,
  type SqlValue,
} from './sql-driver.ts'

/** The part of libsql that is used; binds always go as one array (a lone object means named binds). */
interface LibsqlDatabase {
  exec(sql: string): void
  prepare(sql: string): LibsqlStatement
  close(): void
}

interface LibsqlStatement {
  run(values: readonly unknown[]): { readonly changes: number }
  get(values: readonly unknown[]): Record<string, unknown> | undefined
  all(values: readonly unknown[]): Record<string, unknown>[]
}

type LibsqlModule = new (file: string, options: { readonly timeout: number }) => LibsqlDatabase

/** Opens files with libsql; undefined where it is not installed or has no build for this machine. */
export function loadLibsql(): OpenDriver | undefined {
  let Database: LibsqlModule
  try {
    Database = createRequire(import.meta.url)('libsql')
  } catch {
    // Optional: `npm install --omit=optional`, or a platform without a prebuilt binary.
    return undefined
  }
  return (file, busyMs) => createDriver(new Database(file, { timeout: busyMs }), busyMs)
}

function createDriver(database: LibsqlDatabase, busyMs: number): SqlDriver {
  database.exec(`PRAGMA busy_timeout = ${busyMs}`)
  const begin = createTransaction((sql) => {
    const statement = database.prepare(sql)
    return {
      run: () => statement.run([]).changes,
      get: () => undefined,
      all: () => [],
    }
  })
  let isInside = false
  const transaction = <T>(work: () => T): T =>
    begin(() => {
      isInside = true
      try {
        return work()
      } finally {
        isInside = false
      }
    })
  const prepare = (sql: string): SqlStatement => {
    const statement = database.prepare(sql)
    // WHY: after `all`, libsql ignores the binds of the next `get` or `run` on the same statement
    // and answers with the old ones; so lists have a statement of their own.
    let listing: LibsqlStatement | undefined
    return {
      run(...values) {
        const binds = bindable(values)
        // WHY: libsql does not reset a statement that failed for a lock, and while one is pending
        // nothing else can commit; so it is BEGIN that meets the lock, which the next BEGIN resets.
        if (!isInside) return transaction(() => statement.run(binds).changes)
        return statement.run(binds).changes
      },
      get(...values) {
        const row = statement.get(bindable(values))
        return row === undefined ? undefined : readable(row)
      },
      all(...values) {
        listing ??= database.prepare(sql)
        return listing.all(bindable(values)).map(readable)
      },
    }
  }
  return {
    name: 'libsql',
    exec: (sql) => database.exec(sql),
    prepare,
    transaction,
    close: () => database.close(),
  }
}

/** The values with every byte array as a Buffer: libsql ends the process on a plain one. */
function bindable(values: readonly SqlValue[]): readonly unknown[] {
  checkBinds(values)
  return values.map((value) =>
    value instanceof Uint8Array
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
      : value,
  )
}

/** The row as other drivers give it: blobs come back from libsql as ArrayBuffer. */
function readable(row: Record<string, unknown>): SqlRow {
  for (const name in row) {
    const value = row[name]
    if (value instanceof ArrayBuffer) row[name] = new Uint8Array(value)
  }
  return row as Record<string, SqlValue>
}
