/** Values of a call against choices that the user made in words: of a list, and of plain words. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../../mcp/json.ts'
import type { ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import type { Asked } from '../../task/asked.ts'
import { type CallStanding, schemaOf } from '../../task/standing.ts'
import { formsOfText } from '../../task/words.ts'
import type { Put } from '../feature-table.ts'
import type { Recent } from './unit-features.ts'

/** Parameters, choices of one, and values that are looked at. */
const maxParameters = 32
const maxChoices = 64
const maxValues = 32
const maxCalls = 8

export function putChoices(
  put: Put,
  origins: readonly ValueOrigin[],
  standing: CallStanding,
  turn: Asked,
  { calls }: Recent,
): void {
  put('choice-otherwise', choicesOtherwise(standing, turn.text))
  const taken = new Set<string>()
  let unsaid = 0
  for (const { value, source, from } of origins.slice(0, maxValues)) {
    if (typeof value !== 'string' || value.length > 256) continue
    const forms = formsOfText(value, 12)
    for (const form of forms) taken.add(form)
    const isOwn = source !== 'schema' && from.length === 0 && value.length <= 64 && forms.size > 0
    if (isOwn && ![...forms].some((form) => standing.asked.forms.has(form))) unsaid++
  }
  put('text-unsaid', unsaid)
  if (turn.forms.size === 0) return
  for (const { leaves } of calls.slice(0, maxCalls))
    for (const [, value] of leaves.slice(0, maxValues))
      if (typeof value === 'string')
        for (const form of formsOfText(value.slice(0, 256), 12)) taken.add(form)
  const { name, about } = standing.words
  let unused = 0
  for (const form of turn.forms)
    if (!taken.has(form) && !name.has(form) && !about.has(form)) unused++
  put('words-unused', unused / turn.forms.size)
}

/** Parameters that take one of a list, where the user named another of it and not the one taken. */
function choicesOtherwise(standing: CallStanding, text: string): number {
  const schema = schemaOf(standing)
  const properties = isJsonObject(schema?.properties) ? schema.properties : undefined
  if (properties === undefined) return 0
  let count = 0
  for (const [name, value] of Object.entries(standing.args).slice(0, maxParameters)) {
    if (typeof value !== 'string') continue
    const choices = choicesOf(properties, name)
    if (!choices.includes(value) || isSaid(text, value)) continue
    if (choices.some((one) => one !== value && isSaid(text, one))) count++
  }
  return count
}

function choicesOf(properties: JsonObject, name: string): readonly string[] {
  const property: JsonValue | undefined = Object.hasOwn(properties, name)
    ? properties[name]
    : undefined
  const choices = isJsonObject(property) ? property.enum : undefined
  return Array.isArray(choices)
    ? choices.slice(0, maxChoices).filter((one): one is string => typeof one === 'string')
    : []
}

/** Whether a text, lower case, holds the words of a choice as whole words. */
function isSaid(text: string, choice: string): boolean {
  const own = choice.toLowerCase().replaceAll('_', ' ')
  if (own.length < 3) return false
  const at = text.indexOf(own)
  return at !== -1 && !isLetter(text[at - 1]) && !isLetter(text[at + own.length])
}

function isLetter(one: string | undefined): boolean {
  return one !== undefined && /\p{L}/u.test(one)
}
