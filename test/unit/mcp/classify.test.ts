import { describe, expect, it } from 'vitest'
import { classify } from '../../../src/mcp/classify.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'

const rpc = { jsonrpc: '2.0' } as const

it('reads a request, with and without params', () => {
  const value = { ...rpc, id: 0, method: 'ping', extra: true }
  expect(classify(value, 9)).toEqual({
    kind: 'request',
    id: 0,
    method: 'ping',
    params: undefined,
    value,
    bytes: 9,
  })
  expect(classify({ ...rpc, id: 'a', method: 'x', params: { a: 1 } }, 1)).toMatchObject({
    kind: 'request',
    params: { a: 1 },
  })
})

it('reads a notification: a method and no id', () => {
  expect(classify({ ...rpc, method: 'notifications/initialized' }, 1)).toMatchObject({
    kind: 'notification',
  })
})

it('reads results of any value, null included', () => {
  expect(classify({ ...rpc, id: 1, result: null }, 1)).toMatchObject({
    kind: 'result',
    result: null,
  })
  expect(classify({ ...rpc, id: 9007199254740993n, result: {} }, 1)).toMatchObject({
    id: 9007199254740993n,
  })
})

it('reads errors, with a null or absent id where the peer could not read it', () => {
  const error = { code: -32700, message: 'Parse error' }
  expect(classify({ ...rpc, id: 1, error }, 1)).toMatchObject({ kind: 'error', id: 1, error })
  expect(classify({ ...rpc, id: null, error }, 1)).toMatchObject({ kind: 'error', id: null })
  expect(classify({ ...rpc, error }, 1)).toMatchObject({ kind: 'error', id: null })
})

describe('is no JSON-RPC message:', () => {
  const cases: [string, JsonValue, RegExp][] = [
    ['a scalar', 1, /not a JSON object/],
    ['null', null, /not a JSON object/],
    ['an array', [rpc], /not a JSON object/],
    ['no version', { id: 1, method: 'x' }, /jsonrpc/],
    ['version 1.0', { jsonrpc: '1.0', id: 1, method: 'x' }, /jsonrpc/],
    ['a number as version', { jsonrpc: 2.0, id: 1, method: 'x' }, /jsonrpc/],
    ['nothing but a version', rpc, /neither/],
    ['an id alone', { ...rpc, id: 1 }, /neither/],
    ['method and result', { ...rpc, id: 1, method: 'x', result: {} }, /both a request/],
    ['method and error', { ...rpc, id: 1, method: 'x', error: {} }, /both a request/],
    ['result and error', { ...rpc, id: 1, result: {}, error: {} }, /both `result`/],
    ['a null method', { ...rpc, id: 1, method: null }, /`method`/],
    ['a null id of a request', { ...rpc, id: null, method: 'x' }, /`id` of a request/],
    ['a fraction as id', { ...rpc, id: 1.5, method: 'x' }, /`id` of a request/],
    ['a rounded id', { ...rpc, id: 1e30, method: 'x' }, /`id` of a request/],
    ['an object as id', { ...rpc, id: {}, method: 'x' }, /`id` of a request/],
    ['params as an array', { ...rpc, id: 1, method: 'x', params: [1] }, /`params`/],
    ['params as null', { ...rpc, id: 1, method: 'x', params: null }, /`params`/],
    ['a result without id', { ...rpc, result: {} }, /`id` of a result/],
    ['a result with id null', { ...rpc, id: null, result: {} }, /`id` of a result/],
    ['an error that is text', { ...rpc, id: 1, error: 'no' }, /`error`/],
    ['an error with id true', { ...rpc, id: true, error: {} }, /`id` of an error/],
  ]
  it.each(cases)('%s', (_, value, why) => {
    expect(classify(value, 1)).toMatch(why)
  })
})
