/**
 * Input-required rounds: a request that is repeated with the server's state, the same method, name
 * and arguments is one logical call with the request before it.
 *
 * @see MCP 2026-07-28, Base Protocol, Multi Round-Trip Requests
 */
import type { LogicalCall } from '../flow/extract/logical-call.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import type { RequestMessage } from '../mcp/message.ts'
import { serialise } from '../mcp/serialise.ts'

/** Calls that wait for their next round; the oldest are forgotten. */
const maxPending = 1_000
/** Questions of one round whose methods are kept, and UTF-16 code units of the server's keys. */
const maxQuestions = 64
const maxKey = 256
/** Bytes of a message whose arguments are kept as they are; of a longer one their digest is. */
const maxHeld = 4_096

/** @see MCP 2026-07-28, Multi Round-Trip Requests, supported requests */
const repeatable: ReadonlySet<string> = new Set(['tools/call', 'prompts/get', 'resources/read'])

/** What a repeated request has in common with the one before it. */
export interface Repeatable {
  readonly method: string
  /** Tool, prompt or URI. */
  readonly name: string
  /** The arguments, or their digest. */
  readonly arguments: { readonly value: JsonValue | undefined } | { readonly digest: string }
}

export interface Rounds {
  /**
   * What a repeat of the request would have in common with it; undefined where none is allowed.
   *
   * @param mayHold whether small arguments may be kept as they are, which costs nothing now
   */
  repeatOf(request: RequestMessage, mayHold: boolean): Repeatable | undefined
  /** Notes that the server asked for more. */
  askedFor(one: Repeatable, call: LogicalCall, result: JsonObject): void
  /** The call that a request continues, one round further; it then no longer waits. */
  continued(one: Repeatable, params: JsonObject | undefined): LogicalCall | undefined
}

/** @param digest a keyed or plain hash of a text, lower-case hex */
export function createRounds(digest: (text: string) => string): Rounds {
  const pending = new Map<string, LogicalCall[]>()

  function digestOf(value: JsonValue | undefined): string {
    return digest(serialise(value ?? {}))
  }

  function keyOf(one: Repeatable, state: JsonValue | undefined): string {
    const given = 'digest' in one.arguments ? one.arguments.digest : digestOf(one.arguments.value)
    const token = state === undefined ? '' : digestOf(state)
    return `${one.method} ${given} ${token} ${one.name}`
  }

  return {
    repeatOf({ method, params, bytes }, mayHold) {
      if (!repeatable.has(method) || params === undefined) return undefined
      const name = method === 'resources/read' ? params.uri : params.name
      if (typeof name !== 'string') return undefined
      const isSmall = mayHold && bytes <= maxHeld
      return {
        method,
        name: name.length <= maxKey ? name : digest(name),
        arguments: isSmall ? { value: params.arguments } : { digest: digestOf(params.arguments) },
      }
    },
    askedFor(one, call, result) {
      const key = keyOf(one, result.requestState)
      const next = { ...call, round: call.round + 1, asked: methodsIn(result.inputRequests) }
      const same = pending.get(key)
      if (same !== undefined) {
        if (same.length < 16) same.push(next)
        return
      }
      if (pending.size >= maxPending) {
        const oldest = pending.keys().next()
        if (!oldest.done) pending.delete(oldest.value)
      }
      pending.set(key, [next])
    },
    continued(one, params) {
      if (pending.size === 0 || params === undefined) return undefined
      if (params.requestState === undefined && params.inputResponses === undefined) return undefined
      const key = keyOf(one, params.requestState)
      const calls = pending.get(key)
      const call = calls?.shift()
      if (calls?.length === 0) pending.delete(key)
      return call
    },
  }
}

function methodsIn(requests: JsonValue | undefined): ReadonlyMap<string, string> {
  const methods = new Map<string, string>()
  if (!isJsonObject(requests)) return methods
  for (const [key, value] of Object.entries(requests)) {
    if (methods.size >= maxQuestions) break
    if (key.length > maxKey || !isJsonObject(value)) continue
    if (typeof value.method === 'string') methods.set(key, value.method.slice(0, maxKey))
  }
  return methods
}
