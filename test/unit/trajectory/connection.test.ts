import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src/mcp/json.ts'
import { type Connection, createConnection } from '../../../src/trajectory/connection.ts'
import { callOf, messageFrom, notificationOf, requestOf, resultOf } from '../../message.ts'

const create = () => createConnection((text) => createHash('sha256').update(text).digest('hex'))

/** One tools/list with its answer. */
function list(connection: Connection, result: JsonValue, cursor?: JsonValue) {
  connection.observe(requestOf('tools/list', cursor === undefined ? {} : { cursor }), 'host')
  return connection.observe(resultOf(result), 'server')
}

describe('tools on offer', () => {
  it('are remembered with the pointer of each', () => {
    const connection = create()
    expect(connection.sawList).toBe(false)
    const { listed, wholeList, answers } = list(connection, {
      tools: [{ name: 'a' }, { name: 'b' }],
    })
    expect(listed.map(({ pointer, definition }) => [pointer, definition.name])).toEqual([
      ['/result/tools/0', 'a'],
      ['/result/tools/1', 'b'],
    ])
    expect(wholeList).toEqual(['a', 'b'])
    expect(answers?.method).toBe('tools/list')
    expect(connection.sawList).toBe(true)
    expect(connection.tool('a')?.value).toEqual({ name: 'a' })
    expect(connection.tool('c')).toBeUndefined()
    expect(connection.tool('__proto__')).toBeUndefined()
  })

  it('keep the first of two definitions that one message gives for a name', () => {
    const connection = create()
    list(connection, {
      tools: [
        { name: 'a', title: '1' },
        { name: 'a', title: '2' },
      ],
    })
    expect(connection.tool('a')?.value.title).toBe('1')
    list(connection, { tools: [{ name: 'a', title: '3' }] })
    expect(connection.tool('a')?.value.title).toBe('3')
  })

  it('are found in their places between what is no definition', () => {
    const { listed } = list(create(), { tools: [null, 3, { name: 7 }, [], 'x', { name: 'b' }] })
    expect(listed.map(({ pointer, definition }) => [pointer, definition.name])).toEqual([
      ['/result/tools/2', ''],
      ['/result/tools/5', 'b'],
    ])
  })

  it('are put together over pages', () => {
    const connection = create()
    expect(list(connection, { tools: [{ name: 'a' }], nextCursor: '2' }).wholeList).toBeUndefined()
    expect(
      list(connection, { tools: [{ name: 'b' }], nextCursor: '3' }, '2').wholeList,
    ).toBeUndefined()
    expect(list(connection, { tools: [{ name: 'c' }] }, '3').wholeList).toEqual(['a', 'b', 'c'])
  })

  it('end with a cursor of null, and start with one', () => {
    const connection = create()
    const tools = [{ name: 'a' }]
    expect(list(connection, { tools, nextCursor: null }).wholeList).toEqual(['a'])
    expect(list(connection, { tools, nextCursor: null }, null).wholeList).toEqual(['a'])
  })

  it('are no whole list when the first page was not seen', () => {
    expect(list(create(), { tools: [{ name: 'c' }] }, '3').wholeList).toBeUndefined()
  })

  it('are seen in an answer to a forged id too, but not as a whole list', () => {
    const connection = create()
    const { listed, answers, wholeList } = connection.observe(
      resultOf({ tools: [{ name: 'a' }] }, 99),
      'server',
    )
    expect(listed).toHaveLength(1)
    expect(answers).toBeUndefined()
    expect(wholeList).toBeUndefined()
    expect(connection.tool('a')).toBeDefined()
  })

  it('are not taken from the host, nor from what is no list', () => {
    const connection = create()
    connection.observe(requestOf('sampling/createMessage', {}), 'server')
    expect(connection.observe(resultOf({ tools: [{ name: 'a' }] }), 'host').listed).toEqual([])
    for (const tools of [null, 3, 'x', { a: 1 }]) {
      expect(list(connection, { tools }).listed).toEqual([])
    }
    expect(list(connection, 'x').listed).toEqual([])
    expect(connection.sawList).toBe(false)
  })

  it('are remembered up to a bound, and judged beyond it', () => {
    const connection = create()
    const tools = Array.from({ length: 10_001 }, (_, index) => ({ name: `t${index}` }))
    const { listed } = list(connection, { tools })
    expect(listed).toHaveLength(10_001)
    expect(connection.tool('t9999')).toBeDefined()
    expect(connection.tool('t10000')).toBeUndefined()
    list(connection, { tools: [{ name: 't5', description: 'new' }] })
    expect(connection.tool('t5')?.value.description).toBe('new')
  })
})

