/** Whether one definition is a near-copy of another: the same words and the same parameters. */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'

/**
 * UTF-16 code units of a description that are compared, and parameters. WHY so many: guards know no
 * more of the tools that others listed (`offeredTools`).
 */
const maxDescription = 1_024
const maxParameters = 64
/** Words below which two descriptions are alike by chance. */
const minWords = 4

export interface Outline {
  readonly words: ReadonlySet<string>
  readonly parameters: ReadonlySet<string>
  /** All of it as one text, to find equal ones. */
  readonly text: string
}

const outlines = new WeakMap<JsonObject, Outline>()

export function outlineOf(definition: JsonObject): Outline {
  const known = outlines.get(definition)
  if (known !== undefined) return known
  const description =
    typeof definition.description === 'string'
      ? definition.description.slice(0, maxDescription)
      : ''
  const schema = isJsonObject(definition.inputSchema)
    ? definition.inputSchema.properties
    : undefined
  const parameters = isJsonObject(schema) ? Object.keys(schema).slice(0, maxParameters) : []
  const words = description.toLowerCase().match(/[\p{L}\p{N}]{2,48}/gu) ?? []
  const outline = {
    words: new Set(words),
    parameters: new Set(parameters),
    text: `${words.join(' ')}|${[...parameters].sort().join(' ')}`,
  }
  outlines.set(definition, outline)
  return outline
}

/** Share of words that two descriptions have in common, 0 to 1; 0 where there are too few. */
export function likeness(one: Outline, other: Outline): number {
  if (Math.min(one.words.size, other.words.size) < minWords) return 0
  return Math.min(
    overlap(one.words, other.words),
    one.parameters.size + other.parameters.size === 0
      ? 1
      : overlap(one.parameters, other.parameters),
  )
}

/** @see Jaccard 1912 */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const word of one) if (other.has(word)) shared++
  return shared / Math.max(1, one.size + other.size - shared)
}
