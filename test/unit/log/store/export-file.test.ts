import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { exportEntries } from '../../../../src/log/export/entries.ts'
import { openExportFile } from '../../../../src/log/store/export-file.ts'
import { createMemoryStore } from '../../../../src/log/store/memory.ts'
import { all, entryOf, firstTrajectory } from '../../../contract/store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mcip-export-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('an exported file gives back heads, entries and checkpoints as the store had them', async () => {
  const store = createMemoryStore()
  const big = {
    ...entryOf(firstTrajectory),
    serialise: () => JSON.stringify(`ü${'x'.repeat(300_000)}\u2028\n`),
  }
  await store.append([entryOf(firstTrajectory), big, entryOf({ source: 'host', value: 'a\nb\0' })])
  await store.checkpoint((number) => `link ${number}`)
  const file = join(folder, 'log.jsonl')
  // The last line end may be missing, lines may end as on Windows.
  writeFileSync(file, (await all(exportEntries(store))).join('\r\n'))
  const view = await openExportFile(file)
  expect(view.isWhole).toBe(true)
  expect(await view.heads()).toEqual([...(await store.heads())].reverse())
  expect(await view.head(firstTrajectory)).toEqual(await store.head(firstTrajectory))
  expect(await all(view.checkpoints())).toEqual(await all(store.checkpoints()))
  const entries = (await all(store.entries(firstTrajectory))).map(({ bytes, hash, seq }) => ({
    bytes,
    hash,
    seq,
  }))
  const read = (await all(view.entries(firstTrajectory))).map(({ bytes, hash, seq }) => ({
    bytes,
    hash,
    seq,
  }))
  expect(read).toEqual(entries)
  expect(await all(view.entries(firstTrajectory, 1))).toHaveLength(1)
  expect(await all(view.entries({ source: 'host', value: 'none' }))).toEqual([])
  await view.close()
})

it('a line of a known kind with a wrong value is named', async () => {
  const file = join(folder, 'log.jsonl')
  const first = JSON.stringify({ kind: 'log', format: 1, isWhole: true })
  for (const line of [
    '{"kind":"head","seq":"1"}',
    '{"kind":"checkpoint","number":1}',
    '{"kind":"entry","trajectory":{}}',
  ]) {
    writeFileSync(file, `${first}\n${line}\n`)
    await expect(openExportFile(file)).rejects.toMatchObject({
      code: 'log.not-an-export',
      data: { line: 2 },
    })
  }
  writeFileSync(file, JSON.stringify({ kind: 'log', format: 2 }))
  await expect(openExportFile(file)).rejects.toThrow('format 2 is not known here')
})

it('a folder, or a file that is not there, is called so', async () => {
  const missing = join(folder, 'missing.jsonl')
  await expect(openExportFile(folder)).rejects.toMatchObject({
    code: 'log.unreadable',
    data: { file: folder, reason: 'it is a folder' },
  })
  await expect(openExportFile(missing)).rejects.toMatchObject({
    code: 'log.unreadable',
    data: { file: missing, reason: 'there is no such file' },
  })
})
