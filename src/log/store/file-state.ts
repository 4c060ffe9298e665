/** What a file is, before anything is done to it: a sound flow log, a damaged one, or none. */
import { closeSync, openSync, readSync } from 'node:fs'
import type { Verification } from '../fault.ts'
import type { OpenDriver, SqlDriver } from './sql-driver.ts'
import { storeFault } from './store-fault.ts'
import { verifyFile } from './verify-file.ts'

/** `damaged` is also what only begins as SQLite does; `foreign` what does not, or holds other tables. */
export type FileState =
  | { readonly kind: 'sound'; readonly verification: Verification }
  | { readonly kind: 'damaged' | 'foreign' }

/** First bytes of every database. @see https://www.sqlite.org/fileformat2.html#the_database_header */
const header = 'SQLite format 3\0'
/** Of these a log has two at least, however damaged: one alone may be a table of anybody's. */
const chainTables = ['heads', 'entries', 'checkpoints']
const tables = [...chainTables, 'meta', 'bases', 'records', 'pieces', 'forgotten']

/** Faults that say nothing about the file's content. */
const otherwise: ReadonlySet<string> = new Set(['log.newer-format', 'log.busy', 'log.full'])

/** @throws McipError `log.newer-format`, `log.busy`, `log.full`, `log.unavailable` */
export async function fileState(openDriver: OpenDriver, file: string): Promise<FileState> {
  const names = read(openDriver, file, (driver) =>
    driver
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all()
      .map(({ name }) => name),
  )
  if (names === undefined) return { kind: startsAsDatabase(file) ? 'damaged' : 'foreign' }
  if (chainTables.filter((name) => names.includes(name)).length < 2) return { kind: 'foreign' }
  let verification: Verification
  try {
    verification = await verifyFile(file)
  } catch (error) {
    const fault = storeFault(error, file)
    if (otherwise.has(fault.code)) throw fault
    return { kind: 'damaged' }
  }
  // Verification reads neither every table nor any index.
  const hasAll = tables.every((name) => names.includes(name))
  if (!verification.ok || !hasAll) return { kind: 'damaged' }
  const check = read(openDriver, file, (driver) => driver.prepare('PRAGMA integrity_check').get())
  return check?.integrity_check === 'ok' ? { kind: 'sound', verification } : { kind: 'damaged' }
}

/** What `work` reads of the file; undefined where its content is no database, or a damaged one. */
function read<T>(
  openDriver: OpenDriver,
  file: string,
  work: (driver: SqlDriver) => T,
): T | undefined {
  let driver: SqlDriver | undefined
  try {
    driver = openDriver(file, 1_000)
    return work(driver)
  } catch (error) {
    const fault = storeFault(error, file)
    if (fault.code !== 'log.corrupt') throw fault
    return undefined
  } finally {
    driver?.close()
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
