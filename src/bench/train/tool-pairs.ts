/** Lists of tools -> pairs of texts that mean the same: a name and its description, both and the parameters. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { readRecords } from '../sources/read-records.ts'
import type { TextPair } from './learn-encoder.ts'

/** UTF-16 code units of a description, parameters of a tool, and tools of one list. */
const maxDescription = 300
const maxParameter = 80
const maxParameters = 12
const maxTools = 2_000

/**
 * The pairs of all records of `files` that have `tools`, as servers list them or in OpenAI's form.
 *
 * @throws what reading a file throws
 */
export async function readToolPairs(files: readonly string[]): Promise<readonly TextPair[]> {
  const pairs: TextPair[] = []
  for await (const one of readRecords(files)) {
    pairs.push(...pairsOfRecord(one.text))
  }
  return pairs
}

/** The pairs of the tools of one record; none where it has none. */
export function pairsOfRecord(text: string): readonly TextPair[] {
  let record: JsonValue
  try {
    record = JSON.parse(text) as JsonValue
  } catch {
    // Dialogues of other forms name no tools that could be read here.
    return []
  }
  const tools = isJsonObject(record) && Array.isArray(record.tools) ? record.tools : []
  const seen = new Set<string>()
  return (tools as readonly JsonValue[]).slice(0, maxTools).flatMap((one) => {
    const own = isJsonObject(one) && isJsonObject(one.function) ? one.function : one
    if (!isJsonObject(own) || typeof own.name !== 'string' || seen.has(own.name)) return []
    seen.add(own.name)
    return pairsOfTool(own.name, own)
  })
}

function pairsOfTool(name: string, tool: JsonObject): readonly TextPair[] {
  const description =
    typeof tool.description === 'string' ? tool.description.slice(0, maxDescription) : ''
  const fields = parametersOf(tool)
  const about = `${name} ${description}`
  return [
    ...(description.trim() === '' ? [] : [{ one: name, other: description }]),
    ...(fields === '' ? [] : [{ one: about, other: fields }]),
  ]
}

function parametersOf({ inputSchema, parameters }: JsonObject): string {
  const schema = isJsonObject(inputSchema) ? inputSchema : parameters
  const properties = isJsonObject(schema) ? schema.properties : undefined
  if (!isJsonObject(properties)) return ''
  return Object.entries(properties)
    .slice(0, maxParameters)
    .map(([name, property]) => {
      const said = isJsonObject(property) ? property.description : undefined
      return typeof said === 'string' ? `${name} ${said.slice(0, maxParameter)}` : name
    })
    .join(' ')
}
