import { describe, expect, it } from 'vitest'
import { createFlowLog } from '../../../src/log/create-flow-log.ts'
import { temporaryKeys } from '../../../src/log/store/keys.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import { createGuard } from '../../../src/proxy/guard-stdio.ts'
import { createServerMemory } from '../../../src/proxy/server-memory.ts'
import { defineTool } from '../../../src/trajectory/define-tool.ts'
import { lineOf } from './pipeline-deps.ts'

const server = { id: 'server', origin: 'file:server' }
const at = '2026-01-02T03:04:05.678Z'
const seen = (...names: readonly string[]) => ({
  claim: {},
  tools: names.map((name) => defineTool({ name }, (text) => text)),
  withheld: new Set<string>(),
  at,
})

describe('createServerMemory', () => {
  it('still notices a week later that a definition has changed, whatever else was deleted', async () => {
    const store = createMemoryStore()
    let day = 1
    const now = () => new Date(Date.UTC(2026, 10, day))
    const keys = temporaryKeys()
    async function listed(description: string) {
      const log = createFlowLog({ store, mode: 'redacted', keys, now, warn: () => undefined })
      const found: (string | null)[] = []
      const pipeline = await createGuard({
        server,
        trajectory: { source: 'host-process', value: `day-${day}` },
        mode: 'enforce',
        failMode: 'closed-for-changes',
        log,
        records: () => store,
        now,
        clock: () => 0,
        notice(line) {
          if (line.kind !== 'judged') return
          for (const { judged } of line.messages) {
            found.push(...judged.verdict.findings.map(({ risk }) => risk))
          }
        },
      })
      const tools = [{ name: 'read_note', description, inputSchema: { type: 'object' } }]
      await pipeline.accept([lineOf('{"jsonrpc":"2.0","id":1,"method":"tools/list"}')], 'host')
      const answer = JSON.stringify({ jsonrpc: '2.0', id: 1, result: { tools } })
      await pipeline.accept([lineOf(answer)], 'server')
      return found
    }
    expect(await listed('Reads a note.')).toEqual([])
    day = 8
    await store.deletePieces({ idleSince: now().toISOString() })
    expect(await listed('Reads a note.')).toEqual([])
    expect(await listed('Reads a note and sends it to the archive.')).toContain(
      'configuration-drift',
    )
    // What `mcip servers forget` does: after it the definition counts as new.
    await store.deleteRecord('server', server.id)
    expect(await listed('Reads a note and sends it to the archive.')).toEqual([])
  })

  it('does not pretend to know before it has read', async () => {
    const memory = createServerMemory(() => createMemoryStore(), server)
    expect(() => memory.known()).toThrow('not read yet')
    expect(memory.isStale).toBe(true)
    await memory.refresh()
    expect(memory.known().size).toBe(0)
  })

  it('remembers over connections and guards of one store', async () => {
    const store = createMemoryStore()
    const one = createServerMemory(() => store, server)
    const other = createServerMemory(() => store, server)
    await other.refresh()
    await one.learn(seen('a'))
    expect([...one.known().keys()]).toEqual(['a'])
    expect(other.known().size).toBe(0)
    await other.refresh()
    expect([...other.known().keys()]).toEqual(['a'])
  })

  it('loses nothing when several guards learn at the same time', async () => {
    const store = createMemoryStore()
    const guards = ['a', 'b', 'c', 'd'].map((name) => ({
      name,
      memory: createServerMemory(() => store, server),
    }))
    await Promise.all(guards.map(({ name, memory }) => memory.learn(seen(name))))
    const last = createServerMemory(() => store, server)
    await last.refresh()
    expect([...last.known().keys()].sort()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('keeps the tools of other servers apart', async () => {
    const store = createMemoryStore()
    await createServerMemory(() => store, server).learn(seen('a'))
    const other = createServerMemory(() => store, { id: '__proto__', origin: 'x' })
    await other.refresh()
    expect(other.known().size).toBe(0)
  })

  it('goes on with what was read last while the store cannot be read, and recovers', async () => {
    const store = createMemoryStore()
    let isOpen = true
    const memory = createServerMemory(() => (isOpen ? store : undefined), server)
    await memory.learn(seen('a'))
    isOpen = false
    await memory.refresh()
    expect([memory.isStale, ...memory.known().keys()]).toEqual([true, 'a'])
    await memory.learn(seen('b'))
    expect([memory.isStale, ...memory.known().keys()]).toEqual([true, 'a'])
    isOpen = true
    await memory.refresh()
    expect([...memory.known().keys()]).toEqual(['a'])
  })

  it('throws while nothing was ever read', async () => {
    const memory = createServerMemory(() => undefined, server)
    await memory.refresh()
    await memory.learn(seen('a'))
    expect(() => memory.known()).toThrow('the store is not open')
  })

  it('keeps the last record that could be read when the next one is damaged', async () => {
    const store = createMemoryStore()
    const memory = createServerMemory(() => store, server)
    await memory.learn(seen('a'))
    await store.putRecord(
      { kind: 'server', key: 'server', value: '{"tools":7}', createdAt: at, updatedAt: at },
      1,
    )
    for (let time = 0; time < 2; time++) {
      await memory.refresh()
      expect([memory.isStale, ...memory.known().keys()]).toEqual([true, 'a'])
    }
  })

  it('takes a damaged record for a fault, not for an empty one', async () => {
    for (const value of ['{', 'null7', '{}', '{"tools":7}']) {
      const store = createMemoryStore()
      await store.putRecord(
        { kind: 'server', key: 'server', value, createdAt: at, updatedAt: at },
        0,
      )
      const memory = createServerMemory(() => store, server)
      await memory.refresh()
      expect(() => memory.known()).toThrow()
    }
  })

  it('gives up when somebody else is always faster', async () => {
    let attempts = 0
    const putRecord = () => {
      attempts++
      return false
    }
    const busy = { record: () => undefined, putRecord }
    const memory = createServerMemory(() => busy, server)
    await memory.learn(seen('a'))
    expect(attempts).toBe(5)
    expect(memory.known().size).toBe(0)
  })
})
