/**
 * Every recognised value of a text. Types, subjects and redaction ask about the same texts one after
 * the other, so the last answers are kept.
 */
import { ownText } from '../../mcp/own-text.ts'
import { unitAt } from '../../mcp/unit-at.ts'
import type { InformationType } from '../flow.ts'
import { mayFind, type Recogniser, type Span } from './recogniser.ts'
import { recognisers } from './recognisers.ts'
import { forgetTraits, type TextTraits, traitsOf } from './text-traits.ts'
import type { HeldLists } from './vocabulary.ts'

export interface TypedSpan extends Span {
  readonly type: InformationType
}

/** What was found in a text, and which lists of words may hold a word of it. */
export interface Recognised extends HeldLists {
  /** By their start; at one start, the most harmful type first. Those of different types may overlap. */
  readonly spans: readonly TypedSpan[]
}

/**
 * Shorter texts: values and lines that rows and messages share. Each has two places that it may
 * stand at; what is asked for again moves to the first, which new texts do not take.
 */
const keptPairs = 2_048
const maxKeptLength = 512

interface Kept extends Recognised {
  readonly text: string
}

const kept: (Kept | undefined)[] = Array.from({ length: 2 * keptPairs }, () => undefined)
/** The mark of each text that is kept. */
const keptMarks = new Int32Array(2 * keptPairs)

/** Longer texts: the last ones, as they are asked about again right away or not at all. */
const maxLong = 4
const maxLongLength = 65_536

const long: (Kept | undefined)[] = Array.from({ length: maxLong }, () => undefined)
let nextLong = 0

/** The values in `text`, and which lists its words are in. */
export function recognised(text: string): Recognised {
  return text.length > maxKeptLength ? recognisedLong(text) : recognisedShort(text)
}

function recognisedLong(text: string): Recognised {
  const known = longOf(text)
  if (known !== undefined) return known
  const found = search(text)
  if (text.length <= maxLongLength) {
    long[nextLong] = found
    nextLong = (nextLong + 1) % maxLong
  }
  return found
}

/** Lets go of longer texts that are kept, after a big message: a slice of it holds all of it (V8). */
export function forgetLongTexts(): void {
  long.fill(undefined)
  forgetTraits()
}

/** @param text as it is kept */
function search(given: string, text: string = given): Kept {
  const traits = traitsOf(given)
  const spans = findAll(given, traits, recognisers)
  const { low, high, known } = traits.lists
  return { text, low, high, known, spans }
}

function longOf(text: string): Recognised | undefined {
  for (const one of long) if (one !== undefined && one.text === text) return one
  return undefined
}

function recognisedShort(given: string): Recognised {
  const mark = markOf(given)
  const place = placeOf(mark)
  const known = shortAt(place, mark, given)
  if (known !== undefined) return known
  // The copy is only kept: a text as it came is read faster.
  const found = search(given, ownText(given))
  // WHY the first where it is free: of two texts that come in turn each would take the second
  // place from the other, and neither would ever be found.
  const free = kept[place] === undefined ? place : place + 1
  kept[free] = found
  keptMarks[free] = mark
  return found
}

/** What is kept of a short text at its two places; found at the second, it moves to the first. */
function shortAt(place: number, mark: number, text: string): Kept | undefined {
  // WHY marks first: they lie side by side, and what they spare is a look far away.
  if (keptMarks[place] === mark) {
    const often = kept[place]
    if (often?.text === text) return often
  }
  if (keptMarks[place + 1] !== mark) return undefined
  const latest = kept[place + 1]
  if (latest?.text !== text) return undefined
  kept[place + 1] = kept[place]
  keptMarks[place + 1] = keptMarks[place] ?? 0
  kept[place] = latest
  keptMarks[place] = mark
  return latest
}

/** Code units that each count for where a text stands; behind them every fourth. */
const ownWay = 48

/** A number by which short texts are told apart: lines of one list differ in a few digits only. */
function markOf(text: string): number {
  const { length } = text
  let hash = length
  const near = Math.min(length, ownWay)
  for (let at = 0; at < near; at++) hash = Math.imul(hash ^ unitAt(text, at), 0x01000193)
  for (let at = ownWay; at < length; at += 4) {
    hash = Math.imul(hash ^ unitAt(text, at), 0x01000193)
  }
  return Math.imul(hash, 0x9e3779b1)
}

/** The first place where a text of a mark may stand among those kept. */
function placeOf(mark: number): number {
  return 2 * ((mark >>> 16) & (keptPairs - 1))
}

/** The values in `text`, as in `Recognised`. */
export function recognise(text: string): readonly TypedSpan[] {
  return recognised(text).spans
}

/** The values of some types, once for each list of types. */
const recognisersOf = new WeakMap<ReadonlySet<InformationType>, readonly Recogniser[]>()

