/**
 * The working set of a trajectory: what judging needs, sealed before it is stored, bounded and
 * deleted in time. Contract and shapes, no I/O.
 */

/** One sealed piece (AES-256-GCM under the store's own key file). */
export interface SealedPiece {
  /** Place in the trajectory's working set, from 0; a guard reads only what is above its last look. */
  readonly position: number
  readonly sealed: Uint8Array
  /** RFC 3339. */
  readonly at: string
}

/** Bytes that one trajectory may hold, and all of a store together. */
export const workingSetBounds: { readonly trajectory: number; readonly store: number } = {
  trajectory: 256 * 1024,
  store: 64 * 1024 * 1024,
}

/** Hours without a message after which a working set is deleted. */
export const workingSetIdleHours = 24
