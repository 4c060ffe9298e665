/**
 * What the pipeline writes to: redacts, serialises, appends, and counts what a failing store lost.
 */
import type { McipError } from '../errors.ts'
import type { EntryDraft } from './entry.ts'
import type { MaybePromise, Place } from './store.ts'
import type { WorkingSetReader } from './working-set-reader.ts'

export type AppendOutcome =
  | { readonly stored: true; readonly places: readonly Place[] }
  | { readonly stored: false; readonly cause: McipError }

export interface FlowLog {
  /** Appends the drafts in order, all or none; a failing store is an outcome, never a throw. */
  append(drafts: readonly EntryDraft[]): MaybePromise<AppendOutcome>
  /** Counts what went on or was stopped without an entry; the next append writes a gap entry first. */
  lost(counts: { readonly forwarded: number; readonly blocked: number }): void
  /** What the entries of all guards left behind for judging; throws while it cannot be read. */
  readonly workingSet: WorkingSetReader
  /** Keyed digest of content as JSON text, lower-case hex. */
  digest(text: string): string
  /** Writes the last checkpoint and closes the store. */
  close(): Promise<void>
}
