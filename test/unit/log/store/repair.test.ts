import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadKeys } from '../../../../src/log/store/keys.ts'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'
import { type RepairReport, repairStore } from '../../../../src/log/store/repair.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../../src/log/verify.ts'
import { all, entryOf } from '../../../contract/store.ts'
import { startChild } from './child.ts'

const trajectory = { source: 'process', value: 'damaged' } as const
const now = new Date('2026-11-22T00:00:00.000Z')

describe('repair', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mcip-repair-'))
    file = join(folder, 'log.db')
    expect(await startChild('append-child.ts', [file, trajectory.value, '600']).ended).toBe(0)
    const driver = chooseDriver(undefined)(file, 1_000)
    driver.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    driver.close()
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** Repairs what is damaged. */
  async function repaired(): Promise<RepairReport> {
    const report = await repairStore(file, { now, isPlaceOfLog: true })
    if (report.kind !== 'repaired') throw new Error('it was sound')
    return report
  }

  it('leaves a sound store alone', async () => {
    const [bytes, names] = [readFileSync(file), readdirSync(folder)]
    const report = await repairStore(file, { now })
    expect(report).toMatchObject({ kind: 'sound', verification: { ok: true, entries: 600 } })
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(
      names.filter((name) => !/-(wal|shm)$/.test(name)),
    )
  })

  it('copies a store whole whose table or index is gone', async () => {
    for (const sql of ['DROP TABLE forgotten', 'DELETE FROM heads']) {
      const driver = chooseDriver(undefined)(file, 1_000)
      driver.exec(sql)
      driver.close()
      const report = await repairStore(file, { now })
      expect(report).toMatchObject({
        kind: 'repaired',
        entries: 600,
        trajectories: 1,
        lost: [],
        verification: { ok: true },
      })
    }
    const store = openSqliteStore({ file })
    expect(store.append([entryOf(trajectory)])[0]?.seq).toBe(600)
    expect((await verifyLog(store)).ok).toBe(true)
    store.close()
  })

  it('leaves a file alone that is no flow log, unless keys of one lie beside it', async () => {
    const other = join(folder, 'notes.txt')
    writeFileSync(other, 'my notes')
    await expect(repairStore(other, { now })).rejects.toMatchObject({ code: 'log.not-a-log' })
    expect(readFileSync(other, 'utf8')).toBe('my notes')
    const database = join(folder, 'other.db')
    const driver = chooseDriver(undefined)(database, 1_000)
    driver.exec('CREATE TABLE entries (title TEXT)')
    driver.close()
    await expect(repairStore(database, { now })).rejects.toMatchObject({ code: 'log.not-a-log' })
    loadKeys(other)
    const report = await repairStore(other, { now })
    expect(report).toMatchObject({ kind: 'repaired', entries: 0 })
  })

  it('copies what is around broken pages, notes the hole, and the log goes on and verifies', async () => {
    const bytes = readFileSync(file)
    const page = Math.floor(statSync(file).size / 4_096 / 2)
    bytes.fill(0xaa, page * 4_096, (page + 1) * 4_096)
    writeFileSync(file, bytes)
    const report = await repaired()
    expect(report.entries).toBeGreaterThan(300)
    expect(report.entries).toBeLessThan(600)
    expect(report.lost.join('\n')).toMatch(/process:damaged: entries \d+ to \d+/)
    expect(report.verification.faults).toEqual([])
    expect(report.verification.notes.join()).toContain('lost before a repair')
    expect(readFileSync(report.kept).equals(bytes)).toBe(true)
    const store = openSqliteStore({ file })
    expect(store.append([entryOf(trajectory)])[0]?.seq).toBe(600)
    expect((await verifyLog(store)).faults).toEqual([])
    expect(await all(store.entries(trajectory))).toHaveLength(report.entries + 1)
    store.close()
  })

  it('says that nothing could be read of garbage, keeps it, and leaves a log that works', async () => {
    writeFileSync(file, 'garbage '.repeat(1_000))
    const report = await repaired()
    expect(report).toMatchObject({ entries: 0, trajectories: 0, verification: { ok: true } })
    expect(report.lost[0]).toContain('file is not a database')
    expect(readFileSync(report.kept, 'utf8')).toContain('garbage')
    const store = openSqliteStore({ file })
    expect(store.append([entryOf(trajectory)])[0]?.seq).toBe(0)
    store.close()
  })
})
