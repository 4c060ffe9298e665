/** Where in the content that servers returned a value of a call stands: in a field, or in words. */
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { Observation, ObservedLeaf } from '../../trajectory/observation.ts'
import { decodingsWithin } from '../../trajectory/provenance/decode.ts'
import type { ValueOrigin } from '../../trajectory/provenance/origin.ts'
import { formOf, leafAround, type Stretch, type TextForm } from '../orders/passages.ts'

/** A place of a value in earlier content. */
export interface Place extends Stretch {
  readonly observation: Observation
  readonly leaf: ObservedLeaf
  /** The text of the leaf. */
  readonly text: string
  readonly form: TextForm
  /** The field of the record that holds it, in UTF-16 code units of the text. */
  readonly around: Stretch
  /** Whether it is all that its field holds. */
  readonly isField: boolean
  /** Whether it stands there in another encoding; all places are then those of the decoded text. */
  readonly isEncoded: boolean
}

/** Places of one value that are looked at, and UTF-16 code units that are searched for it. */
const maxPlaces = 12
const maxSearched = 131_072
/** What may stand beside a value that is all that its field holds: quotes, a unit, a sign. */
const maxBeside = 6

const forms = new WeakMap<ObservedLeaf, TextForm>()

/** What a server says about itself, as far as it was kept: values that stand in its words. */
export function isDefinition({ kind }: Observation): boolean {
  return kind === 'definition'
}

/** Content that is not the user's or the host's: a stranger may have written it. */
export function isForeign({ kind, integrity }: Observation): boolean {
  return integrity === 'untrusted' && (kind === 'return' || kind === 'content')
}

/** The observation of a flow; the list is in the order of flows. */
export function observationOf(past: TrajectoryView, flow: number): Observation | undefined {
  const { observations } = past
  let low = 0
  let high = observations.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const one = observations[middle]
    if (one === undefined) return undefined
    if (one.flow === flow) return one
    if (one.flow < flow) low = middle + 1
    else high = middle - 1
  }
  return undefined
}

/**
 * The places of a value in foreign content: those of its origin, and wherever else it stands as it is.
 *
 * @param before flows from this one on are not looked at
 */
export function placesOf(
  past: TrajectoryView,
  { value, from }: Pick<ValueOrigin, 'value' | 'from'>,
  before: number = Number.POSITIVE_INFINITY,
): readonly Place[] {
  const places: Place[] = []
  for (const { flow, pointer, span, match } of from) {
    if (match === 'derived' || flow >= before) continue
    const observation = observationOf(past, flow)
    if (observation === undefined) continue
    if (isDefinition(observation)) {
      for (const place of definedPlaces(observation, pointer, String(value))) add(places, place)
      continue
    }
    if (!isForeign(observation)) continue
    const leaf = observation.leaves.find(([at]) => at === pointer)
    if (leaf === undefined) continue
    const isEncoded = match === 'encoded'
    const place = isEncoded
      ? placeInDecoded(observation, leaf, String(value))
      : placeIn(observation, leaf, span)
    add(places, place)
  }
  for (const place of equalPlaces(past, String(value), before)) add(places, place)
  return places
}

/** Where a definition has a part of the value: its leaves are what was picked out of its words. */
function definedPlaces(observation: Observation, pointer: string, value: string): readonly Place[] {
  const lower = value.toLowerCase()
  return observation.leaves
    .filter(([at, part]) => at === pointer && lower.includes(String(part).toLowerCase()))
    .map((leaf) => ({ ...placeIn(observation, leaf, undefined), isField: false }))
}

function add(places: Place[], place: Place): void {
  if (places.length >= maxPlaces) return
  const isKnown = places.some(({ leaf, start }) => leaf === place.leaf && start === place.start)
  if (!isKnown) places.push(place)
}

/** Where foreign content has the value as it is, latest first. */
function equalPlaces(past: TrajectoryView, value: string, before: number): readonly Place[] {
  const places: Place[] = []
  if (value.length < 4) return places
  let left = maxSearched
  for (let at = past.observations.length - 1; at >= 0 && left > 0; at--) {
    const observation = past.observations[at]
    if (observation === undefined || observation.flow >= before || !isForeign(observation)) continue
    for (const leaf of observation.leaves) {
      const text = leaf[1]
      if (typeof text !== 'string' || text.length < value.length) continue
      left -= text.length
      for (let found = wordAt(text, value, 0); found !== -1; ) {
        places.push(placeIn(observation, leaf, [found, found + value.length]))
        if (places.length >= maxPlaces) return places
        found = wordAt(text, value, found + value.length)
      }
    }
  }
  return places
}

