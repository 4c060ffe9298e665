/**
 * Which request an answer belongs to. Each direction has ids of its own, so a server that reuses
 * the host's ids can't pass its answer off as another's (CVE-2026-25536).
 */

import type { Message, RequestMessage, Side } from '../mcp/message.ts'
import { idKey } from '../mcp/serialise.ts'

/** Requests of one side that may wait for an answer at the same time, and their bytes. */
const maxWaiting = 10_000
const maxWaitingBytes = 128 * 1024 * 1024

export interface Correlation {
  /** Remembers a request of `from`; with a full table the oldest ones are forgotten. */
  asked(request: RequestMessage, from: Side): void
  /** The request that an answer of `from` belongs to, which then no longer waits. */
  answered(message: Message, from: Side): RequestMessage | undefined
  /** Whether the peer of `from` waited for an answer with this id; one such request no longer does. */
  giveUp(id: RequestMessage['id'], from: Side): boolean
}

/** The requests of one side that wait, oldest first. */
interface Waiting {
  readonly byId: Map<string, RequestMessage[]>
  bytes: number
}

/** An empty table for one connection. */
export function createCorrelation(): Correlation {
  const waiting: Record<Side, Waiting> = {
    host: { byId: new Map(), bytes: 0 },
    server: { byId: new Map(), bytes: 0 },
  }
  const other = (side: Side): Side => (side === 'host' ? 'server' : 'host')

  function take(table: Waiting, key: string): RequestMessage | undefined {
    const requests = table.byId.get(key)
    const request = requests?.shift()
    if (requests?.length === 0) table.byId.delete(key)
    if (request !== undefined) table.bytes -= request.bytes
    return request
  }

  /** Forgets the oldest requests until there is room. */
  function makeRoom(table: Waiting, bytes: number): void {
    while (table.byId.size >= maxWaiting || table.bytes + bytes > maxWaitingBytes) {
      const oldest = table.byId.keys().next()
      if (oldest.done) return
      while (take(table, oldest.value) !== undefined);
    }
  }

  return {
    asked(request, from) {
      const table = waiting[from]
      const key = idKey(request.id)
      const same = table.byId.get(key)
      if (same !== undefined && same.length >= 16) return
      if (same === undefined) makeRoom(table, request.bytes)
      table.byId.set(key, [...(same ?? []), request])
      table.bytes += request.bytes
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
