import { describe, expect, it } from 'vitest'
import type { LogicalCall } from '../../../src/flow/extract/logical-call.ts'
import type { JsonObject } from '../../../src/mcp/json.ts'
import type { Message, Side } from '../../../src/mcp/message.ts'
import { createConnection } from '../../../src/trajectory/connection.ts'
import {
  type ConnectionSources,
  createTrajectoryOf,
  oneTrajectory,
} from '../../../src/trajectory/message-trajectory.ts'
import { callOf, notificationOf, requestOf, resultOf } from '../../message.ts'

/** The trajectories of messages on one connection, as the pipeline asks for them. */
function connected(more: Partial<ConnectionSources> = {}) {
  const connection = createConnection((text) => `digest of ${text}`)
  const of = createTrajectoryOf({ environment: {}, connection: 'c1', ...more })
  return async (message: Message, from: Side): Promise<string> => {
    const { call } = connection.observe(message, from)
    const { source, value } = await of(message, from, call)
    return `${source} ${value}`
  }
}

const named = (talk: string, id: number, more: JsonObject = {}): Message =>
  requestOf(
    'tools/call',
    { name: 'a', arguments: {}, _meta: { 'vscode.conversationId': talk, ...more } },
    id,
  )

describe('createTrajectoryOf', () => {
  it('gives each request its own trajectory, and an answer that of its request', async () => {
    const of = connected()
    expect(await of(requestOf('tools/list', {}, 1), 'host')).toBe('process c1')
    expect(await of(named('one', 2), 'host')).toBe('host vscode:one')
    expect(await of(named('two', 3), 'host')).toBe('host vscode:two')
    expect(await of(resultOf({ content: [] }, 2), 'server')).toBe('host vscode:one')
    expect(await of(resultOf({ tools: [] }, 1), 'server')).toBe('process c1')
    expect(await of(resultOf({ content: [] }, 3), 'server')).toBe('host vscode:two')
  })

  it('puts progress and cancellation where their request is', async () => {
    const of = connected()
    await of(named('one', 1, { progressToken: 'p1' }), 'host')
    await of(named('two', 2, { progressToken: 'p2' }), 'host')
    const progress = (token: string) =>
      of(notificationOf('notifications/progress', { progressToken: token, progress: 1 }), 'server')
    expect(await progress('p1')).toBe('host vscode:one')
    expect(await progress('p2')).toBe('host vscode:two')
    const cancel = notificationOf('notifications/cancelled', { requestId: 1 })
    expect(await of(cancel, 'host')).toBe('host vscode:one')
    const odd = notificationOf('notifications/cancelled', {
      requestId: 1,
      _meta: { 'vscode.conversationId': 'two' },
    })
    expect(await of(odd, 'host')).toBe('host vscode:one')
  })

  it('never lets a server name a trajectory', async () => {
    const of = connected()
    const meta = { _meta: { 'dev.mcip/context': { trajectory: 'stolen' }, threadId: 'stolen' } }
    expect(await of(requestOf('sampling/createMessage', meta), 'server')).toBe('process c1')
    expect(await of(notificationOf('notifications/message', meta), 'server')).toBe('process c1')
    await of(named('one', 5), 'host')
    expect(await of(resultOf(meta, 5), 'server')).toBe('host vscode:one')
    // Nor a host that repeats it in an answer.
    expect(await of(resultOf(meta, 1), 'host')).toBe('process c1')
  })

  it('puts what a server asks by itself where the host asked last, with its answer', async () => {
    const of = connected()
    await of(named('one', 1), 'host')
    expect(await of(requestOf('elicitation/create', {}, 1), 'server')).toBe('host vscode:one')
    await of(named('two', 2), 'host')
    expect(await of(resultOf({ action: 'accept' }, 1), 'host')).toBe('host vscode:one')
    await of(requestOf('ping', {}, 3), 'host')
    expect(await of(notificationOf('notifications/message', {}), 'server')).toBe('process c1')
  })

  it('continues a call in its trajectory where the repeat names none', async () => {
    const of = connected()
    await of(named('one', 1), 'host')
    const asks = { resultType: 'input_required', requestState: 's', inputRequests: {} }
    expect(await of(resultOf(asks, 1), 'server')).toBe('host vscode:one')
    const repeat = { name: 'a', arguments: {}, requestState: 's', inputResponses: {} }
    expect(await of(requestOf('tools/call', repeat, 2), 'host')).toBe('host vscode:one')
    expect(await of(resultOf({ content: [] }, 2), 'server')).toBe('host vscode:one')
  })

  it('stands on the environment where messages say nothing', async () => {
    const of = connected({ environment: { MCIP_TRAJECTORY: 'run-7' } })
    expect(await of(callOf('a'), 'host')).toBe('environment run-7')
    expect(await of(named('one', 2), 'host')).toBe('host vscode:one')
  })

  it('asks for the host process only where nothing stronger is known, and tells it of messages', async () => {
    let asked = 0
    let passed = 0
    const hostProcess = {
      current: () => {
        asked++
        return Promise.resolve('agent:7:s#1')
      },
      passed: () => {
        passed++
      },
    }
    const of = connected({ hostProcess })
    expect(await of(callOf('a', {}, 1), 'host')).toBe('host-process agent:7:s#1')
    expect(await of(resultOf({}, 1), 'server')).toBe('host-process agent:7:s#1')
    expect([asked, passed]).toEqual([1, 2])
    await of(named('one', 2), 'host')
    expect([asked, passed]).toEqual([1, 2])
    const other = connected({ hostProcess, environment: { MCIP_TRAJECTORY: 'run-7' } })
    await other(callOf('a', {}, 1), 'host')
    expect([asked, passed]).toEqual([1, 2])
  })

  it('follows the host process from one generation to the next', async () => {
    let generation = 1
    const hostProcess = {
      current: () => `agent:7:s#${generation}`,
      passed: () => undefined,
    }
    const of = connected({ hostProcess })
    expect(await of(callOf('a', {}, 1), 'host')).toBe('host-process agent:7:s#1')
    expect(await of(callOf('a', {}, 2), 'host')).toBe('host-process agent:7:s#1')
    generation = 2
    expect(await of(callOf('a', {}, 3), 'host')).toBe('host-process agent:7:s#2')
    generation = 1
    expect(await of(callOf('a', {}, 4), 'host')).toBe('host-process agent:7:s#1')
  })

  it('is the connection where the host process is not known', async () => {
    const hostProcess = { current: () => undefined, passed: () => undefined }
    expect(await connected({ hostProcess })(callOf('a'), 'host')).toBe('process c1')
  })

  it('gives lines that are no message a place, and forgets the oldest of many calls', async () => {
    const of = createTrajectoryOf({ environment: {}, connection: 'c1' })
    expect(await of(undefined, 'host', undefined)).toEqual({ source: 'process', value: 'c1' })
    const callAt = (number: number): LogicalCall => ({
      number,
      round: 0,
      request: requestOf('tools/call'),
      asked: new Map(),
    })
    for (let number = 0; number < 5_000; number++) {
      await of(named('one', number), 'host', callAt(number))
    }
    await of(requestOf('ping'), 'host', undefined)
    expect(await of(resultOf({}), 'server', callAt(0))).toMatchObject({ source: 'process' })
    expect(await of(resultOf({}), 'server', callAt(4_999))).toMatchObject({ source: 'host' })
  })
})

it('oneTrajectory gives every message the same', async () => {
  const of = oneTrajectory({ source: 'environment', value: 't' })
  expect(await of(named('one', 1), 'host', undefined)).toEqual({
    source: 'environment',
    value: 't',
  })
})
