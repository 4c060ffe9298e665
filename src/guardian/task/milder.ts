/** A function on offer that does what is asked for and can do less than the one that was called. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { OfferedTool } from '../../trajectory/memory.ts'
import { isVerbOf, verbKinds, wordsOfIdentifier } from '../verbs.ts'
import { looksOnly } from './looking.ts'
import type { Fitting } from './offer-index.ts'
import { type Reach, reachOf } from './reach.ts'
import type { CallStanding } from './standing.ts'
import { toolWords } from './tool-words.ts'

export interface Milder {
  readonly tool: OfferedTool
  readonly fit: number
  /** Whether it takes the values of the call; else its words meet the request clearly better. */
  readonly isStandIn: boolean
  /** Whether it takes the very same values and only looks, while the called one by its name changes something. */
  readonly isLookOnly: boolean
}

/** How much better its words must meet the request where it takes other values. */
const clearlyBetter = 3
const changing = verbKinds.filter((kind) => kind !== 'read')

/**
 * The one that fits best among those that fit the request best and those that share a word of the name:
 * it takes all values of the call, or meets the request clearly better.
 */
export function milderThan(standing: CallStanding, reach: Reach): Milder | undefined {
  const { name, definition, words, fit } = standing
  const keys = Object.keys(standing.args)
  const weight = weightOf(reach)
  const isChanging = changes(name)
  let best: Milder | undefined
  for (const { tool, fit: other } of candidates(standing)) {
    if (tool.name === name || (best !== undefined && other <= best.fit)) continue
    const isSame = isSameSchema(definition, tool.definition)
    const isLookOnly = isSame && isChanging && keys.length > 1 && looksOnly(tool.name)
    if (!isLookOnly && weightOf(reachOf(tool.name, tool.definition, {})) >= weight) continue
    const sharesName = some(words.name, (form) => toolWords(tool.definition).name.has(form))
    const isStandIn = sharesName
      ? isSame || (keys.length > 1 && takesAll(tool.definition, keys))
      : other > 0 && keys.length > 0 && takesAll(tool.definition, keys)
    if (isStandIn || (other > 0 && other >= fit + clearlyBetter))
      best = { tool, fit: other, isLookOnly, isStandIn }
  }
  return best
}

function candidates({ index, asked, words }: CallStanding): readonly Fitting[] {
  return [...index.bestFor(asked), ...index.sharing(words, asked)]
}

function some<T>(all: ReadonlySet<T>, is: (one: T) => boolean): boolean {
  for (const one of all) if (is(one)) return true
  return false
}

/** Rights above all others weigh more than any privilege. */
function weightOf({ far, words, isAbove }: Reach): number {
  return far.length + Math.min(2, words.length) + (isAbove ? 3 : 0)
}

function propertiesOf(definition: JsonObject | undefined): JsonObject | undefined {
  const schema = definition?.inputSchema
  const properties = isJsonObject(schema) ? schema.properties : undefined
  return isJsonObject(properties) ? properties : undefined
}

/** Whether every argument of the call is one of a function's. */
function takesAll(definition: JsonObject, keys: readonly string[]): boolean {
  const properties = propertiesOf(definition)
  return properties !== undefined && keys.every((key) => Object.hasOwn(properties, key))
}

const maxProperties = 32

/** Whether two functions take the same values under the same names, and at least one. */
function isSameSchema(one: JsonObject | undefined, other: JsonObject): boolean {
  const mine = propertiesOf(one)
  const theirs = propertiesOf(other)
  if (mine === undefined || theirs === undefined) return false
  const keys = Object.keys(mine)
  if (keys.length === 0 || keys.length > maxProperties) return false
  if (keys.length !== Object.keys(theirs).length) return false
  return keys.every(
    (key) => Object.hasOwn(theirs, key) && describedAs(mine[key]) === describedAs(theirs[key]),
  )
}

function describedAs(property: JsonValue | undefined): string {
  const { type, description } = isJsonObject(property) ? property : {}
  return `${String(type)} ${String(description).slice(0, 256)}`
}

/** Whether a word of its name says that something is changed; what is looked up first is a noun. */
function changes(name: string): boolean {
  const found = wordsOfIdentifier(name)
  return !looksOnly(name) && found.some((word) => changing.some((kind) => isVerbOf(kind, word)))
}
