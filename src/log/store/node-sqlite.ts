/** The driver over `node:sqlite`, where the runtime has it (Node 22.13 and later). */
import type { DatabaseSync } from 'node:sqlite'
import {
  checkBinds,
  createTransaction,
  type OpenDriver,
  type SqlDriver,
  type SqlStatement,
  type SqlValue,
} from './sql-driver.ts'

type NodeSqlite = typeof import('node:sqlite')

/** Opens files with `node:sqlite`; undefined where the runtime has none. */
export function loadNodeSqlite(): OpenDriver | undefined {
  const module = withoutWarning(() => process.getBuiltinModule('node:sqlite')) as
    | NodeSqlite
    | undefined
  if (module === undefined) return undefined
  return (file, busyMs) => createDriver(new module.DatabaseSync(file), busyMs)
}

function createDriver(database: DatabaseSync, busyMs: number): SqlDriver {
  database.exec(`PRAGMA busy_timeout = ${busyMs}`)
  const prepare = (sql: string): SqlStatement => {
    const statement = database.prepare(sql)
    return {
      run(...values) {
        checkBinds(values)
        return Number(statement.run(...values).changes)
      },
      get(...values) {
        checkBinds(values)
        return statement.get(...values) as Record<string, SqlValue> | undefined
      },
      all(...values) {
        checkBinds(values)
        return statement.all(...values) as Record<string, SqlValue>[]
      },
    }
  }
  return {
    name: 'node-sqlite',
    exec: (sql) => database.exec(sql),
    prepare,
    transaction: createTransaction(prepare),
    close: () => database.close(),
  }
}

/**
 * What `load` gives back, without the warning that SQLite is experimental: a guard's stderr
 * belongs to the server. Every other warning passes.
 */
function withoutWarning<T>(load: () => T): T {
  const emit = process.emitWarning
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (String(warning).includes('SQLite is an experimental feature')) return
    Reflect.apply(emit, process, [warning, ...rest])
  }
  try {
    return load()
  } finally {
    process.emitWarning = emit
  }
}
