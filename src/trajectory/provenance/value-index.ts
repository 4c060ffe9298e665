/**
 * The values that moved in a trajectory, findable by their words, numbers and dates. A cache of
 * observations: what they leave out, nothing here knows. The user's words are held apart, since
 * they go last.
 */
import type { Observation } from '../observation.ts'
import { createDefinitionStore, type DefinitionStore } from './definition-store.ts'
import { createValueStore, type ValueStore } from './value-store.ts'

export interface ValueIndex {
  /** The user's words, then everything else. */
  readonly stores: readonly [words: ValueStore, others: ValueStore]
  /** What servers say about themselves; asked last. */
  readonly definitions: DefinitionStore
  /** The latest two calls, latest first. */
  readonly latestCalls: readonly Observation[]
  add(observation: Observation): void
  /** Lets go of the oldest observation that is not the user's words; of these when nothing else is left. */
  removeOldest(): Observation | undefined
}

/** @see design: split values are looked for at the arguments of one call and the two before */
const maxCalls = 2

export function createValueIndex(): ValueIndex {
  const queries = createValueStore()
  const others = createValueStore()
  const definitions = createDefinitionStore()
  let latestCalls: readonly Observation[] = []
  return {
    stores: [queries, others],
    definitions,
    get latestCalls() {
      return latestCalls
    },
    add(observation) {
      const store = observation.kind === 'query' ? queries : others
      store.add(observation)
      if (observation.kind === 'call')
        latestCalls = [observation, ...latestCalls].slice(0, maxCalls)
    },
    removeOldest: () => others.removeOldest() ?? queries.removeOldest(),
  }
}
