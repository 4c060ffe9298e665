/** What a file is, before anything is done to it: a sound flow log, a damaged one, or none. */
import { closeSync, openSync, readSync } from 'node:fs'
import type { Verification } from '../fault.ts'
import { verifyLog } from '../verify.ts'
import { migrations, readFormat } from './migrations.ts'
import type { OpenDriver, SqlDriver } from './sql-driver.ts'
import { openSqliteStore } from './sqlite.ts'
import { createChainPart } from './sqlite-chain.ts'
import { createEntriesPart } from './sqlite-entries.ts'
import { storeFault } from './store-fault.ts'

/** `damaged` is also what only begins as SQLite does; `foreign` what does not, or holds other tables. */
export type FileState =
  | { readonly kind: 'sound'; readonly verification: Verification }
  | { readonly kind: 'damaged' | 'foreign' }

/** First bytes of every database. @see https://www.sqlite.org/fileformat2.html#the_database_header */
const header = 'SQLite format 3\0'
/** Of these a log has two at least, however damaged: one alone may be a table of anybody's. */
const chainTables = ['heads', 'entries', 'checkpoints']
const tables = [...chainTables, 'meta', 'bases', 'records', 'pieces', 'forgotten']
const busyMs = 1_000

/**
 * Only reads; but a log of an older format is brought to the newest, as every opening does.
 *
 * @throws McipError `log.newer-format`, `log.busy`, `log.full`, `log.unavailable`
 */
export async function fileState(openDriver: OpenDriver, file: string): Promise<FileState> {
  try {
    const driver = openDriver(file, busyMs)
    try {
      return await stateOf(driver, file)
    } finally {
      driver.close()
    }
  } catch (error) {
    const fault = storeFault(error, file)
    if (fault.code !== 'log.corrupt') throw fault
    return { kind: startsAsDatabase(file) ? 'damaged' : 'foreign' }
  }
}

/** @throws also what says that the content is damaged */
async function stateOf(driver: SqlDriver, file: string): Promise<FileState> {
  const names = tablesOf(driver)
  if (chainTables.filter((name) => names.includes(name)).length < 2) return { kind: 'foreign' }
  const format = formatOf(driver, file)
  if (format === undefined) return { kind: 'damaged' }
  if (format < migrations.length) openSqliteStore({ file }).close()
  const guard = <T>(work: () => T): T => work()
  const log = { ...createEntriesPart(driver, guard), ...createChainPart(driver, guard) }
  const verification = await verifyLog(log)
  // Verification reads neither every table nor any index.
  const hasAll = tables.every((name) => tablesOf(driver).includes(name))
  if (!verification.ok || !hasAll) return { kind: 'damaged' }
  const check = driver.prepare('PRAGMA integrity_check').get()
  return check?.integrity_check === 'ok' ? { kind: 'sound', verification } : { kind: 'damaged' }
}

function tablesOf(driver: SqlDriver): readonly unknown[] {
  const rows = driver.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  return rows.map(({ name }) => name)
}

/** Undefined where the log does not tell it. @throws McipError `log.newer-format` */
function formatOf(driver: SqlDriver, file: string): number | undefined {
  try {
    return readFormat(driver, file)
  } catch (error) {
    if (storeFault(error, file).code === 'log.unavailable') return undefined
    throw error
  }
}

function startsAsDatabase(file: string): boolean {
  const start = Buffer.alloc(header.length)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, start, 0, start.length, 0)
  } finally {
    closeSync(handle)
  }
  return start.toString('latin1') === header
}
