import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '../../../../src/log/store/migrations.ts'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../../src/log/verify.ts'
import { all, entryOf, firstTrajectory } from '../../../contract/store.ts'
import { startChild } from './child.ts'

describe('the SQLite store', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mcip-sqlite-'))
    file = join(folder, 'state', 'log.db')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const faultOf = (work: () => unknown): unknown => {
    try {
      work()
      return undefined
    } catch (error) {
      return error
    }
  }

  it.skipIf(process.platform === 'win32')('lets only its owner in: folder 0700, files 0600', () => {
    const store = openSqliteStore({ file })
    store.append([entryOf(firstTrajectory)])
    expect(statSync(join(folder, 'state')).mode & 0o777).toBe(0o700)
    for (const suffix of ['', '-wal', '-shm']) {
      expect(statSync(`${file}${suffix}`).mode & 0o777, suffix).toBe(0o600)
    }
    store.close()
    chmodSync(file, 0o644)
    openSqliteStore({ file }).close()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('takes a folder as the place of its file', () => {
    mkdirSync(join(folder, 'logs'))
    const store = openSqliteStore({ file: join(folder, 'logs') })
    expect(store.file).toBe(join(folder, 'logs', 'log.db'))
    store.close()
  })

  it('finds everything again when it is opened again, in WAL mode', async () => {
    const store = openSqliteStore({ file })
    store.append([entryOf(firstTrajectory, 3)])
    store.setNote('retention', 'today')
    store.close()
    store.close()
    const again = openSqliteStore({ file })
    expect(again.head(firstTrajectory)).toMatchObject({ seq: 0, flows: 3 })
    expect(again.note('retention')).toBe('today')
    again.close()
    expect(readFileSync(file).readUInt8(18), 'write version of a WAL database').toBe(2)
  })

  it('refuses a newer format and a file of another program, and changes neither', () => {
    openSqliteStore({ file }).close()
    const driver = chooseDriver(undefined)(file, 1_000)
    driver
      .prepare("UPDATE meta SET value = ? WHERE name = 'format'")
      .run(String(migrations.length + 1))
    driver.close()
    expect(() => openSqliteStore({ file })).toThrow(
      expect.objectContaining({ code: 'log.newer-format' }),
    )
    const foreign = join(folder, 'other.db')
    const other = chooseDriver(undefined)(foreign, 1_000)
    other.exec('CREATE TABLE cats (name TEXT)')
    other.close()
    expect(() => openSqliteStore({ file: foreign })).toThrow(
      expect.objectContaining({ code: 'log.unavailable' }),
    )
  })

  it('says that there is no room on a full disk, keeps what it has, and goes on when there is room', async () => {
    const store = openSqliteStore({
      file,
      openDriver: (path, busyMs) => {
        const driver = chooseDriver(undefined)(path, busyMs)
        limit = (pages) => driver.prepare(`PRAGMA max_page_count = ${pages}`).get()
        return driver
      },
    })
    limit(60)
    const big = { ...entryOf(firstTrajectory), serialise: () => JSON.stringify('x'.repeat(20_000)) }
    let stored = 0
    const fault = faultOf(() => {
      for (;;) {
        store.append([big])
        stored++
      }
    })
    expect(fault).toMatchObject({ code: 'log.full' })
    expect(stored).toBeGreaterThan(2)
    expect(await all(store.entries(firstTrajectory))).toHaveLength(stored)
    limit(10_000)
    store.append([big])
    expect(store.head(firstTrajectory)).toMatchObject({ seq: stored })
    store.close()
  })
  let limit: (pages: number) => unknown = () => undefined

  it('says that another process holds the lock, and does not wait until it lets go', async () => {
    const store = openSqliteStore({ file, busyMs: 100 })
    store.append([entryOf(firstTrajectory)])
    const child = startChild('lock-child.ts', [file])
    await child.printed('locked')
    expect(() => store.append([entryOf(firstTrajectory)])).toThrow(
      expect.objectContaining({ code: 'log.busy' }),
    )
    child.process.stdin?.end()
    await child.ended
    store.append([entryOf(firstTrajectory)])
    expect(store.head(firstTrajectory)).toMatchObject({ seq: 1 })
    store.close()
  })

  it('says that garbage and torn files are damaged', async () => {
    const garbage = join(folder, 'garbage.db')
    writeFileSync(garbage, 'this is not a database '.repeat(1_000))
    expect(() => openSqliteStore({ file: garbage })).toThrow(
      expect.objectContaining({ code: 'log.corrupt' }),
    )
    expect(await startChild('append-child.ts', [file, 'torn', '500']).ended).toBe(0)
    const driver = chooseDriver(undefined)(file, 1_000)
    driver.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    driver.close()
    truncateSync(file, statSync(file).size - 6 * 4_096)
    const fault = faultOf(() => {
      const torn = openSqliteStore({ file })
      try {
        for (let index = 0; index < 50; index++) torn.append([entryOf(firstTrajectory)])
      } finally {
        torn.close()
      }
    })
    expect(fault).toMatchObject({ code: 'log.corrupt' })
  })

  it('says that a path that cannot be a file is unusable', () => {
    writeFileSync(join(folder, 'plain'), '')
    expect(() => openSqliteStore({ file: join(folder, 'plain', 'log.db') })).toThrow(
      expect.objectContaining({ code: 'log.unavailable' }),
    )
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says that a read-only folder is unusable (not testable as root)',
    () => {
      mkdirSync(join(folder, 'locked'), { mode: 0o500 })
      expect(() => openSqliteStore({ file: join(folder, 'locked', 'log.db') })).toThrow(
        expect.objectContaining({ code: 'log.unavailable' }),
      )
    },
  )

  it('is written by several processes at once, from the first opening on', async () => {
    const children = ['shared', 'shared', 'own'].map((name) =>
      startChild('append-child.ts', [file, name, '150']),
    )
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0])
    const store = openSqliteStore({ file })
    expect(await verifyLog(store)).toMatchObject({ ok: true, entries: 450, trajectories: 2 })
    const numbers = children.slice(0, 2).flatMap((child) =>
      child
        .output()
        .split('\n')
        .filter((line) => /^\d+$/.test(line))
        .map(Number),
    )
    expect(numbers.sort((left, right) => left - right)).toEqual(
      Array.from({ length: 300 }, (_, index) => index),
    )
    await store.close()
  })

  it('loses no committed entry to kill -9 in 20 rounds', { timeout: 600_000 }, async () => {
    let committed = -1
    for (let round = 0; round < 20; round++) {
      const child = startChild('append-child.ts', [file, 'killed', '100000'])
      await child.printed('ready')
      const lines = () => child.output().split('\n').length
      await expect.poll(lines, { interval: 1 }).toBeGreaterThan(3)
      await pause(1 + ((round * 37) % 90))
      child.process.kill('SIGKILL')
      await child.ended
      const last = child
        .output()
        .trimEnd()
        .split('\n')
        .filter((line) => /^\d+$/.test(line))
        .at(-1)
      if (last !== undefined) committed = Math.max(committed, Number(last))
    }
    expect(committed).toBeGreaterThan(20)
    const store = openSqliteStore({ file })
    const found = await verifyLog(store)
    expect(found.faults).toEqual([])
    expect(found.entries).toBeGreaterThan(committed)
    await store.close()
  })
})

describe('the choice of a driver', () => {
  it('names what is missing and what to do', () => {
    expect(() => chooseDriver('oracle')).toThrow(expect.objectContaining({ code: 'log.no-driver' }))
  })

  it('refuses every value that a driver would store wrongly or die of', () => {
    const driver = chooseDriver(undefined)(':memory:', 100)
    const statement = driver.prepare('SELECT ? AS value')
    for (const value of [
      true,
      {},
      [],
      new Date(),
      undefined,
      Number.NaN,
      'a\0b',
      2n ** 64n,
      Symbol('x'),
      () => 1,
    ]) {
      expect(() => statement.get(value as never)).toThrow(
        expect.objectContaining({ code: 'log.unstorable-value' }),
      )
    }
    const blob = statement.get(new Uint8Array([1, 2]))?.value
    expect(blob instanceof Uint8Array && [...blob]).toEqual([1, 2])
    expect(statement.get(null)?.value).toBeNull()
    driver.close()
  })
})
