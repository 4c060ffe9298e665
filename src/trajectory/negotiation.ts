/**
 * Whether both peers of a connection declared the MCIP context. A server that did not must never
 * get it: it holds the user's query.
 *
 * @see extension `dev.mcip/context`, Negotiation; MCP 2026-07-28, Extensions
 */
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import type { Message, RequestMessage, Side } from '../mcp/message.ts'
import { contextKey } from './identity.ts'

export interface Negotiation {
  /** Takes note of a message; `answers` is the request that it answers. */
  observe(message: Message, from: Side, answers: RequestMessage | undefined): void
  /** Whether both have declared it, in their latest words. */
  readonly sharesContext: boolean
}

/** A connection on which nobody has declared anything yet. */
export function createNegotiation(): Negotiation {
  let client = false
  let server = false
  return {
    observe(message, from, answers) {
      if (from === 'host' && message.kind === 'request') {
        client = clientDeclares(message) ?? client
      } else if (from === 'server' && message.kind === 'result') {
        server = serverDeclares(message.result, answers) ?? server
      }
    },
    get sharesContext() {
      return client && server
    },
  }
}

/** Legacy: in `initialize`; modern: in `_meta` of every request. Undefined: nothing is said. */
function clientDeclares({ method, params }: RequestMessage): boolean | undefined {
  if (method === 'initialize') return declares(params?.capabilities)
  const meta = params?._meta
  const capabilities = isJsonObject(meta)
    ? meta['io.modelcontextprotocol/clientCapabilities']
    : undefined
  return capabilities === undefined ? undefined : declares(capabilities)
}

/** In the answer to `initialize` or `server/discover`. */
function serverDeclares(
  result: JsonValue,
  answers: RequestMessage | undefined,
): boolean | undefined {
  if (answers?.method !== 'initialize' && answers?.method !== 'server/discover') return undefined
  return isJsonObject(result) && declares(result.capabilities)
}

function declares(capabilities: JsonValue | undefined): boolean {
  if (!isJsonObject(capabilities) || !isJsonObject(capabilities.extensions)) return false
  return isJsonObject(capabilities.extensions[contextKey])
}
