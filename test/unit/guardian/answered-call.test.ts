import { describe, expect, it } from 'vitest'
import { answeredCall } from '../../../src/guardian/answered-call.ts'
import { judgeInputOf } from '../../../src/guardian/judge-input.ts'
import type { JsonObject } from '../../../src/mcp/json.ts'
import type { Message, Side } from '../../../src/mcp/message.ts'
import { createConnection } from '../../../src/trajectory/connection.ts'
import { createMemory } from '../../../src/trajectory/create-memory.ts'
import { callOf, requestOf, resultOf } from '../../message.ts'

const text = (words: string): JsonObject => ({ content: [{ type: 'text', text: words }] })

/** What the last of some messages ends, seen by one connection. */
function last(...messages: readonly (readonly [Message, Side])[]) {
  const deps = {
    server: { id: 'server', origin: 'file:server' },
    connection: createConnection((words) => `digest of ${words}`),
    past: createMemory(),
    known: () => new Map(),
    digest: (words: string) => `digest of ${words}`,
  }
  const at = '2026-01-02T03:04:05.678Z'
  return messages
    .map(([message, from]) => answeredCall(judgeInputOf(deps, { message, from, at })))
    .at(-1)
}

const begun = [
  [callOf('price', { of: 'lamp' }, 1), 'host'],
  [resultOf({ task: { taskId: 't', status: 'working' } }, 1), 'server'],
] as const

describe('answeredCall', () => {
  it('gives the call that a result ends', () => {
    expect(last([callOf('price', {}, 1), 'host'], [resultOf(text('25'), 1), 'server'])).toEqual({
      name: 'price',
      result: text('25'),
      pointer: '/result',
    })
  })

  it('gives none for a result that only says the call has become a task', () => {
    expect(last(...begun)).toBeUndefined()
  })

  it('takes the result of a task for that of its call', () => {
    const asked = requestOf('tasks/result', { taskId: 't' }, 2)
    expect(last(...begun, [asked, 'host'], [resultOf(text('25'), 2), 'server'])).toEqual({
      name: 'price',
      result: text('25'),
      pointer: '/result',
    })
  })

  it('finds the result within the state of a task', () => {
    const asked = requestOf('tasks/get', { taskId: 't' }, 2)
    const state = { taskId: 't', status: 'completed', result: text('25') }
    expect(last(...begun, [asked, 'host'], [resultOf(state, 2), 'server'])).toEqual({
      name: 'price',
      result: text('25'),
      pointer: '/result/result',
    })
    const working = { taskId: 't', status: 'working' }
    expect(last(...begun, [asked, 'host'], [resultOf(working, 2), 'server'])).toBeUndefined()
  })

  it('gives none for requests, for strays, and for the task of another request', () => {
    expect(last([callOf('price', {}, 1), 'host'])).toBeUndefined()
    expect(last([resultOf(text('25'), 1), 'server'])).toBeUndefined()
    const asked = requestOf('tasks/result', { taskId: 'x' }, 2)
    expect(last([asked, 'host'], [resultOf(text('25'), 2), 'server'])).toBeUndefined()
  })
})
