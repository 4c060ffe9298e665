import { describe, expect, it } from 'vitest'
import { memoryGuard } from '../../../src/testing/memory-guard.ts'
import { call, forward, play } from '../../../src/testing/playbook.ts'

describe('memoryGuard', () => {
  it('logs every message in its own store', async () => {
    const guard = await memoryGuard()
    await play(guard).host(call('read_file')).expect(forward()).run()
    expect((await guard.store.head(guard.trajectory))?.seq).toBe(0)
    expect(guard.handled).toHaveLength(1)
  })

  it('starts anew for each guard, unless it is given a store', async () => {
    const first = await memoryGuard()
    await play(first).host(call('a')).run()
    expect(await (await memoryGuard()).store.head(first.trajectory)).toBeUndefined()
    const second = await memoryGuard({ store: first.store })
    await play(second).host(call('a')).run()
    expect((await first.store.head(first.trajectory))?.seq).toBe(1)
  })
})
