import { isJsonObject, type JsonValue } from './json.ts'
import type { Message } from './message.ts'
import { isRequestId } from './request-id.ts'

/**
 * The message that `value` is, or why it is none, in words.
 *
 * Unknown members are let through; a member of another message kind is not.
 * @param bytes length as received
 * @see JSON-RPC 2.0, sections 4 and 5; MCP 2026-07-28, Base Protocol
 */
export function classify(value: JsonValue, bytes: number): Message | string {
  if (!isJsonObject(value)) return 'not a JSON object'
  if (value.jsonrpc !== '2.0') return '`jsonrpc` is not "2.0"'
  const hasId = Object.hasOwn(value, 'id')
  const hasResult = Object.hasOwn(value, 'result')
  const hasError = Object.hasOwn(value, 'error')
  const { id, method, params, result, error } = value
  if (Object.hasOwn(value, 'method')) {
    if (hasResult || hasError) return 'both a request and an answer'
    if (typeof method !== 'string') return '`method` is not a string'
    if (params !== undefined && !isJsonObject(params)) return '`params` is not an object'
    if (!hasId) return { kind: 'notification', method, params, value, bytes }
    if (!isRequestId(id)) return '`id` of a request is not a string or an integer'
    return { kind: 'request', id, method, params, value, bytes }
  }
  if (hasResult) {
    if (hasError) return 'both `result` and `error`'
    if (!isRequestId(id)) return '`id` of a result is not a string or an integer'
    return { kind: 'result', id, result: result as JsonValue, value, bytes }
  }
  if (!hasError) return 'neither `method` nor `result` nor `error`'
  if (!isJsonObject(error)) return '`error` is not an object'
  if (!hasId || id === null) return { kind: 'error', id: null, error, value, bytes }
  if (!isRequestId(id)) return '`id` of an error is not a string, an integer or null'
  return { kind: 'error', id, error, value, bytes }
}
