/** The memory of one trajectory: observations within their bound, and what they say about values. */
import { isOwnProfile } from '../flow/subject/own-data.ts'
import { createDeeds } from './deeds.ts'
import type { OfferedTool, TrajectoryMemory, Turn } from './memory.ts'
import {
  confidentialities,
  type Forgotten,
  type Observation,
  type ObservedLeaf,
} from './observation.ts'
import { createOrigins } from './origins.ts'
import { argumentLeaves } from './provenance/argument-leaves.ts'
import { rank } from './provenance/piece.ts'
import { traceLeaves } from './provenance/trace.ts'
import { createValueIndex } from './provenance/value-index.ts'
import { startOf } from './start-of.ts'

export interface MemoryBounds {
  /** UTF-16 code units of leaf values that are held; the user's words go last. @default 131_072 */
  readonly text?: number
  /** @default 4_096 */
  readonly observations?: number
}

/** Tools of all servers, and of one: no server pushes those of others out. */
export const maxOffered = 10_000
const maxOfferedByOne = 2_000
const maxTurns = 256

/** An empty memory. */
export function createMemory(bounds: MemoryBounds = {}): TrajectoryMemory {
  const { text: maxText = 131_072, observations: maxObservations = 4_096 } = bounds
  const index = createValueIndex()
  const deeds = createDeeds()
  const origins = createOrigins(index)
  const observations: Observation[] = []
  const forgotten = new Map<string, Forgotten>()
  const turns: Turn[] = []
  const offered = new Map<string, OfferedTool>()
  // INVARIANT: the same array as long as the offer is the same; indexes of it are kept by it.
  let offer: readonly OfferedTool[] | undefined
  const offeredBy = new Map<string, number>()
  let held = 0

  function observe(given: Observation): void {
    if (given.kind === 'definition') {
      // Kept for the whole trajectory, within bounds of its own.
      if (index.definitions.add(given)) observations.push(given)
      return
    }
    const observation = within(given, maxText / 2)
    observations.push(observation)
    index.add(observation)
    if (given.deed !== undefined) deeds.note(...given.deed, given.answers ?? given.flow)
    origins.changed()
    origins.saw(observation)
    if (isProfile(observation)) origins.sawProfile(observation.leaves)
    held += sizeOf(observation)
    while (held > maxText || observations.length > maxObservations) {
      const gone = index.removeOldest()
      if (gone === undefined) break
      observations.splice(observations.indexOf(gone), 1)
      held -= sizeOf(gone)
      forgetLeaves(gone, gone.leaves.length)
    }
    const cut = given.leaves.length - observation.leaves.length
    if (cut > 0) forgetLeaves(given, cut)
  }

  function forgetLeaves(
    { server, integrity, confidentiality }: Omit<Forgotten, 'leaves'>,
    leaves: number,
  ): void {
    const key = server ?? ''
    const before = forgotten.get(key)
    const all = {
      integrity:
        before !== undefined && rank(before.integrity) > rank(integrity)
          ? before.integrity
          : integrity,
      confidentiality:
        before !== undefined &&
        confidentialities.indexOf(before.confidentiality) >
          confidentialities.indexOf(confidentiality)
          ? before.confidentiality
          : confidentiality,
      leaves: (before?.leaves ?? 0) + leaves,
    }
    forgotten.set(key, server === undefined ? all : { server, ...all })
  }

  /** Whether it is what a function returned that reads the user's own profile. */
  function isProfile({ kind, server, unit }: Observation): boolean {
    if (kind !== 'return' || unit === undefined || !unit.startsWith('function:')) return false
    const name = unit.slice('function:'.length)
    const description = offered.get(`${server ?? ''}\0${name}`)?.definition.description
    return isOwnProfile(typeof description === 'string' ? { name, description } : { name })
  }

  return {
    origins,
    observe,
    forget: (given) => forgetLeaves(given, given.leaves),
    readAhead() {
      for (const store of index.stores) store.readAhead()
    },
    deeds,
    takeDeeds(taken) {
      if (taken === undefined) deeds.lose()
      else deeds.take(taken)
    },
    allDeeds: deeds.all,
    begin(turn) {
      if (turn.source === 'user') {
        origins.sawQuery(turn.text)
        deeds.clear()
      }
      if (turns.length >= maxTurns) turns.splice(1, 1)
      turns.push(turn)
    },
    offer(server, tools, { origin, firstSeen } = {}) {
      offer = undefined
      for (const definition of tools) {
        const { name } = definition
        if (typeof name !== 'string') continue
        const key = `${server}\0${name}`
        if (!offered.has(key)) {
          const many = offeredBy.get(server) ?? 0
          if (offered.size >= maxOffered || many >= maxOfferedByOne) continue
          offeredBy.set(server, many + 1)
        }
        const seen = firstSeen?.(name)
        offered.set(key, {
          server,
          name,
          definition,
          ...(origin === undefined ? {} : { origin }),
          ...(seen === undefined ? {} : { firstSeen: seen }),
        })
      }
    },
    originsOf(args, schema) {
      return traceLeaves(argumentLeaves(args, schema), index, [...forgotten.values()])
    },
    get turns() {
      return turns
    },
    get observations() {
      return observations
    },
    get forgotten() {
      return [...forgotten.values()]
    },
    get offered() {
      offer ??= [...offered.values()]
      return offer
    },
  }
}

/** What holding one leaf costs beside its texts, in UTF-16 code units. */
const leafOverhead = 16
/** What a number counts for, however many digits it has. */
const numberLength = 8

function sizeOf({ leaves }: Observation): number {
  return leaves.reduce((sum, leaf) => sum + sizeOfLeaf(leaf), 0)
}

function sizeOfLeaf([pointer, value]: ObservedLeaf): number {
  return pointer.length + (typeof value === 'string' ? value.length : numberLength) + leafOverhead
}

/** The first leaves that fit, the last of them cut: one result must not push out all others. */
function within(observation: Observation, room: number): Observation {
  let left = room
  for (const [at, leaf] of observation.leaves.entries()) {
    left -= sizeOfLeaf(leaf)
    if (left >= 0) continue
    const leaves = observation.leaves.slice(0, at)
    const kept = cutLeaf(leaf, left + sizeOfLeaf(leaf))
    return { ...observation, leaves: kept === undefined ? leaves : [...leaves, kept] }
  }
  return observation
}

function cutLeaf([pointer, value]: ObservedLeaf, room: number): ObservedLeaf | undefined {
  const length = room - pointer.length - leafOverhead
  if (typeof value !== 'string' || length < 64) return undefined
  return [pointer, startOf(value, length)]
}
