/** What is remembered of each trajectory that messages of this guard belong to. */
import { createMemory } from '../trajectory/create-memory.ts'
import type { TrajectoryMemory } from '../trajectory/memory.ts'
import { createOrigins, type SeenOrigins } from '../trajectory/origins.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'

/** Trajectories that are kept; the one used longest ago is forgotten. */
const maxTrajectories = 16

export interface Notes {
  /** What the trajectory left behind so far, over all servers. */
  readonly past: TrajectoryMemory
  /** Where the values of the trajectory came from. */
  readonly origins: SeenOrigins
}

export interface Memories {
  /** The notes of a trajectory, empty at first. */
  of(trajectory: TrajectoryKey): Notes
}

export function createMemories(): Memories {
  const kept = new Map<string, Notes>()
  return {
    of({ source, value }) {
      const name = `${source}:${value}`
      const notes = kept.get(name) ?? { past: createMemory(), origins: createOrigins() }
      // Last in the map is used last.
      if (kept.size > 1 || !kept.has(name)) {
        kept.delete(name)
        kept.set(name, notes)
      }
      if (kept.size > maxTrajectories) {
        const oldest = kept.keys().next()
        if (!oldest.done) kept.delete(oldest.value)
      }
      return notes
    },
  }
}
