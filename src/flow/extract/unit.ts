/** The part of a server that speaks or is spoken to, as the unit of a party. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'

/** UTF-16 code units of a name in a unit: one long name must not fill the log. */
const maxName = 256

/** A name of the peer as part of a unit, bounded; `''` where the name is no text. */
export function unitOf(
  kind: 'function' | 'resource' | 'prompt',
  name: JsonValue | undefined,
): string {
  return `${kind}:${typeof name === 'string' ? name.slice(0, maxName) : ''}`
}

/** The unit that a request of `method` names; undefined where it names none. */
export function unitOfRequest(
  method: string | undefined,
  params: JsonObject | undefined,
): string | undefined {
  switch (method) {
    case 'tools/call':
      return unitOf('function', params?.name)
    case 'prompts/get':
      return unitOf('prompt', params?.name)
    case 'resources/read':
    case 'resources/subscribe':
    case 'resources/unsubscribe':
    case 'notifications/resources/updated':
      return unitOf('resource', params?.uri)
    case 'completion/complete':
      return unitOfReference(params?.ref)
    default:
      return undefined
  }
}

/** What a completion refers to. @see MCP 2026-07-28, Completion, reference types */
function unitOfReference(ref: JsonValue | undefined): string | undefined {
  if (!isJsonObject(ref)) return undefined
  if (ref.type === 'ref/prompt') return unitOf('prompt', ref.name)
  return ref.type === 'ref/resource' ? unitOf('resource', ref.uri) : undefined
}
