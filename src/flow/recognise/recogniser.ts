/**
 * How a value of one information type is found in text: one file per type, each metadata and a
 * pure function in linear time. Hostile text of any length must not make a recogniser slow.
 */
import type { InformationType } from '../flow.ts'

/** UTF-16 code units, start inclusive, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Recogniser {
  readonly type: InformationType
  /** Standards and documents that the pattern follows. */
  readonly sources: readonly string[]
  /** Cheap: false means that `find` would find nothing. */
  prefilter(text: string): boolean
  /** Spans in order, not overlapping. */
  find(text: string): readonly Span[]
}

/** The recogniser as given; proves its shape and freezes it. */
export function defineRecogniser(recogniser: Recogniser): Recogniser {
  return Object.freeze(recogniser)
}
