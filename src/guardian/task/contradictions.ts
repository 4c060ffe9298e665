/** Values of a call that stand against what the user said, or against what was looked up for it. */
import { typeOfFieldName } from '../../flow/field-name.ts'
import { isJsonObject } from '../../mcp/json.ts'
import { parsePointer } from '../../mcp/pointer.ts'
import type { ValueOrigin } from '../../trajectory/provenance/origin.ts'
import type { JudgeInput } from '../judge.ts'
import { isVerbOf, verbKinds, wordsOfIdentifier } from '../verbs.ts'
import { callBefore, changedSince } from './changed-between.ts'
import { type Heard, heardIn, otherCode, otherMeasure, otherTime } from './heard.ts'
import { otherOfKind, otherReturned } from './other-of-kind.ts'
import { otherRecord } from './other-record.ts'
import { isRetracted } from './retracted.ts'
import { type SaidValue, saidValues, unnamed } from './said-values.ts'
import { type CallStanding, isSaidOtherwise } from './standing.ts'

export interface Contradiction {
  /** RFC 6901 from the arguments. */
  readonly pointer: string
  readonly kind: 'instead' | 'swapped' | 'retracted' | 'unread'
  readonly confidence: number
}

/** Values of one call that are looked at. */
const maxValues = 24

/** What stands against the user's words, in the order of the arguments. */
export function contradictions(
  input: JudgeInput,
  standing: CallStanding,
): readonly Contradiction[] {
  const said = saidValues(standing.asked)
  const origins = input.origins.slice(0, maxValues)
  const swapped = swappedIn(origins, standing)
  if (swapped !== undefined) return [swapped]
  const own = origins
    .map(({ value }) => String(value))
    .join('\n')
    .toLowerCase()
  // What is still open only matters beside a value that nobody gave.
  const isMadeUp = origins.some(({ source, from }) => source === 'model' && from.length === 0)
  const spoken = isMadeUp ? [own, ...sentBefore(input)].join('\n').toLowerCase() : ''
  const open = isMadeUp ? openIn(said, spoken) : []
  const heard = heardIn(standing.asked)
  const before = callBefore(input.past, standing.name)
  return origins.flatMap((origin): readonly Contradiction[] => {
    if (typeof origin.value !== 'boolean' && isRetracted(origin.value, input.past.turns))
      return [{ pointer: origin.pointer, kind: 'retracted', confidence: 0.8 }]
    const confidence =
      otherMeasure(origin, heard, origins) ??
      otherTime(origin, heard, origins) ??
      otherCode(origin, heard, own) ??
      otherOfKind(origin, [standing.asked.written], spoken) ??
      against(origin, open, said, standing, heard) ??
      changedSince(origin, before, standing.asked, input.past) ??
      otherRecord(origin, standing.asked, input.past)
    if (confidence !== undefined) return [{ pointer: origin.pointer, kind: 'instead', confidence }]
    const unread = otherReturned(origin, input.past, spoken)
    return unread === undefined
      ? []
      : [{ pointer: origin.pointer, kind: 'unread', confidence: unread }]
  })
}

/** What the user gave that neither this call nor an earlier one has. */
function openIn(said: readonly SaidValue[], spoken: string): readonly SaidValue[] {
  const numbers = new Set(spoken.match(numerals)?.map(Number))
  return said.filter(({ kind, text }) =>
    kind === 'number' ? !numbers.has(Number(text)) : !spoken.includes(text.toLowerCase()),
  )
}

