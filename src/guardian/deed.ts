/**
 * A call with consequences as a short text that is equal for an equal call: what may be kept of
 * thousands of them.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import { asksForLookOnly, isLogIn, privilegesOf } from './privilege.ts'

export interface CalledFunction {
  /** Id of the server. */
  readonly server: string
  readonly name: string
  readonly args: JsonObject
  /** The input schema under which it was advertised. */
  readonly schema: JsonObject | undefined
}

/**
 * The deed that a call asks for: it spends, sends, deletes, executes or administers, by name and
 * schema; undefined for every other call.
 */
export function deedOf({ server, name, args, schema }: CalledFunction): string | undefined {
  if (!hasConsequences(name, args, schema)) return undefined
  if (asksForLookOnly(args, schema)) return undefined
  return shortened(`${server}\0${name}\0${canonical(args)}`)
}

/** What is known of a schema, by the name that it was last asked for; one stands for one function. */
const known = new WeakMap<JsonObject, { readonly name: string; readonly has: boolean }>()

function hasConsequences(name: string, args: JsonObject, schema: JsonObject | undefined): boolean {
  const before = schema === undefined ? undefined : known.get(schema)
  if (before?.name === name) return before.has
  const has = !isLogIn(name) && privilegesOf(name, schema, args).some(({ certain }) => certain)
  // Without properties the arguments decide.
  if (isJsonObject(schema?.properties)) known.set(schema, { name, has })
  return has
}

/** JSON with the members of each object in one order. Recursion is bounded by the message's depth. */
function canonical(value: JsonValue): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(canonical).join(',')}]`
  if (!isJsonObject(value)) {
    return typeof value === 'bigint' ? String(value) : JSON.stringify(value)
  }
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join(',')}}`
}

/**
 * Two sums of 32 bits. WHY none that is safe: the sums lie sealed beside the values themselves, and
 * who makes two calls meet gets a question.
 */
function shortened(text: string): string {
  let one = 0x811c9dc5
  let other = 0x9e3779b1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 0x01000193)
    other = Math.imul(other ^ code, 0x85ebca6b) + (other >>> 13)
  }
  return `${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`
}
