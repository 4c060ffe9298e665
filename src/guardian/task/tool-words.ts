/** What a function says it is about, as words that can be compared with a request. */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'
import { formsOfName, formsOfText } from './words.ts'

export interface ToolWords {
  /** Forms of its name without what every function has. */
  readonly name: ReadonlySet<string>
  /** Forms of its description and its parameters. */
  readonly about: ReadonlySet<string>
}

const maxWords = 160
const maxDescription = 2_048
const maxParameters = 64

const known = new WeakMap<JsonObject, ToolWords>()

/** The words of a definition; made once for each. */
export function toolWords(definition: JsonObject): ToolWords {
  let words = known.get(definition)
  if (words === undefined) {
    words = wordsOf(definition)
    known.set(definition, words)
  }
  return words
}

/** The words of a call of which no definition is known. */
export function calledWords(name: string, args: JsonObject): ToolWords {
  const about = new Set<string>()
  addNames(about, args)
  return { name: formsOfName(name), about }
}

function wordsOf({ name, description, inputSchema }: JsonObject): ToolWords {
  const about = new Set(
    typeof description === 'string'
      ? formsOfText(description.slice(0, maxDescription), maxWords)
      : [],
  )
  const properties = isJsonObject(inputSchema) ? inputSchema.properties : undefined
  if (isJsonObject(properties)) addNames(about, properties)
  return { name: typeof name === 'string' ? formsOfName(name) : new Set(), about }
}

function addNames(about: Set<string>, named: JsonObject): void {
  let left = maxParameters
  for (const key of Object.keys(named)) {
    if (left-- <= 0) return
    for (const form of formsOfName(key)) about.add(form)
  }
}
