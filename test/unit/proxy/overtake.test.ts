import { describe, expect, it } from 'vitest'
import { mayOvertake } from '../../../src/proxy/overtake.ts'
import { createConnection } from '../../../src/trajectory/connection.ts'
import type { Line } from '../../../src/transport/transport.ts'
import { callOf, requestOf } from '../../message.ts'

const lineOf = (value: object): Line => ({
  kind: 'line',
  raw: Buffer.from(`${JSON.stringify({ jsonrpc: '2.0', ...value })}\n`),
})

/** A connection whose host waits for answers to 1 (a call), 2 (a ping), 3 (a list) and 4 (the start). */
function connection() {
  const open = createConnection((text) => text)
  open.observe(callOf('read', {}, 1), 'host')
  open.observe(requestOf('ping', undefined, 2), 'host')
  open.observe(requestOf('tools/list', undefined, 3), 'host')
  open.observe(requestOf('initialize', undefined, 4), 'host')
  return open
}

const may = (line: Line, from: 'host' | 'server' = 'server') =>
  mayOvertake(line, from, connection())

describe('a line behind a big one', () => {
  it('may overtake as the answer to a request that waits, result or error', () => {
    expect(may(lineOf({ id: 2, result: {} }))).toBe(true)
    expect(may(lineOf({ id: 1, result: { content: [] } }))).toBe(true)
    expect(may(lineOf({ id: 1, error: { code: 1, message: 'no' } }))).toBe(true)
  })

  it('stays behind where nobody waits for it, or the other side does', () => {
    expect(may(lineOf({ id: 9, result: {} }))).toBe(false)
    expect(may(lineOf({ id: '2', result: {} }))).toBe(false)
    expect(may(lineOf({ id: null, error: { code: 1, message: 'no' } }))).toBe(false)
    expect(may(lineOf({ id: 2, result: {} }), 'host')).toBe(false)
  })

  it('stays behind as a request or a notification, which may be about the big one', () => {
    expect(may(lineOf({ id: 2, method: 'ping' }))).toBe(false)
    expect(may(lineOf({ method: 'notifications/progress', params: { progress: 1 } }))).toBe(false)
  })

  it('stays behind where it teaches what others are judged by', () => {
    expect(may(lineOf({ id: 3, result: { tools: [] } }))).toBe(false)
    expect(may(lineOf({ id: 4, result: {} }))).toBe(false)
  })

  it('stays behind where it is no message by itself, or long', () => {
    expect(may({ kind: 'line', raw: Buffer.from('{"id":2\n') })).toBe(false)
    expect(
      may({ kind: 'line', raw: Buffer.from('[{"jsonrpc":"2.0","id":2,"result":{}}]\n') }),
    ).toBe(false)
    expect(may({ kind: 'line', raw: Buffer.from('\n') })).toBe(false)
    expect(may({ kind: 'too-long', head: Buffer.from('{"id":2'), bytes: 1e9 })).toBe(false)
    expect(may(lineOf({ id: 2, result: { text: 'x'.repeat(20_000) } }))).toBe(false)
  })
})