/** How sure it is that a value stands in for one that the user gave and the call leaves out. */
function against(
  { value, source, from, pointer }: ValueOrigin,
  open: readonly SaidValue[],
  said: readonly SaidValue[],
  standing: CallStanding,
  heard: Heard,
): number | undefined {
  if (typeof value === 'boolean') return undefined
  const text = String(value)
  const siblings = declaredBeside(standing, pointer, text)
  if (siblings !== undefined) {
    const { text: words } = standing.asked
    if (words.includes(text.toLowerCase())) return undefined
    const taken = Object.values(standing.args).map((one) => String(one).toLowerCase())
    const others = siblings.filter((one) => isWordOf(words, one) && !taken.includes(one))
    // `Check`, `Book`: in which way to act; users say such words for much else.
    const isOther = others.length === 1 && !others.some(isVerb)
    return isOther ? 0.75 : undefined
  }
  const date = /^\d{4}-\d{2}-(\d{2})\b/.exec(text)
  // A part of a date, the year, is the user's in any case.
  const isGiven = from.some(({ share }) => share === 1)
  if (date !== null && !isGiven && isOtherDate(text.slice(0, 10), standing)) return 0.75
  if (source !== 'model' || from.length > 0) return undefined
  if (date !== null) {
    const isFixed = !heard.isRelative && !heard.isOpen && !heard.measures.has('day')
    return isFixed && isOtherDay(Number(date[1]), standing.asked.text) ? 0.65 : undefined
  }
  const number = numberOf(value)
  if (number !== undefined) {
    const others = open.filter(({ kind }) => kind === 'number')
    if (others.length === 0) return undefined
    const isNear = others.some((one) => isNearMiss(number, Number(one.text)))
    const isOnly =
      others.length === 1 && (isSum(pointer) || isAlikeInSize(number, Number(others[0]?.text)))
    return isNear ? 0.75 : isOnly ? 0.6 : undefined
  }
  if (text.length > 48 || text.split(' ').length > 4) return undefined
  if (isCode(text) || unnamed.test(text) || /\/\d+$/.test(pointer)) return undefined
  if (isSaidOtherwise(text, standing.asked) || isCategory(pointer)) return undefined
  const names = open.filter(({ kind }) => kind === 'name')
  if (names.length === 0 || said.length === 0) return undefined
  // Another writing of what the user said: an abbreviation, a translation, a plural.
  if (names.some((one) => isAkin(one.text, text))) return undefined
  return /^\p{Lu}/u.test(text) ? 0.65 : undefined
}

/** The other values that the schema allows for an argument; undefined where it names none. */
function declaredBeside(
  { definition }: CallStanding,
  pointer: string,
  value: string,
): readonly string[] | undefined {
  const schema = definition?.inputSchema
  const properties = isJsonObject(schema) ? schema.properties : undefined
  const key = parsePointer(pointer)?.[0] ?? ''
  const declared =
    isJsonObject(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined
  const allowed = isJsonObject(declared) ? declared.enum : undefined
  if (!Array.isArray(allowed)) return undefined
  return allowed
    .slice(0, maxValues)
    .flatMap((one) =>
      typeof one === 'string' && one !== value && one.length >= 3 ? [one.toLowerCase()] : [],
    )
}

function isVerb(word: string): boolean {
  return verbKinds.some((kind) => isVerbOf(kind, word))
}

function isWordOf(text: string, word: string): boolean {
  const at = text.indexOf(word)
  return (
    at !== -1 && !/[\p{L}\p{N}]/u.test(`${text.charAt(at - 1)}${text.charAt(at + word.length)}`)
  )
}

const isoDates = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g

/** Whether the user wrote out a date that the call leaves out, and this is none of theirs. */
function isOtherDate(date: string, { asked, args }: CallStanding): boolean {
  const said = Array.from(asked.text.matchAll(isoDates), String)
  if (said.length === 0 || said.includes(date)) return false
  const taken = Array.from(JSON.stringify(args).matchAll(isoDates), String)
  return said.some((one) => !taken.includes(one)) && taken.length <= new Set(said).size
}

/** Members whose values are classes: a model brings the user's words to one of them. */
const categories =
  /(?:^|_)(?:genre|cuisine|category|categories|type|kind|class|style|topic|subject|level|status|mode|format|language|currency|unit|units)$/

function isCategory(pointer: string): boolean {
  return categories.test(wordsOfIdentifier(pointer.slice(pointer.lastIndexOf('/') + 1)).join('_'))
}

const days = /\b(\d{1,2})(?:st|nd|rd|th)\b/g

/** Whether the user named days of a month, and this is none of them. */
function isOtherDay(day: number, text: string): boolean {
  const said = Array.from(text.matchAll(days), ([, digits]) => Number(digits))
  return said.length > 0 && !said.includes(day)
}

/** Numbers within a text, each whole: the 20 of 200 is none. */
const numerals = /(?<![\p{L}\d.,])\d{1,12}(?:\.\d{1,6})?(?![\p{L}\d])/gu

/** What is paid is the user's to say, however far from it another sum is. */
function isSum(pointer: string): boolean {
  return typeOfFieldName(pointer.slice(pointer.lastIndexOf('/') + 1)) === 'money'
}

/** Of the same order; a number of a house stands against no number of an order. */
function isAlikeInSize(one: number, other: number): boolean {
  if (one <= 0 || other <= 0) return false
  const ratio = one / other
  return ratio > 0.2 && ratio < 5
}

/** Observations that are looked at for what was sent already, latest first. */
const maxLooked = 32

/** Values of earlier calls: what the user gave for those is not open any more. */
function sentBefore({ past: { observations } }: JudgeInput): readonly string[] {
  return observations
    .slice(-maxLooked)
    .flatMap(({ kind, leaves }) =>
      kind === 'call'
        ? leaves.slice(0, maxValues).map(([, value]) => String(value).slice(0, 256))
        : [],
    )
}

function numberOf(value: ValueOrigin['value']): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d{1,12}(?:\.\d{1,6})?$/.test(value)
    ? Number(value)
    : undefined
}