describe('who the peers say they are', () => {
  it('is read from the handshake', () => {
    const connection = create()
    const params = { clientInfo: { name: 'editor', version: '1' } }
    connection.observe(requestOf('initialize', params), 'host')
    connection.observe(resultOf({ serverInfo: { name: 'files', version: '2.0' } }), 'server')
    expect(connection.client).toBe('editor')
    expect(connection.claim).toEqual({ name: 'files', version: '2.0' })
  })

  it('is read from the notes of modern messages', () => {
    const connection = create()
    const _meta = { 'io.modelcontextprotocol/clientInfo': { name: 'editor' } }
    connection.observe(requestOf('tools/list', { _meta }), 'host')
    const notes = { 'io.modelcontextprotocol/serverInfo': { name: 'files', version: '2.0' } }
    connection.observe(resultOf({ tools: [], _meta: notes }), 'server')
    expect(connection.client).toBe('editor')
    expect(connection.claim).toEqual({ name: 'files', version: '2.0' })
  })

  it('stays what it was where a message says nothing readable', () => {
    const connection = create()
    connection.observe(requestOf('initialize', { clientInfo: { name: 'editor' } }), 'host')
    connection.observe(resultOf({ serverInfo: { name: 'files' } }), 'server')
    for (const value of [null, 7, 'x', [], [{ name: 'y' }]]) {
      connection.observe(requestOf('initialize', { clientInfo: value, _meta: value }), 'host')
      connection.observe(requestOf('tools/list', { _meta: value }), 'host')
      connection.observe(resultOf({ serverInfo: value, _meta: value }), 'server')
    }
    expect(connection.client).toBe('editor')
    expect(connection.claim).toEqual({ name: 'files' })
  })

  it('is bounded, and never the word of the other side', () => {
    const connection = create()
    const long = 'x'.repeat(100_000)
    connection.observe(resultOf({ serverInfo: { name: long, version: 7 } }), 'server')
    expect(connection.claim).toEqual({ name: 'x'.repeat(256) })
    connection.observe(requestOf('initialize', { clientInfo: { name: 'forged' } }), 'server')
    connection.observe(resultOf({ serverInfo: { name: 'forged' } }), 'host')
    expect(connection.client).toBeUndefined()
    expect(connection.claim.name).toBe('x'.repeat(256))
  })
})

describe('logical calls', () => {
  it('are known from the first request to the answer of the last', () => {
    const connection = create()
    expect(connection.observe(callOf('a', {}, 7), 'host').call?.number).toBe(0)
    const asks = { resultType: 'input_required', requestState: 's' }
    expect(connection.observe(resultOf(asks, 7), 'server').call?.number).toBe(0)
    const again = requestOf('tools/call', { name: 'a', arguments: {}, requestState: 's' }, 8)
    expect(connection.observe(again, 'host').call).toMatchObject({ number: 0, round: 1 })
    expect(connection.observe(resultOf({ content: [] }, 8), 'server').call?.number).toBe(0)
    expect(connection.observe(callOf('a', {}, 9), 'host').call?.number).toBe(1)
  })

  it('are what a notification names, and none for a stray answer', () => {
    const connection = create()
    connection.observe(callOf('a', {}, 7), 'host')
    const cancelled = notificationOf('notifications/cancelled', { requestId: 7 })
    expect(connection.observe(cancelled, 'host').call?.number).toBe(0)
    expect(connection.observe(resultOf({}, 99), 'server').call).toBeUndefined()
  })
})

describe('answers', () => {
  it('belong to what was asked, and wait until then', () => {
    const connection = create()
    connection.observe(callOf('a', {}, 7), 'host')
    expect(connection.observe(resultOf({}, 7), 'server').answers?.params?.name).toBe('a')
    expect(connection.giveUp(7, 'server')).toBe(false)
  })

  it('of the server do not belong to its own requests', () => {
    const connection = create()
    connection.observe(requestOf('roots/list', {}, 7), 'server')
    expect(connection.observe(resultOf({}, 7), 'server').answers).toBeUndefined()
    expect(connection.observe(resultOf({}, 7), 'host').answers?.method).toBe('roots/list')
  })

  it('are no notifications, and no errors without an id', () => {
    const connection = create()
    connection.observe(callOf('a'), 'host')
    const error = messageFrom('{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"?"}}')
    expect(connection.observe(error, 'server').answers).toBeUndefined()
    expect(connection.observe(notificationOf('x', { id: 1 }), 'server').answers).toBeUndefined()
    expect(connection.giveUp(1, 'server')).toBe(true)
  })
})
