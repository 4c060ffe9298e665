import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { noHash } from '../../../../src/log/chain.ts'
import { serialiseCheckpoint } from '../../../../src/log/checkpoint.ts'
import { prune } from '../../../../src/log/retention.ts'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../../src/log/verify.ts'
import { all, entryOf, firstTrajectory } from '../../../contract/store.ts'
import { startChild } from './child.ts'

/** Leaves entries in `file` whose process was killed before it wrote their head. */
async function appendAndKill(file: string): Promise<void> {
  const child = startChild('append-child.ts', [file, 'first', '100000'])
  await child.printed('\n9\n')
  child.process.kill('SIGKILL')
  await child.ended
  const driver = chooseDriver(undefined)(file, 1_000)
  // The timer of the child may have been faster than the signal.
  driver.prepare('UPDATE heads SET seq = -1, flows = 0, hash = ?').run(noHash)
  driver.close()
}

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

it('a link notes the entries of a process that was killed, so that a kept head shows their loss', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-chain-'))
  const file = join(folder, 'log.db')
  await appendAndKill(file)
  const store = openSqliteStore({ file })
  const kept = await store.checkpoint((number, heads) =>
    heads.length === 0 ? undefined : serialiseCheckpoint(number, '2026-11-22T10:00:00.000Z', heads),
  )
  expect(String(kept?.bytes)).toContain(`"seq":${store.head(firstTrajectory)?.seq},`)
  const options = kept === undefined ? {} : { head: kept }
  expect(await verifyLog(store, options)).toMatchObject({ ok: true })
  const driver = chooseDriver(undefined)(file, 1_000)
  driver.exec(`DELETE FROM entries WHERE seq > 5; UPDATE heads SET seq = -1, hash = '${noHash}'`)
  driver.close()
  expect(await verifyLog(store, options)).toMatchObject({
    ok: false,
    faults: [{ kind: 'cut-tail', seq: 6 }],
  })
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

it('retention after kill -9 leaves a log that verifies, and the trajectory goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-chain-'))
  const file = join(folder, 'log.db')
  await appendAndKill(file)
  const store = openSqliteStore({ file })
  const last = store.head(firstTrajectory)
  store.append([entryOf({ source: 'host', value: 'newer' }, 1, '2026-12-22T00:00:00.000Z')])
  await prune(store, { days: 1, bytes: 1e9 }, () => new Date('2026-12-22T00:00:00.000Z'))
  expect(store.head(firstTrajectory)).toMatchObject({ seq: last?.seq, flows: last?.flows })
  expect((await verifyLog(store)).faults).toEqual([])
  expect(store.append([entryOf(firstTrajectory)])).toMatchObject([
    { seq: (last?.seq ?? 0) + 1, flowSeq: last?.flows },
  ])
  expect((await verifyLog(store)).faults).toEqual([])
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a cut moves the row of its trajectory on to the last entry before it deletes that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-chain-'))
  const file = join(folder, 'log.db')
  await appendAndKill(file)
  const store = openSqliteStore({ file })
  const last = store.head(firstTrajectory)
  store.cut(firstTrajectory, last?.seq ?? 0)
  expect(store.head(firstTrajectory)).toMatchObject({ ...last, base: { seq: last?.seq } })
  store.close()
  rmSync(folder, { recursive: true, force: true })
})
