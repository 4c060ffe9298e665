/** Where a value of a call's arguments came from, down to the passage. */
import type { Confidentiality, Integrity } from '../observation.ts'

/** How a value relates to the one it came from. */
export type MatchKind = 'exact' | 'normalised' | 'derived' | 'encoded'

/** One earlier leaf that a value, or a part of it, came from. */
export interface OriginMatch {
  /** `seq` of the earlier flow. */
  readonly flow: number
  /** RFC 6901 from that flow's content. */
  readonly pointer: string
  /** Where in the earlier leaf, in UTF-16 code units; absent where it is the whole leaf. */
  readonly span?: readonly [number, number]
  /** The sentence, line or field around it, in UTF-16 code units of the earlier leaf. */
  readonly passage?: readonly [number, number]
  readonly match: MatchKind
  /** Named transformations from the earlier leaf to the value, e.g. `case`, `base64`, `sum`, `date-form`. */
  readonly by: readonly string[]
  /** Share of the value that this explains, above 0 to 1. */
  readonly share: number
  readonly server?: string
  readonly integrity: Integrity
  readonly confidentiality: Confidentiality
}

/** What is known of one leaf of a call's arguments. */
export interface ValueOrigin {
  /** RFC 6901 from the arguments. */
  readonly pointer: string
  readonly value: string | number | boolean
  /**
   * `found`: at least one match. `schema`: a default or an enum of the function's own schema.
   * `model`: nothing in the trajectory has it. `window`: it may come from what was forgotten.
   */
  readonly source: 'found' | 'schema' | 'model' | 'window'
  /** Best first: matches from the user's words before others of the same quality. */
  readonly from: readonly OriginMatch[]
  /** Worst of the parts that only one origin explains; `host` for the model's own words. */
  readonly integrity: Integrity
  readonly confidentiality: Confidentiality
}
