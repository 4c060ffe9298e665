import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'
import { repairStore } from '../../../../src/log/store/repair.ts'
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

  it('copies a sound store whole', async () => {
    const report = await repairStore(file, now)
    expect(report).toMatchObject({
      entries: 600,
      trajectories: 1,
      lost: [],
      verification: { ok: true },
    })
    expect(existsSync(report.kept)).toBe(true)
    const store = openSqliteStore({ file })
    expect(store.append([entryOf(trajectory)])[0]?.seq).toBe(600)
    expect((await verifyLog(store)).ok).toBe(true)
    store.close()
  })

  it('copies what is around broken pages, notes the hole, and the log goes on and verifies', async () => {
    const bytes = readFileSync(file)
    const page = Math.floor(statSync(file).size / 4_096 / 2)
    bytes.fill(0xaa, page * 4_096, (page + 1) * 4_096)
    writeFileSync(file, bytes)
    const report = await repairStore(file, now)
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
    const report = await repairStore(file, now)
    expect(report).toMatchObject({ entries: 0, trajectories: 0, verification: { ok: true } })
    expect(report.lost[0]).toContain('file is not a database')
    expect(readFileSync(report.kept, 'utf8')).toContain('garbage')
    const store = openSqliteStore({ file })
    expect(store.append([entryOf(trajectory)])[0]?.seq).toBe(0)
    store.close()
  })
})
