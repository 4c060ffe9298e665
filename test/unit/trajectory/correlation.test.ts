import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src/mcp/json.ts'
import type { Side } from '../../../src/mcp/message.ts'
import { createCorrelation } from '../../../src/trajectory/correlation.ts'
import { callOf, errorOf, messageFrom, notificationOf, requestOf, resultOf } from '../../message.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

describe('correlation', () => {
  it('names what an answer would belong to, and goes on waiting for it', () => {
    const correlation = createCorrelation(digest)
    correlation.asked(callOf('a'), 'host')
    expect(correlation.awaited(1, 'server')).toBe('tools/call')
    expect(correlation.awaited(1, 'host')).toBeUndefined()
    expect(correlation.awaited('1', 'server')).toBeUndefined()
    expect(correlation.answered(resultOf({}), 'server')).toBeDefined()
    expect(correlation.awaited(1, 'server')).toBeUndefined()
  })

  it('gives the request of an answer once', () => {
    const correlation = createCorrelation(digest)
    correlation.asked(callOf('a'), 'host')
    expect(correlation.answered(resultOf({}), 'server')?.request.params).toEqual({
      name: 'a',
      arguments: {},
    })
    expect(correlation.giveUp(1, 'server')).toBe(false)
    expect(correlation.answered(resultOf({}), 'server')).toBeUndefined()
  })

  it('takes an error for an answer, and an error without id for none', () => {
    const correlation = createCorrelation(digest)
    correlation.asked(callOf('a'), 'host')
    expect(correlation.answered(errorOf({ code: 1 }, null), 'server')).toBeUndefined()
    expect(correlation.answered(errorOf({ code: 1 }), 'server')?.request.method).toBe('tools/call')
  })

  it('keeps the ids of both directions apart', () => {
    const correlation = createCorrelation(digest)
    correlation.asked(callOf('a'), 'host')
    expect(correlation.answered(resultOf({}), 'host')).toBeUndefined()
    correlation.asked(requestOf('roots/list'), 'server')
    expect(correlation.answered(resultOf({}), 'host')?.request.method).toBe('roots/list')
    expect(correlation.answered(resultOf({}), 'server')?.request.method).toBe('tools/call')
  })

  it('takes 0 and the empty text for ids, and 1 and "1" for two', () => {
    const correlation = createCorrelation(digest)
    for (const id of [0, '', 1, '1', 2n ** 70n])
      correlation.asked(callOf(`id ${id}`, {}, id), 'host')
    const answered = (text: string) =>
      correlation.answered(messageFrom(`{"jsonrpc":"2.0","id":${text},"result":{}}`), 'server')
    expect(answered('"1"')?.request.params?.name).toBe('id 1')
    expect(answered('"1"')).toBeUndefined()
    expect(answered('0')?.request.params?.name).toBe('id 0')
    expect(answered('""')?.request.params?.name).toBe('id ')
    expect(answered('1.0')?.request.params?.name).toBe('id 1')
    expect(answered('1180591620717411303424')?.request.params?.name).toBe(`id ${2n ** 70n}`)
  })

  it('gives the requests of an id that is used again in their order', () => {
    const correlation = createCorrelation(digest)
    correlation.asked(callOf('first'), 'host')
    correlation.asked(callOf('second'), 'host')
    expect(correlation.answered(resultOf({}), 'server')?.request.params?.name).toBe('first')
    expect(correlation.answered(resultOf({}), 'server')?.request.params?.name).toBe('second')
  })

  it('gives a request up once, and for the side that waits only', () => {
    const correlation = createCorrelation(digest)
    correlation.asked(callOf('a'), 'host')
    expect(correlation.giveUp(1, 'host')).toBe(false)
    expect(correlation.giveUp(1, 'server')).toBe(true)
    expect(correlation.giveUp(1, 'server')).toBe(false)
    expect(correlation.answered(resultOf({}), 'server')).toBeUndefined()
  })

  it('keeps what names an answer, not what the request carried', () => {
    const correlation = createCorrelation(digest)
    const big = 'x'.repeat(100_000)
    correlation.asked(
      requestOf('resources/read', { uri: 'file:///a', note: big, deep: {} }),
      'host',
    )
    const request = correlation.answered(resultOf({}), 'server')?.request
    expect(request).toMatchObject({ method: 'resources/read', value: {} })
    expect(request?.params).toEqual({ uri: 'file:///a' })
  })

  it('forgets the oldest when ten thousand wait, and bounds the uses of one id', () => {
    const correlation = createCorrelation(digest)
    for (let id = 0; id <= 10_000; id++) correlation.asked(callOf('a', {}, id), 'host')
    expect(correlation.giveUp(0, 'server')).toBe(false)
    expect(correlation.giveUp(1, 'server')).toBe(true)
    expect(correlation.giveUp(10_000, 'server')).toBe(true)
    for (let use = 0; use < 100; use++) correlation.asked(callOf('b', {}, 5), 'host')
    let answers = 0
    while (correlation.answered(resultOf({}, 5), 'server') !== undefined) answers++
    expect(answers).toBe(16)
  })

  it('takes no request or notification for an answer', () => {
    const correlation = createCorrelation(digest)
    correlation.asked(callOf('a'), 'host')
    expect(correlation.answered(requestOf('roots/list'), 'server')).toBeUndefined()
    expect(correlation.answered(notificationOf('x'), 'server')).toBeUndefined()
  })

  it('takes ids that are names of the prototype for ids', () => {
    const correlation = createCorrelation(digest)
    expect(correlation.giveUp('__proto__', 'server')).toBe(false)
    correlation.asked(callOf('a', {}, '__proto__'), 'host')
    expect(correlation.answered(resultOf({}, '__proto__'), 'server')?.request.params?.name).toBe(
      'a',
    )
  })
})

