/**
 * Links of the log-wide chain: what the heads of the trajectories were at a moment, and which
 * entries the log itself gave up. Written every 1,000 entries, when a guard ends, before
 * retention cuts, and by `mcip log head`.
 */
import type { TrajectoryKey, TrajectoryKeySource } from '../trajectory/trajectory.ts'
import type { Head } from './store.ts'

/** Entries between two links of one guard. */
export const entriesBetweenCheckpoints = 1_000

/** A head as a link keeps it. */
export interface NotedHead {
  readonly trajectory: TrajectoryKey
  readonly seq: number
  readonly hash: string
}

/** Entries that the log gave up, and what the chain hangs on across them. */
export interface Cut {
  readonly trajectory: TrajectoryKey
  /** First and last `seq` that are gone. */
  readonly from: number
  readonly to: number
  /** Hash of entry `to` where it was known, as the chain after the cut starts from it. */
  readonly hash?: string
  /** Hash of the first entry after the cut where `hash` is lost: it is taken as it stands. */
  readonly next?: string
  readonly why: 'retention' | 'repair'
}

export interface CheckpointContent {
  readonly format: number
  readonly number: number
  /** RFC 3339. */
  readonly at: string
  readonly heads: readonly NotedHead[]
  readonly cuts: readonly Cut[]
}

const checkpointFormat = 1

/** The bytes of a link. */
export function serialiseCheckpoint(
  number: number,
  at: string,
  heads: readonly Head[],
  cuts: readonly Cut[] = [],
): string {
  const content: CheckpointContent = {
    format: checkpointFormat,
    number,
    at,
    heads: heads.map(({ trajectory, seq, hash }) => ({ trajectory, seq, hash })),
    cuts,
  }
  return JSON.stringify(content)
}

/** What the bytes of a link say; undefined where they are no link of a known format. */
export function parseCheckpoint(bytes: string): CheckpointContent | undefined {
  const value = parseObject(bytes)
  if (value === undefined || value.format !== checkpointFormat) return undefined
  const { number, at, heads, cuts } = value
  if (typeof number !== 'number' || typeof at !== 'string') return undefined
  if (!Array.isArray(heads) || !heads.every(isNotedHead)) return undefined
  if (!Array.isArray(cuts) || !cuts.every(isCut)) return undefined
  return { format: checkpointFormat, number, at, heads, cuts }
}

/** The object that `text` is as JSON; undefined where it is none. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    // Bytes of another hand: the caller names the entry or line.
    return undefined
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The trajectory key that `value` is; undefined where it is none. */
export function readTrajectory(value: unknown): TrajectoryKey | undefined {
  if (!isObject(value)) return undefined
  const { source, value: name } = value
  if (typeof source !== 'string' || typeof name !== 'string') return undefined
  return { source: source as TrajectoryKeySource, value: name }
}

/** One string for a trajectory, for maps. */
export function trajectoryId({ source, value }: TrajectoryKey): string {
  return `${source}:${value}`
}

function isNotedHead(value: unknown): value is NotedHead {
  return (
    isObject(value) &&
    readTrajectory(value.trajectory) !== undefined &&
    typeof value.seq === 'number' &&
    typeof value.hash === 'string'
  )
}

function isCut(value: unknown): value is Cut {
  return (
    isObject(value) &&
    readTrajectory(value.trajectory) !== undefined &&
    typeof value.from === 'number' &&
    typeof value.to === 'number' &&
    (value.hash === undefined || typeof value.hash === 'string') &&
    (value.next === undefined || typeof value.next === 'string')
  )
}
