import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chainHash, noHash, parseHead } from '../../../src/log/chain.ts'
import { serialiseCheckpoint } from '../../../src/log/checkpoint.ts'
import { exportEntries } from '../../../src/log/export/entries.ts'
import type { Verification } from '../../../src/log/fault.ts'
import { prune } from '../../../src/log/retention.ts'
import { openExportFile } from '../../../src/log/store/export-file.ts'
import { chooseDriver } from '../../../src/log/store/open-driver.ts'
import type { SqlDriver } from '../../../src/log/store/sql-driver.ts'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../src/log/verify.ts'
import { entryOf, firstTrajectory } from '../../contract/store.ts'

const other = { source: 'host', value: 'other' } as const
const now = (): string => '2026-11-22T12:00:00.000Z'

describe('verification', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mcip-verify-'))
    file = join(folder, 'log.db')
    const store = openSqliteStore({ file })
    for (let index = 0; index < 10; index++) {
      await store.append([entryOf(firstTrajectory), entryOf(other, 2)])
    }
    await store.close()
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  async function note(): Promise<string> {
    const store = openSqliteStore({ file })
    const link = await store.checkpoint((number, heads) =>
      serialiseCheckpoint(number, now(), heads),
    )
    await store.close()
    return `${link?.number}:${link?.hash}`
  }

  function tamper(work: (driver: SqlDriver, id: number) => void): void {
    const driver = chooseDriver(undefined)(file, 1_000)
    const id = Number(driver.prepare("SELECT id FROM heads WHERE source = 'process'").get()?.id)
    work(driver, id)
    driver.close()
  }

  async function verify(head?: string): Promise<Verification> {
    const store = openSqliteStore({ file })
    const kept = head === undefined ? undefined : parseHead(head)
    try {
      return await verifyLog(store, kept === undefined ? {} : { head: kept })
    } finally {
      await store.close()
    }
  }

  const broken = async (head?: string): Promise<unknown[]> =>
    (await verify(head)).faults.map(({ kind, trajectory, seq }) => [kind, trajectory?.value, seq])

  /** Writes the chain of the first trajectory anew over whatever its bytes now are. */
  function rechain(driver: SqlDriver, id: number): void {
    let hash = noHash
    for (const row of driver
      .prepare('SELECT position, bytes FROM entries WHERE trajectory = ? ORDER BY seq')
      .all(id)) {
      hash = chainHash(hash, String(row.bytes))
      driver.prepare('UPDATE entries SET hash = ? WHERE position = ?').run(hash, row.position ?? 0)
    }
    const count = Number(
      driver.prepare('SELECT count(*) AS n FROM entries WHERE trajectory = ?').get(id)?.n,
    )
    driver.prepare('UPDATE heads SET hash = ?, seq = ? WHERE id = ?').run(hash, count - 1, id)
  }

  it('finds nothing wrong with a log as it was written', async () => {
    await note()
    expect(await verify()).toMatchObject({
      ok: true,
      entries: 20,
      trajectories: 2,
      checkpoints: 1,
      faults: [],
    })
  })

  it('names a changed entry', async () => {
    tamper((driver, id) => {
      driver
        .prepare(
          "UPDATE entries SET bytes = replace(bytes, 'message', 'massage') WHERE trajectory = ? AND seq = 4",
        )
        .run(id)
    })
    expect(await broken()).toEqual([['changed', 'first', 4]])
  })

  it('names an entry whose hash was changed', async () => {
    tamper((driver, id) => {
      driver
        .prepare('UPDATE entries SET hash = ? WHERE trajectory = ? AND seq = 4')
        .run('f'.repeat(64), id)
    })
    expect(await broken()).toEqual([['changed', 'first', 4]])
  })

  it('names a removed entry, also when those after it were numbered anew', async () => {
    tamper((driver, id) => {
      driver.prepare('DELETE FROM entries WHERE trajectory = ? AND seq = 4').run(id)
    })
    expect(await broken()).toEqual([['removed', 'first', 4]])
    tamper((driver, id) => {
      for (let seq = 5; seq < 10; seq++) {
        driver
          .prepare('UPDATE entries SET seq = ? WHERE trajectory = ? AND seq = ?')
          .run(seq - 1, id, seq)
      }
      driver.prepare('UPDATE heads SET seq = 8 WHERE id = ?').run(id)
    })
    expect(await broken()).toEqual([['removed', 'first', 4]])
  })

  it('names an inserted entry', async () => {
    tamper((driver, id) => {
      for (let seq = 9; seq >= 4; seq--) {
        driver
          .prepare('UPDATE entries SET seq = ? WHERE trajectory = ? AND seq = ?')
          .run(seq + 1, id, seq)
      }
      const bytes = JSON.stringify({
        format: 1,
        kind: 'message',
        seq: 4,
        trajectory: firstTrajectory,
      })
      driver
        .prepare(
          'INSERT INTO entries (trajectory, seq, flow_seq, flows, bytes, hash) VALUES (?, 4, 4, 1, ?, ?)',
        )
        .run(id, bytes, 'a'.repeat(64))
    })
    expect(await broken()).toEqual([['inserted', 'first', 4]])
  })

  it('names a copy of an entry that was inserted', async () => {
    tamper((driver, id) => {
      for (let seq = 9; seq >= 4; seq--) {
        driver
          .prepare('UPDATE entries SET seq = ? WHERE trajectory = ? AND seq = ?')
          .run(seq + 1, id, seq)
      }
      driver
        .prepare(
          'INSERT INTO entries (trajectory, seq, flow_seq, flows, bytes, hash) SELECT trajectory, 4, 4, 1, bytes, hash FROM entries WHERE trajectory = ? AND seq = 2',
        )
        .run(id)
    })
    expect(await broken()).toEqual([['inserted', 'first', 4]])
  })

  it('names entries that changed places', async () => {
    tamper((driver, id) => {
      const move = driver.prepare('UPDATE entries SET seq = ? WHERE trajectory = ? AND seq = ?')
      for (const [to, from] of [
        [100, 4],
        [4, 5],
        [5, 100],
      ] as const)
        move.run(to, id, from)
    })
    expect(await broken()).toEqual([['reordered', 'first', 4]])
  })

  it('names a cut tail', async () => {
    tamper((driver, id) => {
      driver.prepare('DELETE FROM entries WHERE trajectory = ? AND seq >= 7').run(id)
    })
    expect(await broken()).toEqual([['cut-tail', 'first', 7]])
  })

  it('names a changed head', async () => {
    tamper((driver, id) => {
      driver.prepare('UPDATE heads SET hash = ? WHERE id = ?').run('f'.repeat(64), id)
    })
    expect(await broken()).toEqual([['changed-head', 'first', 9]])
  })

  it('names a renamed trajectory', async () => {
    tamper((driver, id) => {
      driver.prepare('UPDATE heads SET value = ? WHERE id = ?').run('"someone"', id)
    })
    expect(await broken()).toEqual([['renamed-trajectory', 'someone', 0]])
  })

  it('finds a tail that was cut with its head by a checkpoint, and with that by a kept head', async () => {
    const kept = await note()
    tamper((driver, id) => {
      driver.prepare('DELETE FROM entries WHERE trajectory = ? AND seq >= 7').run(id)
      rechain(driver, id)
    })
    expect(await broken()).toEqual([['cut-tail', 'first', 7]])
    tamper((driver) => driver.exec('DELETE FROM checkpoints'))
    expect(await broken()).toEqual([])
    expect(await broken(kept)).toEqual([['cut-tail', undefined, 0]])
  })

  it('finds a chain that was written anew by the hash that a checkpoint knows', async () => {
    await note()
    tamper((driver, id) => {
      driver
        .prepare(
          "UPDATE entries SET bytes = replace(bytes, 'message', 'massage') WHERE trajectory = ? AND seq = 4",
        )
        .run(id)
      rechain(driver, id)
    })
    expect(await broken()).toEqual([['changed', 'first', 0]])
  })

  it('finds a removed trajectory and a changed or removed checkpoint', async () => {
    const kept = await note()
    await note()
    tamper((driver, id) => {
      driver.prepare('DELETE FROM entries WHERE trajectory = ?').run(id)
      driver.prepare('DELETE FROM heads WHERE id = ?').run(id)
    })
    expect(await broken()).toEqual([['removed', 'first', 0]])
    tamper((driver) =>
      driver.exec("UPDATE checkpoints SET bytes = replace(bytes, '2026', '2025') WHERE number = 0"),
    )
    expect(await broken()).toEqual([['changed-checkpoint', undefined, 0]])
    tamper((driver) => driver.exec('DELETE FROM checkpoints WHERE number = 0'))
    expect(await broken()).toEqual([['changed-checkpoint', undefined, 0]])
    expect(await broken(kept)).toEqual([['changed-checkpoint', undefined, 0]])
  })

  it('finds entries whose head is gone, whether or not a checkpoint knows their trajectory', async () => {
    tamper((driver, id) => driver.prepare('DELETE FROM heads WHERE id = ?').run(id))
    expect(await broken()).toEqual([['changed-head', 'first', 0]])
    expect((await verify()).faults[0]?.text).toBe(
      'no head names this trajectory, though 10 of its entries are here',
    )
    const kept = await note()
    expect(await broken(kept)).toEqual([['changed-head', 'first', 0]])
    tamper((driver) => driver.exec("UPDATE entries SET bytes = 'x' WHERE seq = 0"))
    expect(await broken()).toEqual([
      ['changed', 'other', 0],
      ['changed-head', undefined, 0],
    ])
  })

  it('names a lost head once, also when a checkpoint knew the trajectory', async () => {
    await note()
    tamper((driver, id) => driver.prepare('DELETE FROM heads WHERE id = ?').run(id))
    expect(await broken()).toEqual([['changed-head', 'first', 0]])
  })

  it('holds after retention, but not after a cut that the log did not note', async () => {
    const store = openSqliteStore({ file })
    await prune(store, { days: 1, bytes: 1e9 }, () => new Date('2026-12-22T00:00:00.000Z'))
    await store.append([entryOf(firstTrajectory)])
    await store.close()
    const found = await verify()
    expect(found).toMatchObject({ ok: true, entries: 2 })
    expect(found.notes).toContain('process:first: entries 0 to 9 cut by retention')
    const again = openSqliteStore({ file })
    await again.append([entryOf(firstTrajectory), entryOf(firstTrajectory)])
    await again.cut(firstTrajectory, 11)
    await again.close()
    expect(await broken()).toEqual([['removed', 'first', 0]])
  })

  describe('of an exported file', () => {
    let lines: string[]
    const exported = (): string => join(folder, 'log.jsonl')
    beforeEach(async () => {
      await note()
      const store = openSqliteStore({ file })
      lines = []
      for await (const line of exportEntries(store)) lines.push(line)
      await store.close()
    })

    async function brokenFile(changed: readonly string[]): Promise<unknown[]> {
      writeFileSync(exported(), `${changed.join('\n')}\n`)
      const view = await openExportFile(exported())
      try {
        return (await verifyLog(view)).faults.map(({ kind, trajectory, seq }) => [
          kind,
          trajectory?.value,
          seq,
        ])
      } finally {
        await view.close()
      }
    }
    const lineOf = (seq: number): number =>
      lines.findIndex(
        (line) =>
          line.includes('"kind":"entry","trajectory":{"source":"process"') &&
          line.includes(`"seq":${seq},`),
      )

    it('holds as it was written', async () => {
      expect(await brokenFile(lines)).toEqual([])
    })

    it('names what was changed, removed, inserted, reordered and cut', async () => {
      const at = lineOf(4)
      expect(
        await brokenFile(
          lines.map((line, index) => (index === at ? line.replaceAll('message', 'massage') : line)),
        ),
      ).toEqual([['changed', 'first', 4]])
      expect(await brokenFile(lines.toSpliced(at, 1))).toEqual([['removed', 'first', 4]])
      expect(await brokenFile(lines.toSpliced(at, 0, lines[lineOf(2)] ?? ''))).toEqual([
        ['inserted', 'first', 4],
      ])
      expect(
        await brokenFile(lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '')),
      ).toEqual([['reordered', 'first', 4]])
      expect(await brokenFile(lines.toSpliced(lineOf(7), 3))).toEqual([['cut-tail', 'first', 7]])
    })

    it('names entries of a trajectory that no head names', async () => {
      const foreign = (lines[lineOf(4)] ?? '').replaceAll('first', 'foreign')
      expect(await brokenFile([...lines, foreign])).toEqual([['changed-head', 'foreign', 4]])
      const headless = lines.filter((line) => !/"kind":"(?:head|checkpoint)"/.test(line))
      expect(await brokenFile(headless)).toEqual([
        ['changed-head', 'first', 0],
        ['changed-head', 'other', 0],
      ])
    })

    it('refuses what is no export, with the line', async () => {
      for (const [text, line] of [
        ['', 1],
        ['nonsense', 1],
        ['{"kind":"entry"}', 1],
        [`${lines[0]}\n{"kind":"x"}`, 2],
        [`${lines[0]}\n\n[1]`, 3],
      ] as const) {
        writeFileSync(exported(), text)
        await expect(openExportFile(exported())).rejects.toMatchObject({
          code: 'log.not-an-export',
          data: { line },
        })
      }
      await expect(openExportFile(join(folder, 'none'))).rejects.toMatchObject({
        code: 'log.unreadable',
      })
    })

    it('keeps every byte of an entry', () => {
      const text = lines[lineOf(4)] ?? '{}'
      const { bytes } = JSON.parse(text) as { bytes: string }
      expect(JSON.parse(bytes)).toMatchObject({ seq: 4, trajectory: firstTrajectory })
    })
  })
})
