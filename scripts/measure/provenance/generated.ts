/** The engine against generated values whose origin is known. */
import { createMemory } from '../../../src/trajectory/create-memory.ts'
import type { TrajectoryMemory } from '../../../src/trajectory/memory.ts'
import type { OriginMatch, ValueOrigin } from '../../../src/trajectory/provenance/origin.ts'
import { createRandom } from './random.ts'
import { type PlacedValue, type Trajectory, trajectoryOf } from './trajectory.ts'
import { fromNowhere, type Made, type Transformation, transformations } from './transformations.ts'

/** Counts of one transformation, or of one kind of value from nowhere. */
export interface GeneratedTally {
  readonly name: string
  readonly isFromNowhere: boolean
  values: number
  /** The engine named a source. */
  named: number
  /** Every source it was made of is among the named ones, the first of them first. */
  flow: number
  pointer: number
  /** Of those with a passage to be named: it is the one that was written. */
  passages: number
  passage: number
}

export interface Generated {
  readonly tallies: readonly GeneratedTally[]
  /** By kind of match of the best source: how often it was named, and rightly. */
  readonly byMatch: ReadonlyMap<string, { named: number; right: number }>
  readonly missed: readonly string[]
}

/** Values drawn from one trajectory. */
const perTrajectory = 10
const share = 0.7

export function measureGenerated(count: number, seed: number): Generated {
  const random = createRandom(seed)
  const tallies = new Map<string, GeneratedTally>()
  const byMatch = new Map<string, { named: number; right: number }>()
  const missed: string[] = []
  let values = 0
  while (values < count) {
    const trajectory = trajectoryOf(random)
    for (let drawn = 0; drawn < perTrajectory && values < count; drawn++) {
      const isFromNowhere = random.next() >= share
      const transformation = random.pick(isFromNowhere ? fromNowhere : transformations)
      const made = makeOne(transformation, trajectory, random)
      if (made === undefined) continue
      if (isFromNowhere && isThere(made, trajectory)) continue
      values++
      const origin = originOf(made, trajectory)
      const sources = isFromNowhere ? [] : made.from.map((one) => holders(one, trajectory))
      const tally = tallyOf(tallies, transformation.name, isFromNowhere)
      countIn(tally, origin, sources, byMatch)
      const isRight = isFromNowhere ? origin.source !== 'found' : isFlowRight(origin, sources)
      if (!isRight) {
        const from = origin.from[0]
        missed.push(
          `${transformation.name}: ${JSON.stringify(made.args)} of ${made.from.map((one) => `${one.text}@${one.flow}`)} -> ${origin.source} ${from?.flow} ${from?.pointer} ${from?.by}`,
        )
      }
    }
  }
  return { tallies: [...tallies.values()], byMatch, missed }
}

function makeOne(
  { kinds, make }: Transformation,
  trajectory: Trajectory,
  random: ReturnType<typeof createRandom>,
): Made | undefined {
  const fitting = trajectory.values.filter(({ kind }) => kinds.includes(kind))
  return fitting.length === 0 ? undefined : make(random.pick(fitting), random, trajectory)
}

function isThere({ args, measured }: Made, { everything }: Trajectory): boolean {
  return everything.includes(String(args[measured]).toLowerCase())
}

function originOf({ args, before, measured }: Made, trajectory: Trajectory): ValueOrigin {
  const memory: TrajectoryMemory = createMemory()
  for (const observation of trajectory.observations) memory.observe(observation)
  const last = trajectory.observations.at(-1)
  if (before !== undefined && last !== undefined) {
    const leaves = Object.entries(before).map(([name, value]) => [`/${name}`, value] as const)
    const call = { ...last, flow: last.flow + 1, kind: 'call', integrity: 'host', leaves } as const
    memory.observe(call)
  }
  const found = memory
    .originsOf(args, undefined)
    .find(({ pointer }) => pointer === `/${measured}` || pointer.startsWith(`/${measured}/`))
  if (found === undefined) throw new Error(`no origin for ${measured}`)
  return found
}

/** All places that hold the same text: any of them may be named. */
function holders(value: PlacedValue, { values }: Trajectory): readonly PlacedValue[] {
  return values.filter(({ text }) => text === value.text)
}

function isFlowRight({ source, from }: ValueOrigin, sources: Sources): boolean {
  return source === 'found' && sources.every((holders) => namesOne(from, holders, 'flow'))
}

type Sources = readonly (readonly PlacedValue[])[]

function namesOne(
  from: readonly OriginMatch[],
  places: readonly PlacedValue[],
  what: 'flow' | 'pointer',
): boolean {
  return from.some((match) =>
    places.some(
      ({ flow, pointer }) => flow === match.flow && (what === 'flow' || pointer === match.pointer),
    ),
  )
}

function countIn(
  tally: GeneratedTally,
  origin: ValueOrigin,
  sources: Sources,
  byMatch: Map<string, { named: number; right: number }>,
): void {
  tally.values++
  if (origin.source !== 'found') return
  tally.named++
  const kind = origin.from[0]?.match ?? 'exact'
  const match = byMatch.get(kind) ?? { named: 0, right: 0 }
  byMatch.set(kind, match)
  match.named++
  if (sources.length === 0 || !isFlowRight(origin, sources)) return
  match.right++
  tally.flow++
  if (sources.every((places) => namesOne(origin.from, places, 'pointer'))) tally.pointer++
  const places = sources[0] ?? []
  const named = origin.from.find(({ flow, pointer }) =>
    places.some((one) => one.flow === flow && one.pointer === pointer),
  )
  if (named?.passage === undefined) return
  tally.passages++
  const [start, end] = named.passage
  if (places.some(({ passage }) => passage[0] === start && passage[1] === end)) tally.passage++
}

function tallyOf(
  tallies: Map<string, GeneratedTally>,
  name: string,
  isFromNowhere: boolean,
): GeneratedTally {
  const known = tallies.get(name)
  if (known !== undefined) return known
  const counts = { values: 0, named: 0, flow: 0, pointer: 0, passages: 0, passage: 0 }
  const tally = { name, isFromNowhere, ...counts }
  tallies.set(name, tally)
  return tally
}
