/** Logical calls by a name that the peers gave them: a task id, a progress token. */
import type { LogicalCall } from '../flow/extract/logical-call.ts'

/** Calls that are kept; the oldest are forgotten. */
const maxCalls = 1_000
/** UTF-16 code units of a name; calls with longer ones are not kept. */
const maxName = 512

export interface CallTable {
  add(name: string, call: LogicalCall): void
  find(name: string | undefined): LogicalCall | undefined
  /** Forgets the call of that name, if it is this one. */
  remove(name: string, call: LogicalCall): void
}

export function createCallTable(): CallTable {
  const calls = new Map<string, LogicalCall>()
  return {
    add(name, call) {
      if (name.length > maxName) return
      if (calls.size >= maxCalls && !calls.has(name)) {
        const oldest = calls.keys().next()
        if (!oldest.done) calls.delete(oldest.value)
      }
      calls.set(name, call)
    },
    find: (name) => (name === undefined ? undefined : calls.get(name)),
    remove(name, call) {
      if (calls.get(name)?.number === call.number) calls.delete(name)
    },
  }
}