/**
 * The values in `text` of the types asked for, and others too where all were found before.
 *
 * @param types a constant of the program
 */
export function recogniseSome(
  text: string,
  types: ReadonlySet<InformationType>,
): readonly TypedSpan[] {
  const known = knownSpans(text)
  if (known !== undefined) return known
  let wanted = recognisersOf.get(types)
  if (wanted === undefined) {
    wanted = recognisers.filter(({ type }) => types.has(type))
    recognisersOf.set(types, wanted)
  }
  return findAll(text, traitsOf(text), wanted)
}

/** The values in `text` where they were found before and are still kept. */
export function knownSpans(text: string): readonly TypedSpan[] | undefined {
  if (text.length > maxKeptLength) return longOf(text)?.spans
  const mark = markOf(text)
  const place = placeOf(mark)
  if (keptMarks[place] === mark && kept[place]?.text === text) return kept[place].spans
  if (keptMarks[place + 1] !== mark) return undefined
  return kept[place + 1]?.text === text ? kept[place + 1]?.spans : undefined
}

const nothing: readonly TypedSpan[] = []
/** Spans that are kept room for. */
const maxSpare = 1_024
/** Spans that are being found. WHY: an array that grows makes room for sixteen more each time. */
let spare: TypedSpan[] | undefined = []

function findAll(
  text: string,
  traits: TextTraits,
  among: readonly Recogniser[],
): readonly TypedSpan[] {
  const room = spare ?? []
  spare = undefined
  let count = 0
  let hasWholes = false
  let hasGeneral = false
  for (const recogniser of among) {
    if (!mayFind(recogniser, text, traits)) continue
    const spans = recogniser.find(text, traits)
    if (spans.length === 0) continue
    const { type } = recogniser
    hasWholes ||= wholes.has(type)
    hasGeneral ||= general.has(type)
    for (const { start, end } of spans) room[count++] = { type, start, end }
  }
  const found = count === 0 ? undefined : room.slice(0, count)
  spare = room.length > maxSpare ? [] : room
  if (found === undefined) return nothing
  if (count === 1) return found
  // Stable: at one start the type that stands first among the recognisers comes first.
  if (!areInOrder(found)) found.sort((left, right) => left.start - right.start)
  const whole = hasWholes ? withoutParts(found) : found
  return hasGeneral ? withoutCovered(whole) : whole
}

function areInOrder(found: readonly Span[]): boolean {
  let last = 0
  for (const { start } of found) {
    if (start < last) return false
    last = start
  }
  return true
}

/** Of which type a part of a value only looks: `Lima` in a person's name is no city. */
const wholes: ReadonlyMap<InformationType, InformationType> = new Map([
  ['birth-date', 'date-time'],
  ['person-name', 'location'],
])

/** The spans without those that are only a part of another value; linear. */
function withoutParts(found: readonly TypedSpan[]): readonly TypedSpan[] {
  const ends = new Map<InformationType, number>()
  let next = 0
  return found.filter(({ type, start, end }) => {
    for (let span = found[next]; span !== undefined && span.start <= start; span = found[++next]) {
      const part = wholes.get(span.type)
      if (part !== undefined) ends.set(part, Math.max(ends.get(part) ?? 0, span.end))
    }
    return end > (ends.get(type) ?? 0)
  })
}

/** Types of any identifier and any number: they say nothing where a more telling type holds. */
const general: ReadonlySet<InformationType> = new Set(['record-id', 'quantity'])
/** Types whose values hold numbers and identifiers as parts. */
const telling: ReadonlySet<InformationType> = new Set([
  'credential',
  'email-address',
  'phone-number',
  'payment-card',
  'bank-account',
  'national-id',
  'birth-date',
  'account-id',
  'order-id',
  'money',
  'date-time',
  'file-path',
  'url',
  'host',
])

/** The spans without those of a general type within one of a telling type. */
function withoutCovered(found: readonly TypedSpan[]): readonly TypedSpan[] {
  /** Made where the first span is left out. */
  let kept: TypedSpan[] | undefined
  let end = 0
  for (let place = 0; place < found.length; place++) {
    const span = found[place]
    if (span === undefined) break
    if (!general.has(span.type)) {
      if (telling.has(span.type)) end = Math.max(end, span.end)
    } else if (span.end <= end || isCoveredFrom(found, place)) {
      kept ??= found.slice(0, place)
      continue
    }
    kept?.push(span)
  }
  return kept ?? found
}

/** Whether a span at the same start, but later in the list, covers the one at `place`. */
function isCoveredFrom(found: readonly TypedSpan[], place: number): boolean {
  const span = found[place]
  for (let next = place + 1; span !== undefined && next < found.length; next++) {
    const other = found[next]
    if (other === undefined || other.start !== span.start) return false
    if (telling.has(other.type) && other.end >= span.end) return true
  }
  return false
}
