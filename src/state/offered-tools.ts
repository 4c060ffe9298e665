/** What other guards need of the tools that a server offers: names, words and shapes, bounded. */
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import type { OfferedTool, OfferFacts } from '../trajectory/memory.ts'

/** UTF-16 code units of all definitions of one list as JSON, and of their texts. */
const maxList = 24_576
const maxDescription = 1_024
const maxText = 128
const maxName = 256
const maxOrigin = 256
const maxProperties = 64
const maxTools = 512

/**
 * The tools of one list; what is over the bounds keeps its name only. Pure.
 */
export function offeredTools(
  server: string,
  tools: readonly JsonObject[],
  { origin, firstSeen }: OfferFacts = {},
): readonly OfferedTool[] {
  const offered: OfferedTool[] = []
  let left = maxList
  for (const tool of tools.slice(0, maxTools)) {
    const { name } = tool
    if (typeof name !== 'string' || name.length > maxName) continue
    const whole = boundedDefinition(name, tool)
    const length = JSON.stringify(whole).length
    const definition = length <= left ? whole : { name }
    left -= length <= left ? length : 0
    const seen = firstSeen?.(name)
    offered.push({
      server,
      name,
      definition,
      ...(origin === undefined ? {} : { origin: origin.slice(0, maxOrigin) }),
      ...(seen === undefined ? {} : { firstSeen: seen }),
    })
  }
  return offered
}

function boundedDefinition(
  name: string,
  { title, description, inputSchema }: JsonObject,
): JsonObject {
  return {
    name,
    ...textMember('title', title, maxText),
    ...textMember('description', description, maxDescription),
    ...(isJsonObject(inputSchema) ? { inputSchema: boundedSchema(inputSchema) } : {}),
  }
}

/** The schema's own properties, each with its type and the start of its description. */
function boundedSchema({ properties, required }: JsonObject): JsonObject {
  const names = isJsonObject(properties) ? Object.keys(properties).slice(0, maxProperties) : []
  const kept = names.map((name): [string, JsonValue] => {
    const property = isJsonObject(properties) ? properties[name] : undefined
    if (!isJsonObject(property)) return [name.slice(0, maxText), {}]
    const { type, description } = property
    return [
      name.slice(0, maxText),
      { ...textMember('type', type, maxText), ...textMember('description', description, maxText) },
    ]
  })
  const needed = Array.isArray(required)
    ? (required as readonly JsonValue[])
        .filter((one): one is string => typeof one === 'string')
        .slice(0, maxProperties)
        .map((one) => one.slice(0, maxText))
    : []
  return { type: 'object', properties: Object.fromEntries(kept), required: needed }
}

function textMember(name: string, value: JsonValue | undefined, length: number): JsonObject {
  return typeof value === 'string' ? { [name]: value.slice(0, length) } : {}
}
