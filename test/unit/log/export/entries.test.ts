import { expect, it } from 'vitest'
import { exportEntries, selectHeads } from '../../../../src/log/export/entries.ts'
import { createMemoryStore } from '../../../../src/log/store/memory.ts'
import { all, entryOf, firstTrajectory } from '../../../contract/store.ts'

const other = { source: 'host', value: 'other' } as const

it('an export says what it is, then the log-wide chain, then each trajectory behind its head', async () => {
  const store = createMemoryStore()
  await store.append([entryOf(firstTrajectory), entryOf(other), entryOf(firstTrajectory)])
  await store.checkpoint((number) => `link ${number}`)
  const lines = (await all(exportEntries(store))).map(
    (line) => JSON.parse(line) as { kind: string; seq?: number },
  )
  expect(lines.map(({ kind }) => kind)).toEqual([
    'log',
    'checkpoint',
    'head',
    'entry',
    'entry',
    'head',
    'entry',
  ])
  expect(lines[0]).toEqual({ kind: 'log', format: 1, isWhole: true })
  const some = (await all(exportEntries(store, [other]))).map(
    (line) => JSON.parse(line) as { kind: string },
  )
  expect(some.map(({ kind }) => kind)).toEqual(['log', 'checkpoint', 'head', 'entry'])
  expect(some[0]).toMatchObject({ isWhole: false })
})

it('heads are selected oldest first', async () => {
  const store = createMemoryStore()
  await store.append([
    entryOf(other, 1, '2026-11-22T12:00:00.000Z'),
    entryOf(firstTrajectory, 1, '2026-11-22T11:00:00.000Z'),
  ])
  expect((await selectHeads(store, undefined)).map(({ trajectory }) => trajectory)).toEqual([
    firstTrajectory,
    other,
  ])
  expect(await selectHeads(store, [])).toEqual([])
})
