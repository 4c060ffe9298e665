/** The leaves of a call's arguments, each with the schema of its property. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { jsonOf } from '../../mcp/parsed-text.ts'
import { escapeToken } from '../../mcp/pointer.ts'
import type { Leaf } from './origin-of.ts'

/** Leaves of one call that are traced, and how deep they may lie. */
const maxLeaves = 512
const maxDepth = 32
/** UTF-16 code units of a text that is read as JSON. */
const maxParsed = 65_536

/** In document order; JSON in strings is entered, null is no leaf. */
export function argumentLeaves(args: JsonObject, schema: JsonObject | undefined): readonly Leaf[] {
  const leaves: Leaf[] = []
  collect(args, '', schema, leaves, 0)
  return leaves
}

function collect(
  value: JsonValue,
  pointer: string,
  schema: JsonObject | undefined,
  leaves: Leaf[],
  depth: number,
): void {
  if (leaves.length >= maxLeaves || depth > maxDepth || value === null) return
  if (Array.isArray(value)) collectItems(value, pointer, schema, leaves, depth)
  else if (isJsonObject(value)) collectMembers(value, pointer, schema, leaves, depth)
  else if (typeof value === 'object') return
  else {
    const inner = typeof value === 'string' ? parsed(value) : undefined
    if (inner !== undefined) collect(inner, pointer, undefined, leaves, depth + 1)
    else leaves.push({ pointer, value: typeof value === 'bigint' ? String(value) : value, schema })
  }
}

function collectItems(
  items: readonly JsonValue[],
  pointer: string,
  schema: JsonObject | undefined,
  leaves: Leaf[],
  depth: number,
): void {
  const ofItem = isJsonObject(schema?.items) ? schema.items : schema
  for (const [at, item] of items.entries()) {
    if (leaves.length >= maxLeaves) return
    collect(item, `${pointer}/${at}`, ofItem, leaves, depth + 1)
  }
}

function collectMembers(
  holder: JsonObject,
  pointer: string,
  schema: JsonObject | undefined,
  leaves: Leaf[],
  depth: number,
): void {
  const properties = isJsonObject(schema?.properties) ? schema.properties : undefined
  for (const [name, item] of Object.entries(holder)) {
    if (leaves.length >= maxLeaves) return
    const own = properties !== undefined && Object.hasOwn(properties, name)
    const property = own ? properties[name] : undefined
    const below = isJsonObject(property) ? property : undefined
    collect(item, `${pointer}/${escapeToken(name)}`, below, leaves, depth + 1)
  }
}

/** The object or array that a string holds as JSON. */
function parsed(text: string): JsonValue | undefined {
  if (!/^\s{0,64}[[{]/.test(text) || text.length > maxParsed) return undefined
  const value = jsonOf(text)
  return typeof value === 'object' && value !== null ? value : undefined
}
