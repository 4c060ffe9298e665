/**
 * The guard's own keys in `_meta`: a context that the host sends is for the guard and must not reach
 * a server that did not negotiate it; a context or verdict that a server sends is untrusted, wherever
 * it stands.
 *
 * @see MCP 2026-07-28, Base Protocol, `_meta`; extension `dev.mcip/context`
 */
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import type { Message } from '../mcp/message.ts'
import { buildPointer, escapeToken } from '../mcp/pointer.ts'

const prefix = 'dev.mcip/'

const context = buildPointer(['params', '_meta', `${prefix}context`])

/** What a tool takes or gives, and schemas of it: their `_meta` is a name of their own. */
const opaque: ReadonlySet<string> = new Set([
  'arguments',
  'structuredContent',
  'inputSchema',
  'outputSchema',
  'requestedSchema',
  'input',
])

/**
 * Whether a line may hold an own key: false where one search finds neither the name nor an escape
 * that may stand for a letter of it.
 */
export function mayHoldOwnKeys(raw: Uint8Array): boolean {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  return bytes.includes('dev.mcip') || bytes.includes('\\u00')
}

/**
 * Pointers of all own keys in the `_meta` of the message and of all that it holds, and in the `data`
 * of an error, where the guard itself puts its verdict. Linear in the size of the message.
 *
 * @param keepsContext whether the recipient is a server that negotiated the context. @default false
 */
export function ownKeys(message: Message, keepsContext = false): readonly string[] {
  if ('method' in message) {
    const keys = keysIn(message.params, '/params')
    return keepsContext ? keys.filter((key) => key !== context) : keys
  }
  if (message.kind === 'result') return keysIn(message.result, '/result')
  const { data } = message.error
  return [...keysOf(data, '/error/data'), ...keysIn(data, '/error/data')]
}

interface Place {
  readonly value: JsonValue
  readonly pointer: string
}

function keysIn(top: JsonValue | undefined, pointer: string): readonly string[] {
  const found: string[] = []
  const open: Place[] = top === undefined ? [] : [{ value: top, pointer }]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (Array.isArray(place.value)) {
      for (const [at, item] of (place.value as readonly JsonValue[]).entries()) {
        if (holdsMore(item)) open.push({ value: item, pointer: `${place.pointer}/${at}` })
      }
    } else if (isJsonObject(place.value)) {
      for (const key of Object.keys(place.value)) {
        const value = place.value[key]
        if (value === undefined || !holdsMore(value) || opaque.has(key)) continue
        const below = `${place.pointer}/${escapeToken(key)}`
        if (key === '_meta') for (const one of keysOf(value, below)) found.push(one)
        else open.push({ value, pointer: below })
      }
    }
  }
  return found
}

function holdsMore(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null
}

function keysOf(bag: JsonValue | undefined, pointer: string): readonly string[] {
  if (!isJsonObject(bag)) return []
  return Object.keys(bag)
    .filter((key) => key.startsWith(prefix))
    .map((key) => `${pointer}/${escapeToken(key)}`)
}
