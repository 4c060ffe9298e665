/**
 * Which request an answer belongs to. Each direction has ids of its own, so a server that reuses
 * the host's ids can't pass its answer off as another's (CVE-2026-25536).
 */

import type { Message, RequestMessage, Side } from '../mcp/message.ts'
import { idKey } from '../mcp/serialise.ts'

/** Requests of one side that may wait for an answer at the same time. */
const maxWaiting = 10_000

export interface Correlation {
  /** Remembers a request of `from`; with a full table the oldest one is forgotten. */
  asked(request: RequestMessage, from: Side): void
  /** The request that an answer of `from` belongs to, which then no longer waits. */
  answered(message: Message, from: Side): RequestMessage | undefined
  /** Whether the peer of `from` waits for an answer with this id. */
  waits(id: RequestMessage['id'], from: Side): boolean
}

/** An empty table for one connection. */
export function createCorrelation(): Correlation {
  const waiting: Record<Side, Map<string, RequestMessage[]>> = {
    host: new Map(),
    server: new Map(),
  }
  const other = (side: Side): Side => (side === 'host' ? 'server' : 'host')
  return {
    asked(request, from) {
      const table = waiting[from]
      const key = idKey(request.id)
      const same = table.get(key)
      if (same !== undefined) {
        if (same.length < 16) same.push(request)
        return
      }
      if (table.size >= maxWaiting) {
        const oldest = table.keys().next()
        if (!oldest.done) table.delete(oldest.value)
      }
      table.set(key, [request])
    },
    answered(message, from) {
      if ((message.kind !== 'result' && message.kind !== 'error') || message.id === null) {
        return undefined
      }
      const table = waiting[other(from)]
      const key = idKey(message.id)
      const requests = table.get(key)
      const request = requests?.shift()
      if (requests?.length === 0) table.delete(key)
      return request
    },
    waits: (id, from) => waiting[other(from)].has(idKey(id)),
  }
}
