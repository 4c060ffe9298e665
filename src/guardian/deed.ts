/**
 * A call with consequences as a short text that is equal for an equal call: what may be kept of
 * thousands of them.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import { asksForLookOnly, isLogIn, privilegesOf } from './privilege.ts'
import { readNouns, wordsOfIdentifier } from './verbs.ts'

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
  const has =
    !isLogIn(name) &&
    (privilegesOf(name, schema, args).some(({ certain }) => certain) ||
      interrupts(name, schema, args))
  // Without properties the arguments decide.
  if (isJsonObject(schema?.properties)) known.set(schema, { name, has })
  return has
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** WHY not `stop`: what is stopped already stays so. */
const interrupting = words('shutdown reboot restart poweroff halt kill powercycle reimage')
const interruptingTwo = words('shut_down power_off power_cycle hard_reset factory_reset')
const machines = words(
  'host hosts hostname server servers machine machines instance instances node nodes vm vms cluster container containers process pid service services system computer device devices droplet pod pods database',
)

/** Whether it interrupts a machine or a service that a parameter names: each time anew. */
function interrupts(name: string, schema: JsonObject | undefined, args: JsonObject): boolean {
  const [first = '', second = '', ...more] = wordsOfIdentifier(name)
  if (!interrupting.has(first) && !interruptingTwo.has(`${first}_${second}`)) return false
  if (readNouns.has(more.at(-1) ?? second)) return false
  const properties = schema?.properties
  return Object.keys(isJsonObject(properties) ? properties : args)
    .slice(0, 128)
    .some((parameter) => wordsOfIdentifier(parameter).some((word) => machines.has(word)))
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
