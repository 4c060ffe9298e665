/**
 * What a model wrote -> one function of high privilege, or why it is none. Models wrap, rename and
 * leave out; nothing they write is more than a bounded definition, and calls of the given function
 * stay valid for it.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../../mcp/json.ts'
import type { DialogueTool } from '../../dialogue.ts'
import { isStronger } from './is-stronger.ts'

/** Why an answer gives no function. */
export const unusableReasons = [
  'no-definition',
  'bad-name',
  'bad-description',
  'same-name',
  'not-stronger',
  'other-part',
] as const
export type Unusable = (typeof unusableReasons)[number]

/** Bounds of a definition; code units, and counts. */
export const definitionBounds = {
  reply: 65_536,
  functions: 12,
  name: 64,
  description: 400,
  parameters: 4,
  words: 160,
} as const

/** The first function of `text` that can be used, else what was wrong with the last one. */
export function writtenFunction(
  text: string,
  given: DialogueTool,
  isAllowed: (name: string) => boolean,
): DialogueTool | Unusable {
  let reason: Unusable = 'no-definition'
  for (const item of itemsIn(text).slice(0, definitionBounds.functions)) {
    const made = definitionOf(item, given, isAllowed)
    if (typeof made !== 'string') return made
    reason = made
  }
  return reason
}

function definitionOf(
  item: JsonObject,
  given: DialogueTool,
  isAllowed: (name: string) => boolean,
): DialogueTool | Unusable {
  const name = nameOf(item.name)
  if (name === undefined) return 'bad-name'
  if (plainName(name) === plainName(given.name)) return 'same-name'
  const description = lineOf(item.description, definitionBounds.description)
  if (description === undefined || isAddressed(description)) return 'bad-description'
  const parameters = parametersOf(item, given)
  const made = { name, description, ...(parameters === undefined ? {} : { parameters }) }
  if (!isStronger(made, given)) return 'not-stronger'
  return isAllowed(name) ? made : 'other-part'
}

const endOfThought = '</think>'

/** Objects that may be definitions: a list under any name, the list itself, or the object. */
function itemsIn(text: string): readonly JsonObject[] {
  const shown = text.slice(0, definitionBounds.reply)
  const thought = shown.lastIndexOf(endOfThought)
  const answer = thought === -1 ? shown : shown.slice(thought + endOfThought.length)
  for (const [open, close] of [
    ['{', '}'],
    ['[', ']'],
  ] as const) {
    const from = answer.indexOf(open)
    const to = answer.lastIndexOf(close)
    const value = from === -1 || to < from ? undefined : parsed(answer.slice(from, to + 1))
    const items = value === undefined ? [] : itemsOf(value)
    if (items.length > 0) return items
  }
  return []
}

function itemsOf(value: JsonValue): readonly JsonObject[] {
  const list =
    isJsonObject(value) && !('name' in value)
      ? (Object.values(value).find((one) => Array.isArray(one)) ?? [value])
      : [value].flat()
  if (!Array.isArray(list)) return []
  const items = (list as readonly JsonValue[]).filter((one) => isJsonObject(one))
  // `{"type": "function", "function": {...}}`, as tools are offered.
  return items.map((one) => (isJsonObject(one.function) ? one.function : one))
}

function nameOf(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'string' || value.length > definitionBounds.name) return undefined
  const name = value
    .trim()
    .replace(/^`|(?:\(\))?`?$/g, '')
    .replaceAll(' ', '_')
  return /^[A-Za-z][A-Za-z0-9_.-]{2,63}$/.test(name) ? name : undefined
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Whether a text speaks to whoever reads it: that would be another risk. */
function isAddressed(text: string): boolean {
  return /\b(?:you|your|ignore|disregard|instructions?|prompts?|assistant|must (?:be )?(?:call|use)|always (?:call|use)|instead of)|<\|/i.test(
    text,
  )
}

const types: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'array'])

/** The parameters of the given function, and the others that the definition states; none of these required. */
function parametersOf(item: JsonObject, { parameters }: DialogueTool): JsonObject | undefined {
  const given = isJsonObject(parameters?.properties) ? parameters.properties : {}
  const more: [string, JsonObject][] = []
  for (const [name, one] of statedIn(item)) {
    if (more.length >= definitionBounds.parameters) break
    const type = typeof one.type === 'string' && types.has(one.type) ? one.type : undefined
    if (type === undefined || !/^[A-Za-z_][A-Za-z0-9_-]{0,47}$/.test(name)) continue
    if (Object.hasOwn(given, name) || more.some(([other]) => other === name)) continue
    const words = lineOf(one.description, definitionBounds.words)
    const isPlain = words !== undefined && !isAddressed(words)
    more.push([name, { type, ...(isPlain ? { description: words } : {}) }])
  }
  if (more.length === 0) return parameters
  return {
    type: 'object',
    ...parameters,
    properties: { ...given, ...Object.fromEntries(more) },
  }
}

/** Parameters as a list under `more`, or as the properties of a JSON Schema. */
function statedIn({ more, parameters }: JsonObject): readonly (readonly [string, JsonObject])[] {
  const stated: (readonly [string, JsonObject])[] = []
  if (Array.isArray(more)) {
    for (const one of more as readonly JsonValue[]) {
      if (isJsonObject(one) && typeof one.name === 'string') stated.push([one.name, one])
    }
  }
  const properties = isJsonObject(parameters) ? (parameters.properties ?? parameters) : undefined
  if (isJsonObject(properties)) {
    for (const [name, one] of Object.entries(properties)) {
      if (isJsonObject(one)) stated.push([name, one])
    }
  }
  return stated
}

/** A text on one line; undefined where there is none, or too much of it. */
function lineOf(value: JsonValue | undefined, most: number): string | undefined {
  if (typeof value !== 'string' || value.length > 2 * most) return undefined
  const line = value.replace(/[\p{C}\s]+/gu, ' ').trim()
  return line === '' || line.length > most ? undefined : line
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    // No JSON after all, or JSON that was cut off.
    return undefined
  }
}
