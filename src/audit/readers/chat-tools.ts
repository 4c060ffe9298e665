/** Functions on offer, as chat records list them. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { serialise } from '../../mcp/serialise.ts'
import type { ChatTool, RecordFormat } from '../record.ts'
import { malformed } from './malformed.ts'
import { parseTextWithin } from './parse-json.ts'

/** Names that formats give to the schema of the arguments, in the order in which they are looked for. */
const schemaNames = ['parameters', 'inputSchema', 'input_schema', 'arguments'] as const

/**
 * The tools in the members `tools` and `functions` of `record`, none where they are absent or null.
 *
 * A definition stands in `function` or `custom`, or bare; the whole list may be a JSON text.
 * @throws McipError `audit.malformed-record`
 */
export function chatTools(record: JsonObject, format: RecordFormat): readonly ChatTool[] {
  const given = members.map((name) => (Object.hasOwn(record, name) ? (record[name] ?? null) : null))
  if (given.every((one) => one === null)) return []
  return sameTools(serialise(given), () => read(given, format))
}

const members = ['tools', 'functions'] as const

function read(both: readonly JsonValue[], format: RecordFormat): readonly ChatTool[] {
  return members.flatMap((name, index) => {
    const given = both[index] ?? null
    const listed = typeof given === 'string' ? (parseTextWithin(given) ?? given) : given
    if (listed === null || listed === '') return []
    if (!Array.isArray(listed)) throw malformed(format, `/${name}`, 'a list of functions', given)
    return (listed as readonly JsonValue[]).map((entry, index) =>
      toolOf(entry, `/${name}/${index}`, format),
    )
  })
}

/** Lists of tools that are kept, the latest ones, and UTF-16 code units of one. */
const maxKept = 16
const maxLength = 65_536
const kept: { readonly text: string; readonly tools: readonly ChatTool[] }[] = []

/**
 * The tools that `text` lists; the same array for the same text while it is kept.
 *
 * WHY: records of one set have the same functions on offer, and what is known of a definition goes
 * by its object.
 */
function sameTools(text: string, make: () => readonly ChatTool[]): readonly ChatTool[] {
  const at = kept.findIndex((one) => one.text === text)
  const known = at === -1 ? { text, tools: make() } : kept[at]
  if (known === undefined || text.length > maxLength) return known?.tools ?? []
  if (at > 0) kept.splice(at, 1)
  if (at !== 0) kept.unshift(known)
  if (kept.length > maxKept) kept.pop()
  return known.tools
}

function toolOf(entry: JsonValue, pointer: string, format: RecordFormat): ChatTool {
  if (!isJsonObject(entry)) throw malformed(format, pointer, 'an object', entry)
  for (const wrapper of ['function', 'custom'] as const) {
    const inner = entry[wrapper]
    if (isJsonObject(inner)) return definitionOf(inner, `${pointer}/${wrapper}`, format)
  }
  const { type } = entry
  // Tools that the provider runs have a type and no name.
  if (entry.name === undefined && typeof type === 'string' && type !== 'function') {
    return { name: type, pointer }
  }
  return definitionOf(entry, pointer, format)
}

function definitionOf(definition: JsonObject, pointer: string, format: RecordFormat): ChatTool {
  const { name, description } = definition
  if (typeof name !== 'string' || name === '') {
    throw malformed(format, `${pointer}/name`, 'the name of the function', name)
  }
  return { ...toolFrom(definition, name), ...described(description), pointer }
}

function toolFrom(definition: JsonObject, name: string): Omit<ChatTool, 'pointer'> {
  const schemaName = schemaNames.find((key) => isJsonObject(definition[key]))
  const inputSchema = schemaName === undefined ? undefined : definition[schemaName]
  if (!isJsonObject(inputSchema)) return { name }
  return schemaName === 'parameters' || schemaName === undefined
    ? { name, inputSchema }
    : { name, inputSchema, schemaName }
}

function described(description: JsonValue | undefined): Pick<ChatTool, 'description'> {
  return typeof description === 'string' ? { description } : {}
}

/** The tool that `value` defines, as text formats write them; undefined where it is no definition. */
export function writtenTool(value: JsonValue, pointer: string): ChatTool | undefined {
  if (!isJsonObject(value)) return undefined
  const definition = isJsonObject(value.function) ? value.function : value
  const { name, description } = definition
  const isDefinition =
    typeof description === 'string' || schemaNames.some((key) => isJsonObject(definition[key]))
  if (typeof name !== 'string' || name === '' || !isDefinition) return undefined
  return { ...toolFrom(definition, name), ...described(description), pointer }
}
