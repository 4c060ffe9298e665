/**
 * Which request an answer belongs to. Each direction has ids of its own, so a server that reuses
 * the host's ids can't pass its answer off as another's (CVE-2026-25536).
 */

import type { JsonValue } from '../mcp/json.ts'
import type { Message, RequestMessage, Side } from '../mcp/message.ts'
import { idKey } from '../mcp/serialise.ts'

/** Requests of one side that may wait for an answer at the same time. */
const maxWaiting = 10_000
/** UTF-16 code units of a parameter that is kept with a waiting request. */
const maxParameter = 2_048

export interface Correlation {
  /** Remembers a request of `from`; with a full table the oldest ones are forgotten. */
  asked(request: RequestMessage, from: Side): void
  /** The request that an answer of `from` belongs to, which then no longer waits. */
  answered(message: Message, from: Side): RequestMessage | undefined
  /** Whether the peer of `from` waited for an answer with this id; one such request no longer does. */
  giveUp(id: RequestMessage['id'], from: Side): boolean
}

/**
 * What is kept of a request: what names its answer (a tool, a URI, a cursor), not what it carried.
 * A host may have thousands of calls with large arguments under way or cancelled.
 */
function outlineOf(request: RequestMessage): RequestMessage {
  const params: Record<string, JsonValue> = {}
  for (const [name, value] of Object.entries(request.params ?? {}).slice(0, 16)) {
    const isShort = typeof value === 'string' ? value.length <= maxParameter : value === null
    if (isShort || typeof value === 'number') params[name] = value
  }
  return { ...request, value: {}, params: request.params === undefined ? undefined : params }
}

/** An empty table for one connection. */
export function createCorrelation(): Correlation {
  const waiting: Record<Side, Map<string, RequestMessage[]>> = {
    host: new Map(),
    server: new Map(),
  }
  const other = (side: Side): Side => (side === 'host' ? 'server' : 'host')

  function take(table: Map<string, RequestMessage[]>, key: string): RequestMessage | undefined {
    const requests = table.get(key)
    const request = requests?.shift()
    if (requests?.length === 0) table.delete(key)
    return request
  }

  return {
    asked(request, from) {
      const table = waiting[from]
      const key = idKey(request.id)
      const same = table.get(key)
      if (same !== undefined) {
        if (same.length < 16) same.push(outlineOf(request))
        return
      }
      if (table.size >= maxWaiting) {
        const oldest = table.keys().next()
        if (!oldest.done) table.delete(oldest.value)
      }
      table.set(key, [outlineOf(request)])
    },
    answered(message, from) {
      if ((message.kind !== 'result' && message.kind !== 'error') || message.id === null) {
        return undefined
      }
      return take(waiting[other(from)], idKey(message.id))
    },
    giveUp: (id, from) => take(waiting[other(from)], idKey(id)) !== undefined,
  }
}
