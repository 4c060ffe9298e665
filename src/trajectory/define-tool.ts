/**
 * A tool's definition, made comparable: canonical text and digest of each of its parts.
 *
 * @see RFC 8785, JSON Canonicalization Scheme
 */
import type { JsonObject, JsonValue } from '../mcp/json.ts'
import { type DefinitionPart, definitionParts, type ToolDefinition } from './catalogue.ts'

/** Keys that say nothing about what the tool does: its identity, the peers' own notes, pictures. */
const apart: ReadonlySet<string> = new Set(['name', '_meta', 'icons'])

const named: ReadonlySet<string> = new Set(definitionParts.filter((part) => part !== 'other'))

/**
 * The definition of one listed tool with the digests of its parts; the name is '' where the server
 * sent none. Pure; digests are made when they are first asked for, linear in the size of `value`.
 *
 * @param digest a keyed or plain hash of a text, lower-case hex
 */
export function defineTool(value: JsonObject, digest: (text: string) => string): ToolDefinition {
  const { name } = value
  let digests: Digests | undefined
  const made = (): Digests => {
    digests ??= digestsOf(value, digest)
    return digests
  }
  const definition = {
    name: typeof name === 'string' ? name : '',
    value,
    get digest() {
      return made().digest
    },
    get parts() {
      return made().parts
    },
  }
  if (value._meta === undefined) return definition
  return Object.assign(definition, { meta: digest(canonicalText(value._meta)) })
}

type Digests = Pick<ToolDefinition, 'digest' | 'parts'>

function digestsOf(value: JsonObject, digest: (text: string) => string): Digests {
  const parts: Partial<Record<DefinitionPart, string>> = {}
  const lines: string[] = []
  for (const part of definitionParts) {
    const content = part === 'other' ? otherKeys(value) : value[part]
    if (content === undefined) continue
    const text = digest(canonicalText(content))
    parts[part] = text
    lines.push(`${part}=${text}`)
  }
  return { digest: digest(lines.join('\n')), parts }
}

function otherKeys(value: JsonObject): JsonObject | undefined {
  const keys = Object.keys(value).filter((key) => !apart.has(key) && !named.has(key))
  if (keys.length === 0) return undefined
  return Object.fromEntries(keys.map((key) => [key, value[key] as JsonValue]))
}

/**
 * `value` as JSON with sorted keys and no white space, so that equal values give equal text.
 *
 * As RFC 8785, with two liberties: a `bigint` keeps all its digits, and a lone surrogate is escaped
 * instead of refused.
 */
export function canonicalText(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value
    return `[${items.map(canonicalText).join(',')}]`
  }
  const object = value as JsonObject
  const members = Object.keys(object)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(object[key] as JsonValue)}`)
  return `{${members.join(',')}}`
}
