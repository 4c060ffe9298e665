/** Working sets as guards read them: opened, each piece with its place. */
import type { Piece } from '../state/piece.ts'
import type { Forgotten } from '../trajectory/observation.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { storedTrajectory } from './render-entry.ts'
import { openSealed } from './sealed-piece.ts'
import type { StoreKeys } from './store/keys.ts'
import type { MaybePromise, Store } from './store.ts'

export interface ReadWorkingSet {
  /** In the order of their positions. */
  readonly pieces: readonly { readonly position: number; readonly piece: Piece }[]
  readonly forgotten: readonly Forgotten[]
  /** The last position up to which this tells everything. */
  readonly last: number
}

export interface WorkingSetReader {
  /** Another number once somebody else has written; a few microseconds. */
  revision(): MaybePromise<number>
  /**
   * What the entries above a position left behind.
   *
   * @param skip positions that need not be opened
   */
  read(
    trajectory: TrajectoryKey,
    after: number,
    skip: ReadonlySet<number>,
  ): MaybePromise<ReadWorkingSet>
}

/** Reads working sets of `store`; whatever the store throws is thrown. */
export function createWorkingSetReader(
  store: Pick<Store, 'revision' | 'workingSet'>,
  keys: StoreKeys,
): WorkingSetReader {
  return {
    revision: () => store.revision(),
    read(given, after, skip) {
      const trajectory = storedTrajectory(given, keys.digest)
      const found = store.workingSet(trajectory, after)
      return found instanceof Promise ? found.then(opened) : opened(found)

      function opened({ pieces, forgotten, last }: Awaited<typeof found>): ReadWorkingSet {
        return {
          pieces: pieces
            .filter(({ position }) => !skip.has(position))
            .map((one) => ({
              position: one.position,
              piece: openSealed(keys.seal, trajectory, one),
            })),
          forgotten,
          last,
        }
      }
    },
  }
}
