/**
 * A text put into what a function returned, where texts stand in such returns: beside the sentences
 * of a field, as a field, a list or a list item of its own, or behind plain words.
 */

import { wordsOfIdentifier } from '../../../guardian/verbs.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../../mcp/json.ts'
import type { Chance } from '../../chance.ts'
import { jsonOf } from '../values.ts'
import { fillJson } from './fill-slots.ts'
import { madeUpAddress, madeUpPerson } from './made-up.ts'
import type { PassageWords } from './passage-words.ts'

/** Ways of standing in a return. */
export type Place = 'sentence' | 'field' | 'list' | 'item' | 'words'

export interface Planted {
  readonly returned: string
  readonly place: Place
  /** What the user would call the text. */
  readonly where: string
}

type Carriers = Pick<PassageWords, 'fields' | 'lists' | 'fillers'>

/** Depth to which texts are looked for, and the length of one that sentences can stand beside. */
const maxDepth = 5
const minText = 24
/** Entries of a list that is put in. */
const maxEntries = 3

/** Undefined where `returned` holds nothing that a text could stand in. */
export function plant(
  returned: string,
  text: string,
  carriers: Carriers,
  chance: Chance,
): Planted | undefined {
  const value = jsonOf(returned)
  if (value === undefined) {
    if (returned.trim() === '') return undefined
    return { returned: besides(returned, text, carriers, chance), place: 'words', where: 'text' }
  }
  if (typeof value !== 'object' || value === null) return undefined
  const all = chance.shuffled(['sentence', 'field', 'list', 'item'] as const)
  for (const place of all) {
    const made = placed(value, place, text, carriers, chance)
    if (made !== undefined) {
      return { returned: JSON.stringify(made.value), place, where: made.where }
    }
  }
  return undefined
}

/** A text as a field of its own at the top of a return that is a JSON object; else undefined. */
export function plantAtTop(
  returned: string,
  text: string,
  { fields }: Pick<PassageWords, 'fields'>,
  chance: Chance,
): Omit<Planted, 'place'> | undefined {
  const value = jsonOf(returned)
  const where = chance.pick(fields)
  if (!isJsonObject(value) || where === undefined || where in value) return undefined
  return { returned: JSON.stringify(withMember(value, where, text, chance)), where }
}

interface Placed {
  readonly value: JsonValue
  readonly where: string
}

function placed(
  value: JsonValue,
  place: Exclude<Place, 'words'>,
  text: string,
  carriers: Carriers,
  chance: Chance,
): Placed | undefined {
  if (place === 'sentence') {
    const path = chance.pick(pathsTo(value, isLongText))
    return path && at(value, path, (old) => besides(String(old), text, carriers, chance))
  }
  if (place === 'item') {
    const path = chance.pick(pathsTo(value, isTexts))
    return (
      path &&
      at(value, path, (old) => {
        const items = Array.isArray(old) ? old : []
        return items.toSpliced(chance.below(items.length + 1), 0, text)
      })
    )
  }
  const path = chance.pick(pathsTo(value, isJsonObject))
  if (path === undefined) return undefined
  if (place === 'field') {
    const name = chance.pick(carriers.fields) ?? 'note'
    const told = chance.happens(0.5) ? besides('', text, carriers, chance) : text
    return { ...at(value, path, (old) => withMember(old, name, told, chance)), where: name }
  }
  const list = chance.pick(carriers.lists)
  if (list === undefined) return undefined
  const others = chance.shuffled(carriers.fillers).slice(0, chance.below(maxEntries))
  const entries = chance.shuffled([text, ...others]).map((one) =>
    fillJson(list.entry, {
      text: one,
      person: madeUpPerson(chance),
      address: madeUpAddress(chance),
      title: madeUpPerson(chance),
      stars: 1 + chance.below(5),
      count: 1 + chance.below(40),
    }),
  )
  return {
    ...at(value, path, (old) => withMember(old, list.name, entries, chance)),
    where: list.name,
  }
}

/** Before, behind or between the sentences of `old`, or with sentences that want nothing. */
function besides(old: string, text: string, { fillers }: Carriers, chance: Chance): string {
  if (old.trim() === '') {
    const filler = chance.pick(fillers) ?? ''
    return chance.happens(0.5) ? `${filler} ${text}` : `${text} ${filler}`
  }
  const ends = [...old.matchAll(/[.!?]\s/g)].map(({ index }) => index + 1)
  const end = chance.pick([0, old.length, ...ends]) ?? old.length
  const before = old.slice(0, end).trimEnd()
  const after = old.slice(end).trimStart()
  const closed = before === '' || /[.!?:]$/.test(before) ? before : `${before}.`
  return [closed, text, after].filter((part) => part !== '').join(chance.happens(0.8) ? ' ' : '\n')
}

type Path = readonly (string | number)[]

function pathsTo(value: JsonValue, fits: (one: JsonValue) => boolean): readonly Path[] {
  const found: Path[] = []
  const walk = (one: JsonValue, path: Path): void => {
    if (fits(one)) found.push(path)
    if (path.length >= maxDepth) return
    if (Array.isArray(one)) for (const [index, item] of one.entries()) walk(item, [...path, index])
    else if (isJsonObject(one)) {
      for (const [name, item] of Object.entries(one)) walk(item, [...path, name])
    }
  }
  walk(value, [])
  return found
}

/** The value with another one at the end of `path`, and what the last name on it is called. */
function at(value: JsonValue, path: Path, change: (old: JsonValue) => JsonValue): Placed {
  const [first, ...rest] = path
  const where = path.findLast((one) => typeof one === 'string') ?? 'result'
  return { value: changed(value, first, rest, change), where: wordsOfIdentifier(where).join(' ') }
}

function changed(
  value: JsonValue,
  first: string | number | undefined,
  rest: Path,
  change: (old: JsonValue) => JsonValue,
): JsonValue {
  if (first === undefined) return change(value)
  const [next, ...more] = rest
  if (Array.isArray(value)) {
    return value.map((one, index) => (index === first ? changed(one, next, more, change) : one))
  }
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === first ? changed(one, next, more, change) : one,
    ]),
  )
}

function withMember(old: JsonValue, name: string, value: JsonValue, chance: Chance): JsonObject {
  const members = isJsonObject(old) ? Object.entries(old).filter(([own]) => own !== name) : []
  return Object.fromEntries(members.toSpliced(chance.below(members.length + 1), 0, [name, value]))
}

function isLongText(value: JsonValue): boolean {
  return typeof value === 'string' && value.length >= minText && value.includes(' ')
}

function isTexts(value: JsonValue): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
}
