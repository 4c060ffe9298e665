/** What the extractor of one primitive is asked, and what it says, about one message. */
import type { JsonObject, JsonValue } from '../../mcp/json.ts'
import type { RequestMessage, Side } from '../../mcp/message.ts'
import type { InformationType, MessageType, Subject } from '../flow.ts'
import { messageTypeOf } from '../message-type.ts'
import type { LogicalCall } from './logical-call.ts'

/** Flows of one message beside the main one; what is over stays in the content of the main one. */
export const maxExtra = 16

/** What a primitive's file says about one thing that a message moves. */
export interface Part {
  readonly content: JsonValue | undefined
  /** The unit of the server that speaks or is spoken to. */
  readonly unit?: string | undefined
  /** Types that hold by the primitive's nature, ahead of what the content shows. */
  readonly about?: readonly InformationType[]
  /** Subjects that hold by the primitive's nature; the content is then not asked. */
  readonly subject?: readonly Subject[]
  /** Arguments of a call; absent where they are no object. */
  readonly args?: JsonObject
  /** Name of the called function. */
  readonly calls?: string
  /** @default the type of the message's method */
  readonly message?: MessageType
  /** Whether the part asks, tells or answers. @default as the message that carries it */
  readonly kind?: PartInput['kind']
  /** Whether the recipient asked for this answer. @default whether the message's request is known */
  readonly requested?: boolean
  /** What else moves, as flows of their own; at most `room`, and none of it in `content`. */
  readonly extra?: readonly Part[]
}

/** What an extractor is asked about: one message and what it answers. */
export interface PartInput {
  /** Of an answer that of its request; undefined for a stray answer. */
  readonly method: string | undefined
  readonly kind: 'request' | 'notification' | 'answer'
  readonly from: Side
  readonly params: JsonObject | undefined
  readonly result: JsonValue | undefined
  readonly error: JsonObject | undefined
  readonly request: RequestMessage | undefined
  /** The logical call that the message is part of, where it is known. */
  readonly call: LogicalCall | undefined
  /** How many extra parts there may be. */
  readonly room: number
  /** The part of any message, for messages that stand inside others. */
  readonly partOf: Extractor
}

/** The part of one primitive; pure. */
export type Extractor = (input: PartInput) => Part

/** The message that stands inside another one. */
export type Embedded = Pick<PartInput, 'method' | 'kind' | 'room'> &
  Partial<Pick<PartInput, 'params' | 'result' | 'error'>>

/** The parts of a message that stands inside another one, at most one more than its `room`. */
export function embeddedParts(input: PartInput, own: Embedded): readonly Part[] {
  const { from, call, partOf } = input
  const { method, kind, room, params, result, error } = own
  const request = undefined
  const part = partOf({ method, kind, from, params, result, error, request, call, room, partOf })
  const { extra, ...main } = part
  const message = method === undefined ? 'x-embedded' : messageTypeOf(method, kind === 'answer')
  return [{ message, kind, ...main }, ...(extra ?? []).map((each) => ({ message, kind, ...each }))]
}

/** `extra` as a member of a part: absent where there is none. */
export function withExtra(extra: readonly Part[]): Pick<Part, 'extra'> {
  return extra.length === 0 ? {} : { extra }
}

/** Whom a party's words about itself are about. */
export function speaker(from: Side): readonly Subject[] {
  return [{ role: from === 'host' ? 'client' : 'server' }]
}

/** `holder` without the members named, and without `_meta`; itself where it has none of them. */
export function without(holder: JsonObject, ...names: readonly string[]): JsonObject {
  if (holder._meta === undefined && !names.some((name) => Object.hasOwn(holder, name))) {
    return holder
  }
  return Object.fromEntries(
    Object.entries(holder).filter(([name]) => name !== '_meta' && !names.includes(name)),
  )
}
