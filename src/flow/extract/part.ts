/** What the extractor of one primitive is asked, and what it says, about one message. */
import type { JsonObject, JsonValue } from '../../mcp/json.ts'
import type { RequestMessage, Side } from '../../mcp/message.ts'
import type { InformationType, Subject } from '../flow.ts'

/** What a primitive's file says about a message's content. */
export interface Part {
  readonly content: JsonValue | undefined
  /** The unit of the server that speaks or is spoken to. */
  readonly unit?: string
  /** Types that hold by the primitive's nature, ahead of what the content shows. */
  readonly about?: readonly InformationType[]
  /** Subjects that hold by the primitive's nature; the content is then not asked. */
  readonly subject?: readonly Subject[]
  /** Arguments of a call; absent where they are no object. */
  readonly args?: JsonObject
  /** Name of the called function. */
  readonly calls?: string
}

/** What an extractor is asked about: one message and what it answers. */
export interface PartInput {
  readonly kind: 'request' | 'notification' | 'answer'
  readonly from: Side
  readonly params: JsonObject | undefined
  readonly result: JsonValue | undefined
  readonly error: JsonObject | undefined
  readonly request: RequestMessage | undefined
}

/** A name of the peer as part of a unit: bounded, so that one long name does not fill the log. */
export function unitOf(
  kind: 'function' | 'resource' | 'prompt',
  name: JsonValue | undefined,
): string {
  return `${kind}:${typeof name === 'string' ? name.slice(0, 256) : ''}`
}
