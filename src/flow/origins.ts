/** What `flow/` may ask about where a value came from; `trajectory/` fills it. */

export type Origin =
  /** The user wrote it. */
  | 'query'
  /** A server returned it. */
  | 'result'
  /** The host, its configuration or a schema's default or enum. */
  | 'host'
  /** None of what the guard saw. */
  | 'unknown'

export interface Origins {
  /** Where the value was first seen in this trajectory. */
  originOf(value: string | number | bigint | boolean): Origin
}

/** The view of a trajectory in which nothing was seen yet: every value is of unknown origin. */
export const noOrigins: Origins = { originOf: () => 'unknown' }
