/** Every recognised value of a text. Types and redaction both ask, so the last answers are kept. */
import type { InformationType } from '../flow.ts'
import { isTriggered, type Span } from './recogniser.ts'
import { recognisers } from './recognisers.ts'
import { traitsOf } from './text-traits.ts'

export interface TypedSpan extends Span {
  readonly type: InformationType
}

/**
 * Texts whose answers are kept, and how long one may be in UTF-16 code units.
 *
 * WHY no longer: callers search the start of longer ones, and a kept slice holds all of its string.
 */
const maxKept = 64
const maxKeptLength = 4_096

const kept = new Map<string, readonly TypedSpan[]>()

/**
 * The values in `text` by their start; at one start, the most harmful type first. Spans of
 * different types may overlap.
 */
export function recognise(text: string): readonly TypedSpan[] {
  if (text.length > maxKeptLength) return findAll(text)
  let found = kept.get(text)
  if (found === undefined) {
    found = findAll(text)
    if (kept.size >= maxKept) kept.clear()
    kept.set(text, found)
  }
  return found
}

function findAll(text: string): readonly TypedSpan[] {
  const found: TypedSpan[] = []
  const traits = traitsOf(text)
  for (const { type, triggers, prefilter, find } of recognisers) {
    if (!prefilter(text, traits) || !isTriggered(triggers, traits)) continue
    for (const { start, end } of find(text, traits)) found.push({ type, start, end })
  }
  if (found.length < 2) return found
  // Stable: at one start the type that stands first among the recognisers comes first.
  found.sort((left, right) => left.start - right.start)
  return found.some(({ type }) => general.has(type)) ? withoutCovered(found) : found
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
