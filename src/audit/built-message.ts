/** Messages built from what a record holds: objects that were never text, so they have no bytes. */
import type { JsonObject, JsonValue } from '../mcp/json.ts'
import type { Message, RequestMessage, ResultMessage, Side } from '../mcp/message.ts'

/** A message and between whom it moved. */
export interface BuiltMessage {
  /** Name of the server; undefined where the record does not tell it. */
  readonly server: string | undefined
  readonly from: Side
  readonly message: Message
  /** The request that the message answers, where the record does not hold it. */
  readonly unwritten?: RequestMessage
}

export function requestOf(
  id: number,
  method: string,
  params: JsonObject | undefined,
): RequestMessage {
  const value: JsonObject = { jsonrpc: '2.0', id, method, ...(params && { params }) }
  return { kind: 'request', id, method, params, value, bytes: 0 }
}

export function resultOf(id: RequestMessage['id'], result: JsonValue): ResultMessage {
  return { kind: 'result', id, result, value: { jsonrpc: '2.0', id, result }, bytes: 0 }
}
