import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { verifyFile } from '../../../../src/log/store/verify-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-verify-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('verifies the store in a file', async () => {
  const file = join(folder, 'log.db')
  const store = openSqliteStore({ file })
  const trajectory = { source: 'process', value: 'a' } as const
  const at = '2026-01-02T03:04:05.678Z'
  store.append([{ trajectory, at, server: 's', flows: 0, serialise: () => '{"seq":7}' }])
  store.close()
  expect(await verifyFile(file)).toMatchObject({ ok: false, trajectories: 1 })
})
