/**
 * The store contract: three things in one place, shared by every guard of one user (SQLite) or of
 * a fleet (PostgreSQL). Every method may answer at once or with a promise.
 *
 * Entries, records and the working set live and die by different rules; see `log/`, `state/`.
 */
import type { RecordKind, StoredRecord } from '../state/records.ts'
import type { NewPiece, StoredWorkingSet } from '../state/working-set.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'

export type MaybePromise<T> = T | Promise<T>

/** The place that an entry gets: known only inside the appending transaction. */
export interface Place {
  readonly seq: number
  /** `seq` of the entry's first flow. */
  readonly flowSeq: number
}

/** One entry to append; its functions are called once, inside the transaction, and must be fast. */
export interface Append {
  readonly trajectory: TrajectoryKey
  /** RFC 3339. */
  readonly at: string
  readonly server: string
  /** Flows that the entry holds. */
  readonly flows: number
  serialise(place: Place): string
  /**
   * What the entry adds to the working set of its trajectory, under the entry's `seq` as position;
   * absent: nothing. What the bounds push out, oldest first, leaves its summary.
   */
  piece?(place: Place): NewPiece
}

export interface StoredEntry extends Place {
  readonly trajectory: TrajectoryKey
  /** The entry's JSON, byte for byte as hashed. */
  readonly bytes: string
  /** Lower-case hex. */
  readonly hash: string
}

/** The last entry of one trajectory's chain. */
export interface Head {
  readonly trajectory: TrajectoryKey
  /** `seq` of the last entry. */
  readonly seq: number
  /** Flows so far. */
  readonly flows: number
  readonly hash: string
  /** RFC 3339. */
  readonly startedAt: string
  readonly lastAt: string
  readonly server: string
  /** Where verification starts when retention has cut older entries; absent: at 0 with 64 zeros. */
  readonly base?: { readonly seq: number; readonly hash: string }
}

/** One link of the log-wide chain: what the heads of the trajectories were at a moment. */
export interface Checkpoint {
  /** From 0. */
  readonly number: number
  /** JSON, byte for byte as hashed. */
  readonly bytes: string
  readonly hash: string
}

export interface Store {
  readonly kind: 'memory' | 'sqlite' | 'postgres'

  /**
   * Appends in order, in one transaction that also reads the chain heads: all or none.
   *
   * @throws McipError `log.full`, `log.busy`, `log.corrupt`, `log.unavailable`
   */
  append(entries: readonly Append[]): MaybePromise<readonly (Place & { readonly hash: string })[]>
  /** Heads, latest first. */
  heads(filter?: {
    readonly limit?: number
    readonly server?: string
  }): MaybePromise<readonly Head[]>
  head(trajectory: TrajectoryKey): MaybePromise<Head | undefined>
  /** Entries of one trajectory in stored order, from `fromSeq` on. */
  entries(trajectory: TrajectoryKey, fromSeq?: number): AsyncIterable<StoredEntry>
  /** Entries of all trajectories in the order they were appended, after a position of `tail`. */
  tail(after?: number): AsyncIterable<StoredEntry & { readonly position: number }>

  /**
   * The last link of the log-wide chain after adding one; `serialise` gets the heads that changed
   * since the last link, and adds nothing by giving back nothing.
   */
  checkpoint(
    serialise: (number: number, heads: readonly Head[]) => string | undefined,
  ): MaybePromise<Checkpoint | undefined>
  checkpoints(): AsyncIterable<Checkpoint>
  /**
   * Deletes the entries of `trajectory` up to and including `seq` and remembers where
   * verification starts from then on.
   */
  cut(trajectory: TrajectoryKey, seq: number): MaybePromise<void>
  /** Bytes that the store takes on its medium. */
  size(): MaybePromise<number>

  record(kind: RecordKind, key: string): MaybePromise<StoredRecord | undefined>
  records(kind: RecordKind): MaybePromise<readonly StoredRecord[]>
  /** Writes if the stored revision is `revision` (0: none yet); false when somebody was faster. */
  putRecord(record: Omit<StoredRecord, 'revision'>, revision: number): MaybePromise<boolean>
  deleteRecord(kind: RecordKind, key: string): MaybePromise<boolean>

  /**
   * A number that is another one after somebody else has written to the store; own writes may
   * change it too. Costs a few microseconds.
   */
  revision(): MaybePromise<number>
  /** The working set of a trajectory above a position; all of it without one. */
  workingSet(trajectory: TrajectoryKey, after?: number): MaybePromise<StoredWorkingSet>
  /**
   * Deletes the working set of a trajectory, or of all that had no message since `idleSince`;
   * summaries stay.
   */
  deletePieces(
    which: { readonly trajectory: TrajectoryKey } | { readonly idleSince: string },
  ): MaybePromise<void>

  close(): MaybePromise<void>
}
