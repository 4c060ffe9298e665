import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'
import { salvage } from '../../../../src/log/store/salvage.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { entryOf, firstTrajectory } from '../../../contract/store.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mcip-salvage-'))
  file = join(folder, 'log.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('everything of a sound file is read, bases with their heads', async () => {
  const store = openSqliteStore({ file })
  store.append(Array.from({ length: 700 }, () => entryOf(firstTrajectory, 2)))
  await store.checkpoint((number) => `link ${number}`)
  await store.putRecord(
    { kind: 'server', key: 'files', value: '{}', createdAt: 'a', updatedAt: 'b' },
    0,
  )
  store.cut(firstTrajectory, 99)
  store.close()
  const found = salvage(chooseDriver(undefined), file)
  expect(found.lost).toEqual([])
  expect(found.entries).toHaveLength(600)
  expect(found.entries[0]).toMatchObject({ seq: 100, flowSeq: 200, flows: 2 })
  expect(found.heads).toMatchObject([{ seq: 699, base: { seq: 99 } }])
  expect(found.checkpoints).toHaveLength(1)
  expect(found.records).toHaveLength(1)
})

it('a missing table is said, the others are read', () => {
  const store = openSqliteStore({ file })
  store.append([entryOf(firstTrajectory)])
  store.close()
  const driver = chooseDriver(undefined)(file, 1_000)
  driver.exec('DROP TABLE records; DROP TABLE checkpoints')
  driver.close()
  const found = salvage(chooseDriver(undefined), file)
  expect(found.entries).toHaveLength(1)
  expect(found.lost.join('\n')).toMatch(/checkpoints[\s\S]*records/)
})

it('of a file that is no database nothing is read, which is said', () => {
  writeFileSync(file, 'garbage '.repeat(1_000))
  const found = salvage(chooseDriver(undefined), file)
  expect(found).toMatchObject({ heads: [], entries: [], checkpoints: [], records: [] })
  expect(found.lost).toEqual([expect.stringContaining('the whole file')])
})