describe('logical calls', () => {
  const create = () => createCorrelation(digest)
  const told = (
    correlation: ReturnType<typeof create>,
    from: Side,
    method: string,
    params?: JsonValue,
  ) => {
    const message = notificationOf(method, params)
    return message.kind === 'notification' ? correlation.concerned(message, from) : undefined
  }

  it('are numbered in the order of their first requests, whoever asks', () => {
    const correlation = create()
    expect(correlation.asked(callOf('a'), 'host').number).toBe(0)
    expect(correlation.asked(requestOf('roots/list'), 'server').number).toBe(1)
    expect(correlation.answered(resultOf({}), 'server')?.call.number).toBe(0)
    expect(correlation.answered(resultOf({}), 'host')?.call.number).toBe(1)
  })

  it('hold all rounds of a request that the server asked more for', () => {
    const correlation = create()
    const asks = (requestState: string) => ({
      resultType: 'input_required',
      requestState,
      inputRequests: { a: { method: 'roots/list' } },
    })
    const again = (requestState: string, id: number) =>
      correlation.asked(
        requestOf('tools/call', { name: 'a', arguments: {}, requestState, inputResponses: {} }, id),
        'host',
      )
    correlation.asked(callOf('a', {}, 1), 'host')
    correlation.asked(callOf('other', {}, 9), 'host')
    correlation.answered(resultOf(asks('s1'), 1), 'server')
    const second = again('s1', 2)
    expect([second.number, second.round, second.asked.get('a')]).toEqual([0, 1, 'roots/list'])
    correlation.answered(resultOf(asks('s2'), 2), 'server')
    expect([again('s2', 3).round, again('s2', 4).number]).toEqual([2, 2])
  })

  it('are no call of the server, nor one that a result of the host continues', () => {
    const correlation = create()
    const params = { name: 'a', arguments: {}, requestState: 's' }
    correlation.asked(callOf('a'), 'server')
    correlation.answered(resultOf({ resultType: 'input_required', requestState: 's' }), 'host')
    expect(correlation.asked(requestOf('tools/call', params), 'host').number).toBe(1)
  })

  it('hold the task that they became, its polls, its questions and its states', () => {
    const correlation = create()
    correlation.asked(callOf('export', {}, 1), 'host')
    correlation.answered(resultOf({ task: { taskId: 't' } }, 1), 'server')
    const poll = correlation.asked(requestOf('tasks/get', { taskId: 't' }, 2), 'host')
    expect([poll.number, poll.request.params?.name]).toEqual([0, 'export'])
    expect(correlation.answered(resultOf({ status: 'x' }, 2), 'server')?.call.number).toBe(0)
    for (const method of ['notifications/tasks', 'notifications/tasks/status']) {
      expect(told(correlation, 'server', method, { taskId: 't' })?.number).toBe(0)
      expect(told(correlation, 'host', method, { taskId: 't' })).toBeUndefined()
    }
    const _meta = { 'io.modelcontextprotocol/related-task': { taskId: 't' } }
    const question = requestOf('elicitation/create', { _meta }, 3)
    expect(correlation.asked(question, 'server').number).toBe(0)
    expect(told(correlation, 'server', 'notifications/message', { _meta })?.number).toBe(0)
    expect(correlation.asked(requestOf('tasks/get', { taskId: 'u' }, 4), 'host').number).toBe(1)
    expect(correlation.asked(requestOf('tasks/get', { taskId: 7 }, 5), 'host').number).toBe(2)
  })

  it('know what a task of the client was asked for', () => {
    const correlation = create()
    correlation.asked(requestOf('sampling/createMessage', {}, 1), 'server')
    correlation.answered(resultOf({ task: { taskId: 't' } }, 1), 'host')
    const poll = correlation.asked(requestOf('tasks/result', { taskId: 't' }, 2), 'server')
    expect(poll.request.method).toBe('sampling/createMessage')
    expect(correlation.asked(requestOf('tasks/get', { taskId: 't' }, 2), 'host').number).toBe(1)
  })

  it('are what progress and cancellation are about, until the answer', () => {
    const correlation = create()
    const params = { name: 'a', _meta: { progressToken: 'p' } }
    correlation.asked(requestOf('tools/call', params, 7), 'host')
    const progress = () =>
      told(correlation, 'server', 'notifications/progress', { progressToken: 'p' })
    expect(progress()?.number).toBe(0)
    expect(
      told(correlation, 'host', 'notifications/progress', { progressToken: 'p' }),
    ).toBeUndefined()
    const cancelled = (from: Side, requestId: JsonValue) =>
      told(correlation, from, 'notifications/cancelled', { requestId })?.number
    expect(cancelled('host', 7)).toBe(0)
    for (const id of ['7', null, {}, 8]) expect(cancelled('host', id)).toBeUndefined()
    expect(cancelled('server', 7)).toBeUndefined()
    correlation.answered(resultOf({}, 7), 'server')
    expect(progress()).toBeUndefined()
    expect(cancelled('host', 7)).toBeUndefined()
  })

  it('keep their progress token when they become a task', () => {
    const correlation = create()
    const params = { name: 'a', _meta: { progressToken: 1 } }
    correlation.asked(requestOf('tools/call', params, 7), 'host')
    correlation.answered(resultOf({ resultType: 'task', taskId: 't' }, 7), 'server')
    const about = told(correlation, 'server', 'notifications/progress', { progressToken: 1 })
    expect(about?.number).toBe(0)
  })

  it('are none that a notification without words about it is about', () => {
    const correlation = create()
    correlation.asked(callOf('a'), 'host')
    for (const method of [
      'notifications/progress',
      'notifications/cancelled',
      'notifications/tasks',
    ]) {
      expect(told(correlation, 'server', method)).toBeUndefined()
    }
    for (const _meta of ['x', null, [], { 'io.modelcontextprotocol/related-task': 't' }]) {
      expect(told(correlation, 'server', 'notifications/message', { _meta })).toBeUndefined()
      expect(correlation.asked(requestOf('roots/list', { _meta }), 'server').request.method).toBe(
        'roots/list',
      )
    }
  })
})
