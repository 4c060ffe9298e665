import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { serialiseCheckpoint } from '../../../../src/log/checkpoint.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../../src/log/verify.ts'
import { all, entryOf, firstTrajectory } from '../../../contract/store.ts'

// What it shares with every store stands in test/contract/store.ts.
it('links of two guards of one file make one chain, and pages of it are read whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-chain-'))
  const one = openSqliteStore({ file: join(folder, 'log.db') })
  const two = openSqliteStore({ file: join(folder, 'log.db') })
  for (let index = 0; index < 80; index++) {
    const store = index % 2 === 0 ? one : two
    store.append([entryOf(firstTrajectory)])
    await store.checkpoint((number, heads) =>
      serialiseCheckpoint(number, '2026-11-22T10:00:00.000Z', heads),
    )
  }
  expect((await all(one.checkpoints())).map(({ number }) => number)).toEqual(
    Array.from({ length: 80 }, (_, index) => index),
  )
  expect(await verifyLog(two)).toMatchObject({ ok: true, entries: 80, checkpoints: 80 })
  two.cut(firstTrajectory, 1_000)
  expect(one.head(firstTrajectory)?.base, 'a cut at an entry that is not there').toBeUndefined()
  one.close()
  two.close()
  rmSync(folder, { recursive: true, force: true })
})
