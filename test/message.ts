/** Messages as the reader gives them, for tests: never an object that no line could have been. */
import type { JsonValue } from '../src/mcp/json.ts'
import type { Message, RequestMessage } from '../src/mcp/message.ts'
import { readLine } from '../src/mcp/read.ts'
import { serialise } from '../src/mcp/serialise.ts'

/** The message that `text` is; throws where it is none. */
export function messageFrom(text: string): Message {
  const reading = readLine(new TextEncoder().encode(text))
  if (reading.kind !== 'message') throw new Error(`no message: ${JSON.stringify(reading)}`)
  return reading.message
}

type Fields = Readonly<Record<string, JsonValue>>

export function requestOf(method: string, params?: JsonValue, id: JsonValue = 1): RequestMessage {
  const message = messageOf({ id, method, ...(params === undefined ? {} : { params }) })
  if (message.kind !== 'request') throw new Error('no request')
  return message
}

export function callOf(name: string, args: JsonValue = {}, id: JsonValue = 1): RequestMessage {
  return requestOf('tools/call', { name, arguments: args }, id)
}

export function notificationOf(method: string, params?: JsonValue): Message {
  return messageOf({ method, ...(params === undefined ? {} : { params }) })
}

export function resultOf(result: JsonValue, id: JsonValue = 1): Message {
  return messageOf({ id, result })
}

export function errorOf(error: JsonValue, id: JsonValue = 1): Message {
  return messageOf({ id, error })
}

function messageOf(fields: Fields): Message {
  return messageFrom(serialise({ jsonrpc: '2.0', ...fields }))
}
