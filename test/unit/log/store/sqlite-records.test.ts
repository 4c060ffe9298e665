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
