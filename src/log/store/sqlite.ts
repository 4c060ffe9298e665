/**
 * The store of one user: an SQLite file in WAL mode that every guard of that user writes to.
 *
 * Committed means: survives the end of any process, kill -9 included. A power cut may lose the
 * last second (synchronous NORMAL), which the chain shows.
 */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TrajectoryKey } from '../../trajectory/trajectory.ts'
import { storeFileName } from '../location.ts'
import type { Store } from '../store.ts'
import { watchPresence } from './file-presence.ts'
import { migrate } from './migrations.ts'
import { chooseDriver } from './open-driver.ts'
import { createPrivateFile, makePrivate } from './private-file.ts'
import type { OpenDriver, SqlDriver } from './sql-driver.ts'
import { createChainPart } from './sqlite-chain.ts'
import { createEntriesPart, type EntriesPart } from './sqlite-entries.ts'
import { createRecordsPart } from './sqlite-records.ts'
import { storeFault } from './store-fault.ts'

/** The store with methods that answer at once, as SQLite does. */
export interface SqliteStore extends Omit<Store, keyof EntriesPart>, EntriesPart {
  readonly kind: 'sqlite'
  readonly file: string
  readonly driver: SqlDriver['name']
  /** A note that the store keeps about itself, e.g. when retention last ran. */
  note(name: string): string | undefined
  setNote(name: string, value: string): void
  cut(trajectory: TrajectoryKey, seq: number): void
  close(): void
}

export interface SqliteOptions {
  /** The store's file; a folder means `log.db` in it. Created with its folders where missing. */
  readonly file: string
  /** Milliseconds to wait for a lock. @default 1000 */
  readonly busyMs?: number
  /** @default the first of `node:sqlite` and libsql that is there, or `MCIP_SQLITE_DRIVER` */
  readonly openDriver?: OpenDriver
}

/** Memory for pages: a guard appends and reads little. Measured: peaks 2 MB lower than with 2 MB. */
const cacheKib = 512

/** Pages in the WAL before it is folded into the file: 16 MB. */
const checkpointPages = 2_000

/**
 * An open store of the newest format.
 *
 * @throws McipError `log.full`, `log.busy`, `log.corrupt`, `log.unavailable`, `log.no-driver`, `log.newer-format`
 */
export function openSqliteStore(options: SqliteOptions): SqliteStore {
  const file = storeFile(options.file)
  const busyMs = options.busyMs ?? 1_000
  const openDriver = options.openDriver ?? chooseDriver(process.env.MCIP_SQLITE_DRIVER)
  const driver = guarded(file, () => {
    createPrivateFile(file)
    for (const suffix of ['', '-wal', '-shm']) makePrivate(`${file}${suffix}`)
    return prepareDriver(openDriver(file, busyMs), file, busyMs)
  })
  return createSqliteStore(driver, file)
}

/** `path`, or `log.db` in it where it is a folder. */
export function storeFile(path: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? join(path, storeFileName) : path
}

function prepareDriver(driver: SqlDriver, file: string, busyMs: number): SqlDriver {
  try {
    // Both have an effect on an empty file only: freed pages go back to the disk in small steps,
    // and a page holds several entries, so that an append seldom needs a new one.
    driver.exec('PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL')
    useWal(driver, Date.now() + busyMs)
    driver.exec(
      `PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = ${checkpointPages}; PRAGMA cache_size = -${cacheKib}`,
    )
    migrate(driver, file)
    return driver
  } catch (error) {
    driver.close()
    throw error
  }
}

/** Switches to WAL; two first openings at once collide without SQLite waiting for the lock. */
function useWal(driver: SqlDriver, deadline: number): void {
  for (;;) {
    try {
      driver.prepare('PRAGMA journal_mode = WAL').get()
      return
    } catch (error) {
      if (storeFault(error, '').code !== 'log.busy' || Date.now() >= deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

function createSqliteStore(driver: SqlDriver, file: string): SqliteStore {
  const guard = <T>(work: () => T): T => guarded(file, work)
  const entries = createEntriesPart(driver, guard)
  const chain = createChainPart(driver, guard)
  const checkPresent = guard(() => watchPresence(file))
  let isOpen = true
  return {
    kind: 'sqlite',
    file,
    driver: driver.name,
    ...entries,
    ...chain,
    ...createRecordsPart(driver, guard),
    append(added) {
      guard(checkPresent)
      return entries.append(added)
    },
    checkpoint(serialise) {
      entries.flush()
      return chain.checkpoint(serialise)
    },
    size: () => guard(() => usedBytes(driver)),
    note: (name) =>
      guard(() => {
        const value = driver
          .prepare('SELECT value FROM meta WHERE name = ?')
          .get(`note.${name}`)?.value
        return typeof value === 'string' ? value : undefined
      }),
    setNote: (name, value) =>
      guard(() => {
        driver
          .prepare(
            'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
          )
          .run(`note.${name}`, value)
      }),
    close() {
      if (!isOpen) return
      isOpen = false
      try {
        entries.flush()
      } finally {
        guard(() => driver.close())
      }
    },
  }
}

/** Bytes of pages in use; those in the WAL are counted once. */
function usedBytes(driver: SqlDriver): number {
  const pragma = (name: string): number =>
    Number(driver.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0)
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size')
}

/** What `work` gives back; whatever it throws as a coded error. */
function guarded<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeFault(error, file)
  }
}
