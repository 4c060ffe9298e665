/**
 * What the definition of a called function says of the values that it takes and returns; for
 * leaves whose value and names say nothing.
 *
 * @see JSON Schema 2020-12, Validation, section 7.3, Defined Formats
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import type { HintOf } from './about.ts'
import { typeOfFieldName } from './field-name.ts'
import type { InformationType } from './flow.ts'

const typeOfFormat: ReadonlyMap<JsonValue | undefined, InformationType> = new Map([
  ['email', 'email-address'],
  ['idn-email', 'email-address'],
  ['uri', 'url'],
  ['url', 'url'],
  ['uri-reference', 'url'],
  ['date', 'date-time'],
  ['time', 'date-time'],
  ['date-time', 'date-time'],
  ['duration', 'quantity'],
  ['hostname', 'host'],
  ['ipv4', 'host'],
  ['ipv6', 'host'],
  ['uuid', 'record-id'],
  ['password', 'credential'],
])

/** Words with which the names of functions start, and where what they give back ends. */
const verbs: ReadonlySet<string> = new Set(
  'get list find fetch search filter lookup read show query retrieve all available compute calculate convert nearest top related recommended my the current'.split(
    ' ',
  ),
)
const ends: ReadonlySet<string> = new Set(
  'by for from with in to near on via using given'.split(' '),
)
/** Where the noun at the start of a description ends. */
const nounEnd =
  /[.,;:()\n]|\s(?:to|for|that|which|in|on|used|with|from|where|when|whose|as|is|are|if|by|e\.g|like|such)\b/i

/** Hints for the arguments of a call under the schema of the called function. */
export function hintsOfSchema(schema: JsonObject | undefined): HintOf {
  const properties = schema?.properties
  if (!isJsonObject(properties)) return () => undefined
  return ({ field }) => {
    const property = Object.hasOwn(properties, field) ? properties[field] : undefined
    return isJsonObject(property) ? typeOfSchema(property) : undefined
  }
}

/** Hints for what the function `name` returns: its leaves without a field are what it is named after. */
export function hintsOfFunction(name: string): HintOf {
  let type: InformationType | undefined
  let isRead = false
  return ({ field }) => {
    if (field !== '') return undefined
    if (!isRead) type = typeOfFunctionName(name)
    isRead = true
    return type
  }
}

/** The type of what a function gives back by its name: `find_user_id_by_email` gives a user's id. */
export function typeOfFunctionName(name: string): InformationType | undefined {
  const own =
    name
      .slice(0, 128)
      .split(/__|[./]/)
      .at(-1) ?? ''
  const words = own
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  const end = words.findIndex((word, index) => index > 0 && ends.has(word))
  let named = end === -1 ? words : words.slice(0, end)
  if (!verbs.has(named[0] ?? '')) return undefined
  while (verbs.has(named[0] ?? '')) named = named.slice(1)
  return typeOfFieldName(named.join('_'))
}

/** The type that a property's schema states: its format, the noun of its description, its choices. */
export function typeOfSchema(property: JsonObject): InformationType | undefined {
  const { format, description } = property
  const ofFormat = typeOfFormat.get(format)
  if (ofFormat !== undefined) return ofFormat
  if (typeof description === 'string') {
    const noun = description
      .slice(0, 80)
      .replace(/^(?:the|an?|optional|required|unique|your|name of)\s+/i, '')
      .split(nounEnd, 1)[0]
    const type = noun === undefined || noun.length > 48 ? undefined : typeOfFieldName(noun)
    if (type !== undefined && type !== 'message-text') return type
  }
  return Array.isArray(property.enum) ? 'attribute' : undefined
}
