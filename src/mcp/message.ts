/**
 * One JSON-RPC message of MCP, parsed, with the bytes it came from.
 *
 * The bytes are what is forwarded when nothing has to change; the value is what is judged.
 * @see MCP 2026-07-28, Base Protocol; JSON-RPC 2.0
 */
import type { JsonObject, JsonValue } from './json.ts'

/** Who sent a message: the host (its client), or the server. */
export type Side = 'host' | 'server'

/** An id as JSON-RPC allows it; `bigint` where a double would lose digits. */
export type RequestId = string | number | bigint

interface MessageBase {
  /** The whole message, unknown keys included. */
  readonly value: JsonObject
  /** Length of the message as received, in bytes, without the line end. */
  readonly bytes: number
}

export interface RequestMessage extends MessageBase {
  readonly kind: 'request'
  readonly id: RequestId
  readonly method: string
  readonly params: JsonObject | undefined
}

export interface NotificationMessage extends MessageBase {
  readonly kind: 'notification'
  readonly method: string
  readonly params: JsonObject | undefined
}

export interface ResultMessage extends MessageBase {
  readonly kind: 'result'
  readonly id: RequestId
  readonly result: JsonValue
}

export interface ErrorMessage extends MessageBase {
  readonly kind: 'error'
  /** Null where the peer could not read the id of what it answers. */
  readonly id: RequestId | null
  readonly error: JsonObject
}

export type Message = RequestMessage | NotificationMessage | ResultMessage | ErrorMessage

/** Why a line is not a message that may go on. */
export type RejectionReason =
  | 'malformed-json'
  | 'invalid-utf8'
  | 'duplicate-key'
  | 'case-variant-key'
  | 'too-deep'
  | 'too-long'
  | 'not-json-rpc'

/** What one line turned out to be. `too-long` is found by the line codec, before parsing. */
export type Reading =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'batch'; readonly messages: readonly Message[] }
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'rejected'
      readonly reason: RejectionReason
      /** The id where it could be read, so that the sender's request gets its answer. */
      readonly id: RequestId | null
      /** What and where, in words for a person; never longer than 200 characters. */
      readonly detail: string
      readonly bytes: number
    }
