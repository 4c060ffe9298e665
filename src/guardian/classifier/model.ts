/** A trained Guardian: trees over units, trees over what units come to, and where it acts. */
import type { Forest } from './forest.ts'

export interface Model {
  /** Names of the features of a unit, in the order of a row. */
  readonly features: readonly string[]
  /** Classes, in the order of the scores. */
  readonly classes: readonly string[]
  readonly unit: Forest
  readonly trajectory: Forest
  /** Above 1 makes probabilities more even. */
  readonly temperatures: { readonly unit: number; readonly trajectory: number }
  readonly thresholds: Thresholds
  /** Absent where it was trained on features alone. */
  readonly encoder?: Encoder
}

/** From which probability that a unit is not appropriate something is done; above 1: never. */
export interface Thresholds {
  readonly ask: number
  readonly block: number
}

/** Vectors of pieces of text: a text is the mean of those of its pieces. */
export interface Encoder {
  readonly buckets: number
  readonly dimensions: number
  /** Vectors, one after the other, in steps of `scale`. */
  readonly vectors: Int8Array
  readonly scale: number
}
