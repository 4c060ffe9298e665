/**
 * Recorded dialogues through the same stages: one record of a file, whatever format it was written
 * in. Readers make records, `dialogue-steps.ts` makes messages and turns of them, and those go
 * through flow, trajectory and Guardian as live traffic does.
 */

import type { MciTrajectory } from '../log/mci-trajectory.ts'
import type { JsonObject, JsonValue } from '../mcp/json.ts'

export type AuditRecord = ChatRecord | MciRecord

/** The formats that `mcip audit` reads, each with a reader of the same name. */
export const recordFormats = [
  'openai-chat',
  'mci',
  'glaive',
  'toolace',
  'published-benchmark',
] as const

export type RecordFormat = (typeof recordFormats)[number]

export interface ChatRecord {
  readonly kind: 'chat'
  readonly format: RecordFormat
  /** The record's own id; absent where it has none. */
  readonly id?: string
  readonly messages: readonly ChatMessage[]
  /** The functions on offer, in the order given. */
  readonly tools: readonly ChatTool[]
  /** The label as the record spells it, unread. */
  readonly label?: JsonValue
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool'
  /** The text of the message; parts are joined by line feeds; empty where there is none. */
  readonly text: string
  /** RFC 6901 of the text in the message, `/content` or `/content/0/text`. */
  readonly pointer: string
  /** Calls of an assistant's message, in order; empty for others. */
  readonly calls: readonly ChatCall[]
  /** The call that a tool's message answers, where it says so. */
  readonly callId?: string
  /** Name of the function that a tool's message comes from, or of the speaker. */
  readonly name?: string
}

export interface ChatCall {
  readonly id?: string
  readonly name: string
  /** The arguments, parsed; undefined where their text is no JSON. */
  readonly arguments: JsonValue | undefined
  /** The arguments as written. */
  readonly text: string
  /** RFC 6901 of the arguments in the message, e.g. `/tool_calls/0/function/arguments`. */
  readonly pointer: string
}

export interface ChatTool {
  readonly name: string
  readonly description?: string
  /** JSON Schema of the arguments. */
  readonly inputSchema?: JsonObject
  /** Name of the member that holds the schema. @default parameters */
  readonly schemaName?: string
  /**
   * RFC 6901 of the definition in the record, e.g. `/tools/3/function`; of the text that holds it
   * where it stands in one.
   */
  readonly pointer: string
}

export interface MciRecord {
  readonly kind: 'mci'
  readonly format: 'mci'
  readonly id?: string
  readonly trajectory: MciTrajectory
  readonly label?: JsonValue
}
