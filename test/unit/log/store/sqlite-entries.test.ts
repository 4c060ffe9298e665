import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
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
