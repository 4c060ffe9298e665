/**
 * How a value of one information type is found in text: one file per type, each metadata and a
 * pure function in linear time. Hostile text of any length must not make a recogniser slow.
 */
import type { InformationType } from '../flow.ts'
import { type TextTraits, traitsOf } from './text-traits.ts'

/** UTF-16 code units, start inclusive, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Recogniser {
  readonly type: InformationType
  /** Standards and documents that the pattern follows. */
  readonly sources: readonly string[]
  /** Bits of `marks`: `find` finds nothing in a text that has none of them. @default asked of no text */
  readonly needs?: number | undefined
  /**
   * Lower-case words as in `TextTraits.words`: `find` finds nothing in a text that has none of
   * them. A text in a script without spaces, whose words cannot be told apart, goes to the prefilter
   * in any case.
   * @default the prefilter alone decides
   */
  readonly triggers?: ReadonlySet<string> | undefined
  /** Cheap: false means that `find` would find nothing. */
  prefilter(text: string, traits: TextTraits): boolean
  /** Spans in order, not overlapping. */
  find(text: string, traits: TextTraits): readonly Span[]
}

/**
 * The recogniser as given, frozen.
 *
 * WHY all members, in one order: recognisers of one shape are asked faster.
 */
export function defineRecogniser({
  type,
  sources,
  needs,
  triggers,
  prefilter,
  find,
}: Recogniser): Recogniser {
  return Object.freeze({ type, sources, needs, triggers, prefilter, find })
}

/** What one recogniser alone finds in `text`: triggers, prefilter and search. */
export function spansOf(
  recogniser: Recogniser,
  text: string,
  traits: TextTraits = traitsOf(text),
): readonly Span[] {
  return mayFind(recogniser, text, traits) ? recogniser.find(text, traits) : []
}

/** Cheap: false means that `find` would find nothing. */
export function mayFind(
  { needs, triggers, prefilter }: Recogniser,
  text: string,
  traits: TextTraits,
): boolean {
  if (needs !== undefined && (traits.marks & needs) === 0) return false
  const isTriggered = triggers === undefined || traits.hasUnspacedScript || traits.mayHold(triggers)
  return isTriggered && prefilter(text, traits)
}