/** Within a tenth, twice, half or ten times: what a slip or a small change makes. */
function isNearMiss(one: number, other: number): boolean {
  if (one === 0 || other === 0 || one === other) return false
  const ratio = one / other
  return (
    (ratio > 0.88 && ratio < 1.13) || ratio === 2 || ratio === 0.5 || ratio === 10 || ratio === 0.1
  )
}

/** `USD`, `en`, `2024-05-01`: what a model writes for what the user said in words. */
function isCode(text: string): boolean {
  return /^[A-Z]{1,5}$|^[a-z]{1,3}$|\d/.test(text)
}

function isAkin(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  // "NYC": capitals that stand for words.
  if (/^[A-Z]{2,5}$/.test(one)) return one.charAt(0) === other.charAt(0).toUpperCase()
  return long.toLowerCase().includes(short.slice(0, 4).toLowerCase())
}

/** Two values that the user named with each other's word: `from A to B` as from B, to A. */
function swappedIn(
  origins: readonly ValueOrigin[],
  { asked: { text } }: CallStanding,
): Contradiction | undefined {
  const given = origins.flatMap(({ pointer, value }) => {
    const word = String(value).toLowerCase()
    if (typeof value === 'boolean' || word.length < 1 || word.length > 64) return []
    const at = text.indexOf(word)
    return at === -1 || text.indexOf(word, at + 1) !== -1
      ? []
      : [{ pointer, value, before: lineOf(text.slice(Math.max(0, at - 24), at)) }]
  })
  for (const [index, one] of given.entries())
    for (const other of given.slice(index + 1)) {
      if (typeof one.value !== typeof other.value) continue
      if (
        isNamedFor(other.before, one.pointer) &&
        isNamedFor(one.before, other.pointer) &&
        !isNamedFor(one.before, one.pointer) &&
        !isNamedFor(other.before, other.pointer)
      )
        return { pointer: one.pointer, kind: 'swapped', confidence: 0.8 }
    }
  return undefined
}

function lineOf(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1)
}

function startsWord(text: string, start: string): boolean {
  for (let at = text.indexOf(start); at !== -1; at = text.indexOf(start, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true
  return false
}

const places: Readonly<Record<string, RegExp>> = {
  from: /\bfrom\s+(?:the\s+)?$/,
  to: /\b(?:to|into)\s+(?:the\s+)?$/,
}

/** Whether the words right before a value are those of a field. */
function isNamedFor(before: string, pointer: string): boolean {
  const field = wordsOfIdentifier(pointer.slice(pointer.lastIndexOf('/') + 1))
  return field.some((word) => {
    const place = /^(?:from|origin|source|start|departure|base)$/.test(word)
      ? places.from
      : /^(?:to|target|destination|dest|end|arrival)$/.test(word)
        ? places.to
        : undefined
    if (place !== undefined) return place.test(before)
    return word.length >= 3 && startsWord(before, word.slice(0, 6))
  })
}
