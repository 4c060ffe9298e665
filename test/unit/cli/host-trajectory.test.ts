import { describe, expect, it } from 'vitest'
import { createHostTrajectory } from '../../../src/cli/host-trajectory.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import type { Append } from '../../../src/log/store.ts'

const start = Date.parse('2026-01-02T03:00:00.000Z')

const entryAt = (value: string, at: number): Append => ({
  trajectory: { source: 'host-process', value },
  at: new Date(at).toISOString(),
  server: 's',
  flows: 0,
  serialise: () => '{}',
})

describe('createHostTrajectory', () => {
  it('begins anew where the last entry of all guards is more than 30 minutes old', async () => {
    const store = createMemoryStore()
    let now = start
    const begin = () =>
      createHostTrajectory(
        'agent:7:s',
        () => store,
        () => now,
      )
    expect(await begin().current()).toBe('agent:7:s#1')
    await store.append([entryAt('agent:7:s#1', start)])
    now = start + 30 * 60_000
    expect(await begin().current()).toBe('agent:7:s#1')
    now += 1
    const one = begin()
    expect(await one.current()).toBe('agent:7:s#2')
    one.passed()
    expect(await one.current()).toBe('agent:7:s#2')
  })

  it('waits for a system that tells of the host later', async () => {
    const later = createHostTrajectory(
      Promise.resolve('agent:7:s'),
      () => createMemoryStore(),
      () => start,
    )
    later.passed()
    expect(await later.current()).toBe('agent:7:s#1')
    expect(await later.current()).toBe('agent:7:s#1')
  })

  it('is none where no host was found', async () => {
    for (const found of [undefined, Promise.resolve(undefined), Promise.reject(new Error('x'))]) {
      const none = createHostTrajectory(
        found,
        () => undefined,
        () => start,
      )
      expect(await none.current()).toBeUndefined()
      none.passed()
    }
  })

  it('is the first where the log is not open yet, and looks again once it is', async () => {
    const store = createMemoryStore()
    await store.append([entryAt('a:7:s#1', start), entryAt('a:7:s#2', start)])
    let isOpen = false
    const host = createHostTrajectory(
      'a:7:s',
      () => (isOpen ? store : undefined),
      () => start,
    )
    expect(await host.current()).toBe('a:7:s#1')
    isOpen = true
    expect(await host.current()).toBe('a:7:s#2')
  })
})
