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

const context = buildPointer(['params', '_meta', `${prefix}context`])

/**
 * Pointers of all own keys in the message's `params` and `result`, and in the `data` of an error,
 * where the guard itself puts its verdict.
 *
 * @param keepsContext whether the recipient is a server that negotiated the context. @default false
 */
export function ownKeys(message: Message, keepsContext = false): readonly string[] {
  if ('method' in message) {
    const keys = keysIn(message.params, 'params', '_meta')
    return keepsContext ? keys.filter((key) => key !== context) : keys
  }
  if (message.kind === 'result') return keysIn(message.result, 'result', '_meta')
  return keysIn(message.error, 'error', 'data')
}

function keysIn(holder: JsonValue | undefined, name: string, member: string): readonly string[] {
  const bag = isJsonObject(holder) ? holder[member] : undefined
  if (!isJsonObject(bag)) return []
  return Object.keys(bag)
    .filter((key) => key.startsWith(prefix))
    .map((key) => buildPointer([name, member, key]))
}
