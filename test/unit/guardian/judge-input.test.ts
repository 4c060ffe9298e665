import { describe, expect, it } from 'vitest'
import { atOnce } from '../../../src/guardian/in-parts.ts'
import {
  flowsInParts,
  type JudgeInputDeps,
  judgeInputOf,
} from '../../../src/guardian/judge-input.ts'
import type { Message, Side } from '../../../src/mcp/message.ts'
import { createConnection } from '../../../src/trajectory/connection.ts'
import { createMemory } from '../../../src/trajectory/create-memory.ts'
import { callOf, requestOf, resultOf } from '../../message.ts'

const at = '2026-01-02T03:04:05.678Z'

function viewer(more: Partial<JudgeInputDeps> = {}) {
  const deps: JudgeInputDeps = {
    server: { id: 'server', origin: 'file:server' },
    connection: createConnection((text) => `digest of ${text}`),
    past: createMemory(),
    known: () => new Map(),
    digest: (text) => `digest of ${text}`,
    ...more,
  }
  const see = (message: Message, from: Side, firstSeq?: number) =>
    judgeInputOf(deps, { message, from, at, ...(firstSeq === undefined ? {} : { firstSeq }) })
  return { deps, see }
}

const text = (given: string) => ({ content: [{ type: 'text', text: given }] })

describe('judgeInputOf', () => {
  it('shows a message with its flows and what it answers', () => {
    const { see } = viewer()
    const asked = see(requestOf('tools/list'), 'host')
    expect(asked).toMatchObject({ from: 'host', answers: undefined, listed: [] })
    const listed = see(resultOf({ tools: [{ name: 'a' }], serverInfo: { name: 'n' } }), 'server')
    expect(listed.answers?.method).toBe('tools/list')
    expect(listed.flows[0]?.type.message).toBe('function-list')
    expect(listed.listed[0]?.pointer).toBe('/result/tools/0')
    expect(listed.wholeList).toEqual(['a'])
    expect(listed.claim).toEqual({ name: 'n' })
    expect(listed.tool('a')?.value).toEqual({ name: 'a' })
  })

  it('numbers flows from 0, or from where the trajectory stands', () => {
    const { see } = viewer()
    expect(see(callOf('f', { a: 1 }, 1), 'host').flows.map(({ seq }) => seq)).toEqual([0])
    expect(see(callOf('f', { a: 1 }, 2), 'host', 7).flows.map(({ seq }) => seq)).toEqual([7])
  })

  it('takes flows that are known already as they are', () => {
    const { see, deps } = viewer()
    const flows = see(callOf('f', { a: 1 }, 1), 'host', 3).flows
    const message = callOf('f', { a: 2 }, 2)
    expect(judgeInputOf(deps, { message, from: 'host', at, flows }).flows).toBe(flows)
  })

  it('shows the flows that were found in parts as those found at once', () => {
    const { see, deps } = viewer()
    const message = callOf('f', { path: '/home/ann/a.txt' }, 1)
    const observed = deps.connection.observe(message, 'host')
    const sent = { message, from: 'host', at, observed } as const
    const flows = atOnce(flowsInParts(deps, sent, observed))
    expect(judgeInputOf(deps, { ...sent, flows }).flows).toBe(flows)
    expect(flows).toEqual(see(callOf('f', { path: '/home/ann/a.txt' }, 2), 'host').flows)
  })

  it('names no server where none is known', () => {
    const { see } = viewer({ server: { id: '', origin: '' } })
    expect(see(callOf('f'), 'host').flows[0]?.recipient).toEqual({
      role: 'server',
      unit: 'function:f',
    })
  })

  it('asks what is known of the server only when a judge does', () => {
    let asked = 0
    const { see } = viewer({
      known: () => {
        asked++
        return new Map()
      },
    })
    const input = see(callOf('f'), 'host')
    expect(asked).toBe(0)
    expect(input.known.size).toBe(0)
    expect(asked).toBe(1)
  })

  it('takes no note of what a server returned: whether it goes on is not known yet', () => {
    const { see, deps } = viewer()
    see(callOf('find', {}, 2), 'host')
    see(resultOf(text('{"ticket":"TK-4711-X"}'), 2), 'server')
    expect(deps.past.origins.view.originOf('TK-4711-X')).toBe('unknown')
    expect(deps.past.observations).toEqual([])
  })

  it('knows what the schema of a called function offers', () => {
    const { see, deps } = viewer()
    see(requestOf('tools/list', undefined, 1), 'host')
    const inputSchema = { properties: { unit: { enum: ['kelvin'] } } }
    see(resultOf({ tools: [{ name: 'heat', inputSchema }] }, 1), 'server')
    see(callOf('heat', { unit: 'kelvin' }, 2), 'host')
    expect(deps.past.origins.view.originOf('kelvin')).toBe('host')
  })
})
