/**
 * The working set of a trajectory: what judging needs, sealed before it is stored, bounded and
 * deleted in time. Contract and shapes, no I/O.
 */
import type { Forgotten } from '../trajectory/observation.ts'

/** One sealed piece (AES-256-GCM under the store's own key file). */
export interface SealedPiece {
  /** `seq` of the entry that it was stored with; a guard reads only what is above its last look. */
  readonly position: number
  readonly sealed: Uint8Array
}

/** A piece on its way into a store. */
export interface NewPiece {
  readonly sealed: Uint8Array
  /** What is left of it once it is pushed out; says no value. */
  readonly summary: Forgotten
  /** Whether it is among the last to be pushed out: the user's words, the tools on offer. */
  readonly isLasting: boolean
}

/** What a store holds of a working set above a position. */
export interface StoredWorkingSet {
  /** In the order of their positions. */
  readonly pieces: readonly SealedPiece[]
  /** One for each server of which a piece above the position was pushed out or deleted. */
  readonly forgotten: readonly Forgotten[]
  /** The last position of those that are there or were removed; that asked about where none is. */
  readonly last: number
}

/** Bytes that one trajectory may hold, and all of a store together. */
export const workingSetBounds: {
  readonly trajectory: number
  /** What a trajectory is cut down to when it is over its bound: its latest bytes. */
  readonly values: number
  /** What its lasting pieces before those may take. */
  readonly lasting: number
  readonly store: number
} = {
  trajectory: 256 * 1024,
  values: 160 * 1024,
  lasting: 64 * 1024,
  store: 64 * 1024 * 1024,
}

/** Hours without a message after which a working set is deleted. */
export const workingSetIdleHours = 24

/** What stands for a piece that cannot be read: it may have held anything of anybody. */
export const unreadablePiece: Forgotten = {
  integrity: 'untrusted',
  confidentiality: 'secret',
  leaves: 1,
}
