/** Where arguments break the input schema of their function: its first level only. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { escapeToken } from '../../mcp/pointer.ts'

export interface Breach {
  /** RFC 6901 from the arguments. */
  readonly pointer: string
  /** What is wrong with it, as a part of a sentence. */
  readonly what: string
}

const maxArguments = 64
const maxBreaches = 4

export function breachesOf(args: JsonObject, schema: JsonObject | undefined): readonly Breach[] {
  if (schema === undefined) return []
  const { properties, required } = schema
  if (!isJsonObject(properties)) return []
  const breaches: Breach[] = []
  let left = maxArguments
  for (const key of Object.keys(args)) {
    if (left-- <= 0 || breaches.length >= maxBreaches) return breaches
    const pointer = `/${escapeToken(key)}`
    const declared = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (!isJsonObject(declared)) {
      if (schema.additionalProperties === false) breaches.push({ pointer, what: 'is not declared' })
      continue
    }
    const value = args[key] ?? null
    if (!fits(value, declared.type))
      breaches.push({ pointer, what: 'has another type than declared' })
    else if (Array.isArray(declared.enum) && !declared.enum.includes(value))
      breaches.push({ pointer, what: 'is none of the values declared' })
  }
  if (Array.isArray(required))
    for (const key of required.slice(0, maxArguments))
      if (typeof key === 'string' && !Object.hasOwn(args, key) && breaches.length < maxBreaches)
        breaches.push({ pointer: '', what: 'that is required is missing' })
  return breaches
}

function fits(value: JsonValue, type: JsonValue | undefined): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string'
    case 'number':
    case 'integer':
      return typeof value === 'number' || typeof value === 'bigint'
    case 'boolean':
      return typeof value === 'boolean'
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isJsonObject(value)
    default:
      return true
  }
}