/**
 * Where foreign content matches a pattern, latest first.
 *
 * @param pattern global; takes time in proportion to a text
 * @param isNumber whether a leaf that is a number is such a place
 */
export function placesMatching(
  past: TrajectoryView,
  pattern: RegExp,
  isNumber: (leaf: number) => boolean,
  before: number = Number.POSITIVE_INFINITY,
): readonly Place[] {
  const places: Place[] = []
  let left = maxSearched
  for (let at = past.observations.length - 1; at >= 0 && left > 0; at--) {
    const observation = past.observations[at]
    if (observation === undefined || observation.flow >= before || !isForeign(observation)) continue
    for (const leaf of observation.leaves) {
      const text = leaf[1]
      if (typeof text === 'number' && isNumber(text))
        add(places, placeIn(observation, leaf, undefined))
      if (typeof text !== 'string' || left <= 0) continue
      left -= text.length
      for (const { 0: found, index } of text.matchAll(pattern)) {
        if (places.length >= maxPlaces) return places
        places.push(placeIn(observation, leaf, [index, index + found.length]))
      }
    }
  }
  return places
}

/** Words of a phrase that is looked for in other forms. */
const maxWords = 8

/** Where foreign content has the words of a phrase in singular or plural, latest first. */
export function placesOfPhrase(
  past: TrajectoryView,
  phrase: string,
  before: number,
): readonly Place[] {
  const words = phrase.match(/[\p{L}\p{N}]{1,40}/gu) ?? []
  if (words.length === 0 || words.length > maxWords) return []
  const forms = words.map(
    (word) => `${word.length > 3 ? word.replace(/e?s$/i, '') : word}(?:['’]?s|es)?`,
  )
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])${forms.join(String.raw`[\s-]{1,3}(?:[\p{L}]{1,8} ){0,2}`)}(?![\p{L}\p{N}])`,
    'giu',
  )
  return placesMatching(past, pattern, () => false, before)
}

/** Where `value` next stands in `text` and is no part of a longer word. */
function wordAt(text: string, value: string, from: number): number {
  for (let at = text.indexOf(value, from); at !== -1; at = text.indexOf(value, at + 1)) {
    if (!isWord(text, at - 1) && !isWord(text, at + value.length)) return at
  }
  return -1
}

function isWord(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /[\p{L}\p{N}_]/u.test(text.charAt(at))
}

function placeIn(
  observation: Observation,
  leaf: ObservedLeaf,
  span: readonly [number, number] | undefined,
): Place {
  const text = String(leaf[1])
  let form = forms.get(leaf)
  if (form === undefined) {
    form = formOf(text)
    forms.set(leaf, form)
  }
  const [start, end] = span ?? [0, text.length]
  const around = leafAround(text, { start, end }, form)
  const isWhole = span === undefined || around.end - around.start <= end - start + maxBeside
  return {
    start,
    end,
    observation,
    leaf,
    text,
    form,
    around,
    isField: isWhole,
    isEncoded: false,
  }
}

/** Decodings of one leaf that are looked at, and the shortest run that may be one. */
const maxDecoded = 6
const shortestRun = 8

/** The place in what the leaf says once it is decoded; the whole leaf where it cannot be told. */
function placeInDecoded(observation: Observation, leaf: ObservedLeaf, value: string): Place {
  const text = String(leaf[1])
  for (const { text: plain } of decodingsWithin(text, maxDecoded, shortestRun)) {
    const start = plain.indexOf(value)
    if (start === -1) continue
    const around = { start: 0, end: plain.length }
    const end = start + value.length
    const form = formOf(plain)
    return {
      start,
      end,
      observation,
      leaf,
      text: plain,
      form,
      around,
      isField: false,
      isEncoded: true,
    }
  }
  return { ...placeIn(observation, leaf, undefined), isField: false, isEncoded: true }
}
