/** What is remembered of each trajectory that messages of this guard belong to. */
import type { MaybePromise } from '../log/store.ts'
import type { WorkingSetReader } from '../log/working-set-reader.ts'
import { unreadablePiece } from '../state/working-set.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import {
  createTrajectoryMemory,
  type Notes,
  type TrajectoryMemoryInStep,
} from './trajectory-memory.ts'

/** Trajectories that are kept; the one used longest ago is forgotten, and read again when asked for. */
const maxTrajectories = 16
/** Names of forgotten trajectories; where there are more, any may have been forgotten. */
const maxForgotten = 4_096

export interface Memories {
  /** The notes of a trajectory as of the last look. */
  of(trajectory: TrajectoryKey): Notes
  /** The notes of a trajectory with all that other guards have stored by now. */
  inStep(trajectory: TrajectoryKey): MaybePromise<Notes>
}

/** @param workingSet where guards share what they know; absent: nothing is shared */
export function createMemories(workingSet?: WorkingSetReader): Memories {
  const kept = new Map<string, TrajectoryMemoryInStep>()
  const forgotten = new Set<string>()

  function created(name: string, trajectory: TrajectoryKey): TrajectoryMemoryInStep {
    const notes = createTrajectoryMemory(trajectory, workingSet)
    // What nobody stored is not read again: what it was counts as untrusted.
    const isKnown = forgotten.has(name) || forgotten.size >= maxForgotten
    if (workingSet === undefined && isKnown) notes.past.forget(unreadablePiece)
    return notes
  }

  function of(trajectory: TrajectoryKey): TrajectoryMemoryInStep {
    const name = `${trajectory.source}:${trajectory.value}`
    const notes = kept.get(name) ?? created(name, trajectory)
    // Last in the map is used last.
    if (kept.size > 1 || !kept.has(name)) {
      kept.delete(name)
      kept.set(name, notes)
    }
    if (kept.size > maxTrajectories) {
      const oldest = kept.keys().next()
      if (!oldest.done) {
        kept.delete(oldest.value)
        if (forgotten.size < maxForgotten) forgotten.add(oldest.value)
      }
    }
    return notes
  }

  return {
    of,
    inStep(trajectory) {
      const notes = of(trajectory)
      const look = notes.look()
      return look instanceof Promise ? look.then(() => notes) : notes
    },
  }
}
