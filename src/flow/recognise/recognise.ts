/** Every recognised value of a text. Types and redaction both ask, so the last answers are kept. */
import type { InformationType } from '../flow.ts'
import type { Recogniser, Span } from './recogniser.ts'
import { recognisers } from './recognisers.ts'
import { traitsOf } from './text-traits.ts'
import { wordTableOf } from './words.ts'

export interface TypedSpan extends Span {
  readonly type: InformationType
}

/**
 * Texts whose answers are kept in one generation, their UTF-16 code units together, and those of
 * one. When a generation is full it is kept as the older one, and the older one goes.
 *
 * WHY no longer: a long one is searched once for its types, and then only its start for redaction.
 */
const maxKept = 512
const maxKeptText = 65_536
const maxKeptLength = 4_096

/** From this length on a text may be a slice that holds all of a big string (V8): a copy is kept. */
const minShared = 13

let kept = new Map<string, readonly TypedSpan[]>()
let keptBefore: ReadonlyMap<string, readonly TypedSpan[]> = kept
let keptText = 0

/**
 * The values in `text` by their start; at one start, the most harmful type first. Spans of
 * different types may overlap.
 *
 * @param types those asked for; of a long text no others are searched @default all
 */
export function recognise(
  text: string,
  types?: ReadonlySet<InformationType>,
): readonly TypedSpan[] {
  if (text.length > maxKeptLength) return findAll(text, types)
  const known = kept.get(text)
  if (known !== undefined) return known
  const found = keptBefore.get(text) ?? findAll(text)
  if (kept.size >= maxKept || keptText >= maxKeptText) {
    keptBefore = kept
    kept = new Map()
    keptText = 0
  }
  keptText += text.length
  kept.set(text.length < minShared ? text : ownCopyOf(text), found)
  return found
}

/** The same text on its own: joined to a new string, of which the slice is then a part. */
function ownCopyOf(text: string): string {
  return ` ${text}`.slice(1)
}

/** Recognisers with triggers, each with the bit that its triggers have in the table. */
const triggered = recognisers.filter(({ triggers }) => triggers !== undefined)
const triggerTable = wordTableOf(triggered.map(({ triggers }) => triggers ?? new Set()))
const bitOf: ReadonlyMap<Recogniser, number> = new Map(
  triggered.map((recogniser, place) => [recogniser, 1 << place]),
)
const searches: readonly { readonly recogniser: Recogniser; readonly bit: number }[] =
  recognisers.map((recogniser) => ({ recogniser, bit: bitOf.get(recogniser) ?? 0 }))

function findAll(text: string, types?: ReadonlySet<InformationType>): readonly TypedSpan[] {
  const found: TypedSpan[] = []
  const traits = traitsOf(text)
  const lists = traits.hasUnspacedScript ? -1 : traits.listsWithWord(triggerTable)
  for (const { recogniser, bit } of searches) {
    if (bit !== 0 && (lists & bit) === 0) continue
    if (types !== undefined && !types.has(recogniser.type)) continue
    if (!recogniser.prefilter(text, traits)) continue
    for (const { start, end } of recogniser.find(text, traits))
      found.push({ type: recogniser.type, start, end })
  }
  if (found.length < 2) return found
  // Stable: at one start the type that stands first among the recognisers comes first.
  found.sort((left, right) => left.start - right.start)
  const whole = found.some(({ type }) => wholes.has(type)) ? withoutParts(found) : found
  return whole.some(({ type }) => general.has(type)) ? withoutCovered(whole) : whole
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
  const kept: TypedSpan[] = []
  let end = 0
  for (const [place, span] of found.entries()) {
    if (!general.has(span.type)) {
      if (telling.has(span.type)) end = Math.max(end, span.end)
      kept.push(span)
    } else if (span.end > end && !isCoveredFrom(found, place)) kept.push(span)
  }
  return kept
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
