import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileState } from '../../../../src/log/store/file-state.ts'
import { migrations } from '../../../../src/log/store/migrations.ts'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { entryOf, firstTrajectory } from '../../../contract/store.ts'

const openDriver = chooseDriver(undefined)

describe('fileState', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mcip-state-'))
    file = join(folder, 'log.db')
    const store = openSqliteStore({ file })
    store.append([entryOf(firstTrajectory), entryOf(firstTrajectory)])
    store.close()
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function exec(sql: string): void {
    const driver = openDriver(file, 1_000)
    driver.exec(sql)
    driver.close()
  }
  const kind = async () => (await fileState(openDriver, file)).kind

  it('is sound where every chain, table and index holds', async () => {
    expect(await fileState(openDriver, file)).toMatchObject({
      kind: 'sound',
      verification: { ok: true, entries: 2 },
    })
  })

  it.each([
    'DELETE FROM entries WHERE seq = 0',
    "UPDATE entries SET bytes = x'00' WHERE seq = 1",
    'DROP TABLE records',
    'DROP TABLE checkpoints',
    'DROP TABLE meta',
  ])('is damaged after %s', async (sql) => {
    exec(sql)
    expect(await kind()).toBe('damaged')
  })

  it('changes no byte of the file', async () => {
    for (const sql of ['PRAGMA wal_checkpoint(TRUNCATE)', 'DROP TABLE records']) {
      exec(sql)
      exec('PRAGMA wal_checkpoint(TRUNCATE)')
      const bytes = readFileSync(file)
      await kind()
      expect(readFileSync(file).equals(bytes)).toBe(true)
    }
  })

  it('is damaged where it only begins as a database does, foreign where it does not', async () => {
    exec('PRAGMA wal_checkpoint(TRUNCATE)')
    const bytes = readFileSync(file)
    for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(9_000, 7)]))
    expect(await kind()).toBe('damaged')
    writeFileSync(file, Buffer.alloc(9_000, 7))
    expect(await kind()).toBe('foreign')
    writeFileSync(file, '')
    expect(await kind()).toBe('foreign')
  })

  it('is foreign where it holds the tables of another program', async () => {
    for (const table of ['heads', 'checkpoints', 'bases', 'records', 'pieces', 'forgotten'])
      exec(`DROP TABLE ${table}`)
    expect(await kind()).toBe('foreign')
  })

  it('is sound in an older format, too', async () => {
    file = join(folder, 'older.db')
    exec(`${migrations[0]}; INSERT INTO meta VALUES ('format', '1')`)
    expect(await kind()).toBe('sound')
  })

  it('refuses a newer format', async () => {
    exec("UPDATE meta SET value = '99' WHERE name = 'format'")
    await expect(kind()).rejects.toMatchObject({ code: 'log.newer-format' })
  })
})
