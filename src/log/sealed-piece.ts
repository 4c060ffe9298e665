/** Pieces of the working set on their way into a store, and out of it. */
import { type Piece, placePiece, readPiece, summaryOf, writePiece } from '../state/piece.ts'
import { type SealedPiece, unreadablePiece, workingSetBounds } from '../state/working-set.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { openPiece, sealPiece } from './seal.ts'
import { createNonces } from './store/nonces.ts'
import type { Append } from './store.ts'

export type Seal = (piece: Piece, trajectory: TrajectoryKey) => NonNullable<Append['piece']>

/**
 * Makes pieces ready to append: all but their numbers and the sealing itself is done before the
 * store's transaction. Of a piece that is over the bound only its summary is stored.
 */
export function createSeal(key: Uint8Array): Seal {
  const nonce = createNonces()
  return (piece, trajectory) => {
    const summary = summaryOf(piece)
    const isLasting = piece.turn !== undefined || (piece.offered?.length ?? 0) > 0
    const written = writePiece(piece)
    const isTooLong = written.length > workingSetBounds.values / 2
    const bytes = isTooLong ? writePiece({ observations: [], forgotten: [summary] }) : written
    return ({ seq, flowSeq }) => {
      placePiece(bytes, flowSeq)
      const sealed = sealPiece(key, { trajectory, position: seq }, bytes, nonce())
      return { sealed, summary, isLasting }
    }
  }
}

/** The piece that was sealed; of one that does not open, that something was forgotten. */
export function openSealed(
  key: Uint8Array,
  trajectory: TrajectoryKey,
  { position, sealed }: SealedPiece,
): Piece {
  try {
    return readPiece(openPiece(key, { trajectory, position }, sealed))
  } catch {
    // Another key, or bytes that somebody changed: never taken as if nothing had been there.
    return { observations: [], forgotten: [unreadablePiece] }
  }
}
