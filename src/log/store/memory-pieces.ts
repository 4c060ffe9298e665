/** The sealed working sets in the store in memory. */
import { mergeForgotten } from '../../state/merge-forgotten.ts'
import { type NewPiece, type SealedPiece, workingSetBounds } from '../../state/working-set.ts'
import type { Forgotten } from '../../trajectory/observation.ts'
import type { Store } from '../store.ts'

interface KeptPiece extends SealedPiece, Omit<NewPiece, 'sealed'> {
  /** RFC 3339. */
  readonly at: string
}

interface WorkingSet {
  pieces: KeptPiece[]
  bytes: number
  /** With the position of the last piece that each stands for. */
  forgotten: readonly (Forgotten & { readonly position: number })[]
}

/** Working sets by the name of their trajectory. */
export interface MemoryPieces {
  add(key: string, position: number, at: string, piece: NewPiece): void
  read(key: string, after: number): Awaited<ReturnType<Store['workingSet']>>
  remove(key: string): void
  removeIdle(since: string): void
  revision(): number
}

export function createMemoryPieces(): MemoryPieces {
  const sets = new Map<string, WorkingSet>()
  let held = 0
  let revision = 0

  function drop(set: WorkingSet, isGone: (piece: KeptPiece, index: number) => boolean): void {
    const gone = set.pieces.filter(isGone)
    if (gone.length === 0) return
    const left = new Set(gone)
    set.pieces = set.pieces.filter((piece) => !left.has(piece))
    for (const { sealed } of gone) {
      set.bytes -= sealed.length
      held -= sealed.length
    }
    const all = [...set.forgotten, ...gone.map(({ summary }) => summary)]
    const last = Math.max(
      ...gone.map(({ position }) => position),
      ...set.forgotten.map(({ position }) => position),
    )
    set.forgotten = mergeForgotten(all.map(withoutPosition)).map((one) => ({
      ...one,
      position: last,
    }))
  }

  function bound(set: WorkingSet): void {
    if (set.bytes <= workingSetBounds.trajectory) return
    const before = olderThan(set.pieces, workingSetBounds.values)
    drop(set, ({ isLasting }, index) => index < before && !isLasting)
    const older = set.pieces.slice(0, olderThan(set.pieces, workingSetBounds.values))
    const over = olderThan(
      older.filter(({ isLasting }) => isLasting),
      workingSetBounds.lasting,
    )
    drop(set, (_, index) => index < over)
  }

  return {
    add(key, position, at, { sealed, summary, isLasting }) {
      const set = sets.get(key) ?? { pieces: [], bytes: 0, forgotten: [] }
      // The latest stands last: the first one is the one longest without a message.
      sets.delete(key)
      sets.set(key, set)
      set.pieces.push({ position, at, sealed, summary, isLasting })
      set.bytes += sealed.length
      held += sealed.length
      revision++
      bound(set)
      for (const oldest of sets.values()) {
        if (held <= workingSetBounds.store) break
        drop(oldest, () => true)
      }
    },
    read(key, after) {
      const set = sets.get(key)
      const pieces = (set?.pieces ?? []).filter(({ position }) => position > after)
      const forgotten = (set?.forgotten ?? []).filter(({ position }) => position > after)
      return {
        pieces: pieces.map(({ position, sealed }) => ({ position, sealed })),
        forgotten: forgotten.map(withoutPosition),
        last: Math.max(after, ...[...pieces, ...forgotten].map(({ position }) => position)),
      }
    },
    remove(key) {
      const set = sets.get(key)
      if (set !== undefined) drop(set, () => true)
    },
    removeIdle(since) {
      for (const set of sets.values()) {
        if ((set.pieces.at(-1)?.at ?? since) < since) drop(set, () => true)
      }
    },
    revision: () => revision,
  }
}

/** How many of the oldest pieces lie beyond the latest `bytes`. */
function olderThan(pieces: readonly KeptPiece[], bytes: number): number {
  let kept = 0
  return (
    1 +
    pieces.findLastIndex(({ sealed }) => {
      kept += sealed.length
      return kept > bytes
    })
  )
}

function withoutPosition({
  position: _,
  ...rest
}: Forgotten & { readonly position?: number }): Forgotten {
  return rest
}
