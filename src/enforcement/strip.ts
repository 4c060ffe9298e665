/**
 * The guard's own keys in `_meta`: a context that the host sends is for the guard and must not reach
 * a server that did not negotiate it; a context or verdict that a server sends is untrusted.
 *
 * @see MCP 2026-07-28, Base Protocol, `_meta`; extension `dev.mcip/context`
 */
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import type { Message } from '../mcp/message.ts'
import { buildPointer } from '../mcp/pointer.ts'

const prefix = 'dev.mcip/'

/** Pointers of all own keys in the message's `params` and `result`. */
export function ownKeys(message: Message): readonly string[] {
  if ('method' in message) return keysIn(message.params, 'params')
  return message.kind === 'result' ? keysIn(message.result, 'result') : []
}

function keysIn(holder: JsonValue | undefined, name: string): readonly string[] {
  const meta = isJsonObject(holder) ? holder._meta : undefined
  if (!isJsonObject(meta)) return []
  return Object.keys(meta)
    .filter((key) => key.startsWith(prefix))
    .map((key) => buildPointer([name, '_meta', key]))
}
