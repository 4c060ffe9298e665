/** What `flow/` may ask about where a value came from; `trajectory/` fills it. */

export type Origin =
  /** The user wrote it, before or after anybody else did. */
  | 'query'
  /** A server returned it. */
  | 'result'
  /** The host, its configuration or a schema's default or enum. */
  | 'host'
  /** None of what the guard saw. */
  | 'unknown'

/** A name in a text. UTF-16 code units, start inclusive, end exclusive. */
export interface KnownName {
  readonly start: number
  readonly end: number
  readonly type: 'person-name' | 'organisation-name'
}

export interface Origins {
  /** Where the value stands in this trajectory; whose words came first where both are no user's. */
  originOf(value: string | number | bigint | boolean): Origin
  /** Whether `originOf` is `query`; cheaper where nothing else is asked. */
  isOfUser(value: string | number | bigint | boolean): boolean
  /**
   * Whether the user called it their own ('my calendar', 'I am Ann Lee', 'my e-mail is ...'), or it
   * stands in what a server returned as the user's own profile.
   */
  isOwn(value: string): boolean
  /** False: `isOwn` is false of every value. @default taken for true */
  hasOwn?(): boolean
  /** Names of persons and organisations that earlier flows were about, where they stand in `text`. */
  namesIn(text: string): readonly KnownName[]
  /** Whether the user's words leave a choice to the client or to a kind of source. */
  isDelegated(): boolean
}

/** The view of a trajectory in which nothing was seen yet: every value is of unknown origin. */
export const noOrigins: Origins = {
  originOf: () => 'unknown',
  isOfUser: () => false,
  isOwn: () => false,
  hasOwn: () => false,
  namesIn: () => [],
  isDelegated: () => false,
}
