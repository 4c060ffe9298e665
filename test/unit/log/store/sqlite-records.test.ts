import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'

// What it shares with every store stands in test/contract/store.ts.
it('of two guards that write one record over the same revision, one is told that it was late', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-records-'))
  const one = openSqliteStore({ file: join(folder, 'log.db') })
  const two = openSqliteStore({ file: join(folder, 'log.db') })
  const record = { kind: 'server' as const, key: 'files', createdAt: 'a', updatedAt: 'b' }
  expect(await one.putRecord({ ...record, value: '1' }, 0)).toBe(true)
  expect(await two.putRecord({ ...record, value: '2' }, 0)).toBe(false)
  const seen = (await two.record('server', 'files'))?.revision ?? 0
  expect(await two.putRecord({ ...record, value: '3' }, seen)).toBe(true)
  expect(await one.putRecord({ ...record, value: '4' }, seen)).toBe(false)
  expect(await one.record('server', 'files')).toMatchObject({ value: '3', revision: 2 })
  one.close()
  two.close()
  rmSync(folder, { recursive: true, force: true })
})

it('the working sets of all trajectories together are bounded: the oldest pieces go', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-records-'))
  const store = openSqliteStore({ file: join(folder, 'log.db') })
  const piece = new Uint8Array(200 * 1024)
  // 512 pieces are 100 MB, of which 64 MB may stay after the look at every 256th.
  for (let index = 0; index < 512; index++) {
    const at = new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString()
    await store.appendPiece({ source: 'process', value: `p${index}` }, at, () => piece)
  }
  expect(await store.pieces({ source: 'process', value: 'p0' })).toEqual([])
  expect(await store.pieces({ source: 'process', value: 'p511' })).toHaveLength(1)
  expect(Number(await store.size())).toBeLessThan(80 * 1024 * 1024)
  store.close()
  rmSync(folder, { recursive: true, force: true })
})
