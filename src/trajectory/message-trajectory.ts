/**
 * The trajectory of each message of one connection: hosts put ids of conversations into `_meta`,
 * so one connection may serve several. What answers or follows a request belongs where it does.
 */
import type { LogicalCall } from '../flow/extract/logical-call.ts'
import type { JsonValue } from '../mcp/json.ts'
import type { Message, Side } from '../mcp/message.ts'
import { type KeySources, namesTrajectory, trajectoryKey } from './identity.ts'
import type { TrajectoryKey } from './trajectory.ts'

/** Calls whose trajectory is kept; the oldest are forgotten. */
const maxCalls = 4_096

/** The sources that do not change from message to message, and the host process that may. */
export interface ConnectionSources extends Omit<KeySources, 'meta' | 'hostProcess'> {
  /** The host process with its generation, as it is now; asked where a message needs it. */
  readonly hostProcess?: HostTrajectory
}

/** The trajectory that the guards of one host process share; see `generations.ts`. */
export interface HostTrajectory {
  current(): string | undefined | Promise<string | undefined>
  /** A message of it passed. */
  passed(): void
}

/** Gives each message its trajectory, undefined stands for a line that is none; in order. */
export type TrajectoryOf = (
  message: Message | undefined,
  from: Side,
  call: LogicalCall | undefined,
) => TrajectoryKey | Promise<TrajectoryKey>

/** All messages belong to one trajectory. */
export function oneTrajectory(key: TrajectoryKey): TrajectoryOf {
  return () => key
}

/** The trajectories of one connection, by the ladder of `identity.ts`. */
export function createTrajectoryOf(connection: ConnectionSources): TrajectoryOf {
  const { hostProcess, ...fixed } = connection
  const calls = new Map<number, TrajectoryKey>()
  /** What the last request of the host named itself. */
  let named: TrajectoryKey | undefined
  // Of the connection itself; the host process is asked only where nothing stronger is known.
  const own = trajectoryKey(fixed)

  function ofConnection(): TrajectoryKey | Promise<TrajectoryKey> {
    const process = own.source === 'process' ? hostProcess?.current() : undefined
    if (!(process instanceof Promise)) return withProcess(process)
    return process.then(withProcess)
  }

  /** The latest host process and its key: most messages have the one of the message before. */
  let latest: { readonly process: string; readonly key: TrajectoryKey } | undefined

  function withProcess(process: string | undefined): TrajectoryKey {
    if (process === undefined) return own
    if (latest?.process !== process) {
      latest = { process, key: trajectoryKey({ ...fixed, hostProcess: process }) }
    }
    return latest.key
  }

  function keep(call: LogicalCall, key: TrajectoryKey): void {
    if (calls.size >= maxCalls && !calls.has(call.number)) {
      const oldest = calls.keys().next()
      if (!oldest.done) calls.delete(oldest.value)
    }
    calls.set(call.number, key)
  }

  function find(
    message: Message | undefined,
    from: Side,
    call: LogicalCall | undefined,
  ): TrajectoryKey | Promise<TrajectoryKey> {
    const known = call === undefined ? undefined : calls.get(call.number)
    if (from === 'server') return known ?? named ?? ofConnection()
    const meta = metaOf(message)
    const isNamed = meta !== undefined && namesTrajectory(meta)
    // A request says itself where it belongs; anything else stands with what it is about.
    if (isNamed && (message?.kind === 'request' || known === undefined)) {
      return trajectoryKey({ ...fixed, meta })
    }
    return known ?? ofConnection()
  }

  function note(
    key: TrajectoryKey,
    message: Message | undefined,
    call: LogicalCall | undefined,
  ): TrajectoryKey {
    if (key.source === 'host-process') hostProcess?.passed()
    if (message?.kind === 'request' && call !== undefined) keep(call, key)
    return key
  }

  return (message, from, call) => {
    const key = find(message, from, call)
    if (message?.kind === 'request' && from === 'host') {
      named = key instanceof Promise || !namesTrajectory(message.params?._meta) ? undefined : key
    }
    if (key instanceof Promise) return key.then((found) => note(found, message, call))
    return note(key, message, call)
  }
}

/** `_meta` of a request or notification; answers name no trajectory. */
function metaOf(message: Message | undefined): JsonValue | undefined {
  return message !== undefined && 'method' in message ? message.params?._meta : undefined
}
