import { describe, expect, it } from 'vitest'
import { knownHosts, rememberHost } from '../../../src/cli/host-record.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'

const at = (n: number): Date => new Date(Date.parse('2026-01-02T03:04:05Z') + n * 1_000)

describe('rememberHost', () => {
  it('notes each host once, whoever notes it', async () => {
    const store = createMemoryStore()
    for (let n = 0; n < 3; n++) await rememberHost(store, 'claude:30:s30', at(n))
    expect(await store.records('host')).toMatchObject([{ key: 'claude:30:s30', revision: 1 }])
  })

  it('keeps a bounded number, the latest', async () => {
    const store = createMemoryStore()
    for (let n = 0; n < 300; n++) await rememberHost(store, `h:${n}:s`, at(n))
    const names = (await store.records('host')).map(({ key }) => key)
    expect(names).toHaveLength(256)
    expect(names).toContain('h:299:s')
    expect(names).not.toContain('h:0:s')
  })

  it('stops no guard where the store cannot be written', async () => {
    const failing = {
      putRecord: () => Promise.reject(new Error('full')),
      records: () => [],
      deleteRecord: () => false,
    }
    await expect(rememberHost(failing, 'a:1:s', at(0))).resolves.toBeUndefined()
  })
})

describe('knownHosts', () => {
  it('knows those noted and those that trajectories are named after', async () => {
    const store = createMemoryStore()
    await rememberHost(store, 'claude:30:s30', at(0))
    for (const source of ['host-process', 'process'] as const) {
      await store.append([
        {
          trajectory: { source, value: `${source}:40:s40#2` },
          at: at(0).toISOString(),
          server: 's',
          flows: 0,
          serialise: () => '{}',
        },
      ])
    }
    expect(await knownHosts(store)).toEqual(new Set(['claude:30:s30', 'host-process:40:s40#2']))
  })
})
