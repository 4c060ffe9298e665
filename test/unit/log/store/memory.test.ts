import { expect, it } from 'vitest'
import { createMemoryStore } from '../../../../src/log/store/memory.ts'
import { all, entryOf, firstTrajectory } from '../../../contract/store.ts'

// What it shares with every store stands in test/contract/store.ts.
it('what is read is not moved by what is appended meanwhile', async () => {
  const store = createMemoryStore()
  await store.append([entryOf(firstTrajectory), entryOf(firstTrajectory)])
  let seen = 0
  for await (const _ of store.tail()) {
    seen++
    await store.append([entryOf(firstTrajectory)])
  }
  expect(seen).toBe(2)
  expect(await all(store.tail())).toHaveLength(4)
  for await (const _ of store.entries(firstTrajectory)) {
    seen++
    await store.append([entryOf(firstTrajectory)])
  }
  expect(seen).toBe(6)
  expect(await all(store.entries(firstTrajectory))).toHaveLength(8)
})
