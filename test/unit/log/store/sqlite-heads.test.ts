import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'
import type { SqlDriver } from '../../../../src/log/store/sql-driver.ts'
import { openSqliteStore, type SqliteStore } from '../../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../../src/log/verify.ts'
import { all, entryOf, firstTrajectory } from '../../../contract/store.ts'

describe('heads that are written late', () => {
  let folder: string
  let file: string
  let stores: SqliteStore[]
  let driver: SqlDriver
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mcip-heads-'))
    file = join(folder, 'log.db')
    stores = []
    open()
    driver = chooseDriver(undefined)(file, 1_000)
  })
  afterEach(() => {
    driver.close()
    for (const store of stores) store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Another open store of the file, as another process would have it. */
  function open(path: string = file): SqliteStore {
    const store = openSqliteStore({ file: path })
    stores.push(store)
    return store
  }
  function appendEach(store: SqliteStore, count: number, flows = 1): void {
    for (let index = 0; index < count; index++) store.append([entryOf(firstTrajectory, flows)])
  }
  const first = (): SqliteStore => stores[0] ?? open()
  const rowSeq = (): unknown => driver.prepare('SELECT seq FROM heads').get()?.seq

  it('are behind in their row, and right for every reader', () => {
    appendEach(first(), 5, 2)
    expect(rowSeq()).toBe(-1)
    const reader = open()
    expect(reader.head(firstTrajectory)).toMatchObject({ seq: 4, flows: 10 })
    expect(reader.heads()).toMatchObject([{ seq: 4, flows: 10 }])
    first().flush()
    expect(rowSeq()).toBe(4)
  })

  it('are found again from the entries when their process ended without a word', async () => {
    appendEach(first(), 3)
    // Nothing is flushed: what another process sees now is what kill -9 would leave.
    const next = open()
    appendEach(next, 2)
    next.close()
    expect(rowSeq()).toBe(4)
    expect(await all(first().entries(firstTrajectory))).toHaveLength(5)
    expect(await verifyLog(first())).toMatchObject({ ok: true, entries: 5 })
  })

  it('heal when a row was set back', async () => {
    appendEach(first(), 4)
    first().flush()
    driver.prepare('UPDATE heads SET seq = 1, flows = 2, hash = ?').run('0'.repeat(64))
    const next = open()
    expect(next.append([entryOf(firstTrajectory)])).toMatchObject([{ seq: 4, flowSeq: 4 }])
    expect(await verifyLog(next)).toMatchObject({ ok: true, entries: 5 })
  })

  it('are never moved back by a process that is slower to write them', () => {
    appendEach(first(), 1)
    const other = open()
    appendEach(other, 3)
    other.flush()
    expect(rowSeq()).toBe(3)
    first().flush()
    expect(rowSeq()).toBe(3)
  })

  it('are written after a moment, and then the WAL is folded into the file', async () => {
    appendEach(first(), 3)
    const isFolded = async (): Promise<boolean> => {
      const copy = join(mkdtempSync(join(folder, 'copy-')), 'log.db')
      copyFileSync(file, copy)
      const alone = openSqliteStore({ file: copy })
      const entries = await all(alone.tail())
      alone.close()
      return entries.length === 3
    }
    await expect.poll(isFolded, { interval: 50 }).toBe(true)
    expect(rowSeq()).toBe(2)
  })

  it('stay right for more trajectories than are kept in memory', async () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      entryOf({ source: 'mcip', value: `${index % 300}` }),
    )
    for (const entry of many) first().append([entry])
    expect(await verifyLog(first())).toMatchObject({ ok: true, trajectories: 300, entries: 600 })
  })
})
