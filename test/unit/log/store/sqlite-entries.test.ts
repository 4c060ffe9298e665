import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { prune } from '../../../../src/log/retention.ts'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../../src/log/verify.ts'
import { all, entryOf, firstTrajectory } from '../../../contract/store.ts'

// What it shares with every store stands in test/contract/store.ts.
it('two open stores of one file take turns in one trajectory, single and in batches', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-entries-'))
  const one = openSqliteStore({ file: join(folder, 'log.db') })
  const two = openSqliteStore({ file: join(folder, 'log.db') })
  const seqs: number[] = []
  for (let index = 0; index < 60; index++) {
    const store = index % 3 === 0 ? one : two
    const places = store.append(
      Array.from({ length: 1 + (index % 4) }, () => entryOf(firstTrajectory, 2)),
    )
    seqs.push(...places.map(({ seq }) => seq))
    expect(places[0]?.flowSeq).toBe((places[0]?.seq ?? 0) * 2)
  }
  expect(seqs).toEqual(seqs.map((_, index) => index))
  expect(await verifyLog(one)).toMatchObject({ ok: true, entries: seqs.length })
  expect(two.head(firstTrajectory)).toMatchObject({ seq: seqs.length - 1, flows: seqs.length * 2 })
  one.close()
  two.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a slow reader holds no snapshot: it sees what is appended between its pages, and blocks nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-entries-'))
  const store = openSqliteStore({ file: join(folder, 'log.db') })
  store.append(Array.from({ length: 100 }, () => entryOf(firstTrajectory)))
  let seen = 0
  for await (const entry of store.tail()) {
    if (entry.seq === 0) store.append([entryOf(firstTrajectory)])
    seen++
  }
  expect(seen).toBe(101)
  expect(await all(store.tail())).toHaveLength(101)
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a place that another guard wrote and cut is not written again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-entries-'))
  const one = openSqliteStore({ file: join(folder, 'log.db') })
  const two = openSqliteStore({ file: join(folder, 'log.db') })
  for (let index = 0; index < 5; index++) one.append([entryOf(firstTrajectory)])
  for (let index = 0; index < 10; index++) two.append([entryOf(firstTrajectory, 2)])
  two.append([entryOf({ source: 'host', value: 'newer' }, 1, '2026-12-22T00:00:00.000Z')])
  await prune(two, { days: 1, bytes: 1e9 }, () => new Date('2026-12-22T00:00:00.000Z'))
  expect(await all(one.entries(firstTrajectory))).toEqual([])
  expect(one.append([entryOf(firstTrajectory)])).toMatchObject([{ seq: 15, flowSeq: 25 }])
  expect((await verifyLog(one)).faults).toEqual([])
  one.close()
  two.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a head whose row lags behind the cut starts at the cut', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-entries-'))
  const file = join(folder, 'log.db')
  const store = openSqliteStore({ file })
  for (let index = 0; index < 5; index++) store.append([entryOf(firstTrajectory)])
  store.cut(firstTrajectory, 4)
  const cut = store.head(firstTrajectory)?.base
  const driver = chooseDriver(undefined)(file, 1_000)
  driver.exec('UPDATE heads SET seq = 1')
  driver.close()
  const next = openSqliteStore({ file })
  expect(next.head(firstTrajectory)).toMatchObject({ seq: 4, hash: cut?.hash })
  expect(next.append([entryOf(firstTrajectory)])).toMatchObject([{ seq: 5 }])
  next.close()
  store.close()
  rmSync(folder, { recursive: true, force: true })
})
