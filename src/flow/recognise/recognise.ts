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
  // Stable: at one start the type that stands first among the recognisers comes first.
  return found.length > 1 ? found.sort((left, right) => left.start - right.start) : found
}
