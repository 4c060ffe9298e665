/**
 * Which trajectory a message of the host belongs to: a ladder of sources, strongest first. Each
 * step gives a key or nothing; a value that is no well-formed key counts as nothing.
 *
 * Only what the host sends is asked: `_meta` of a server never names a trajectory.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import { hostId } from './host-ids.ts'
import type { TrajectoryKey } from './trajectory.ts'

/** Names of the MCIP context, in `_meta` and among the extensions that peers declare. */
export const contextKey = 'dev.mcip/context'

/** What a key may come from. */
export interface KeySources {
  /** `params._meta` of a message of the host. */
  readonly meta?: JsonValue | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Session id that a hook of the host gave. */
  readonly hook?: string | undefined
  /** `Mcp-Session-Id` of a legacy HTTP connection. */
  readonly mcpSession?: string | undefined
  /** The host process with its generation; undefined where it is not known. */
  readonly hostProcess?: string | undefined
  /** An id that no other connection has. */
  readonly connection: string
}

/**
 * The key of the strongest source that has one.
 *
 * @see docs/trajectories.md
 */
export function trajectoryKey(sources: KeySources): TrajectoryKey {
  return (
    messageKey(sources) ??
    environmentKey(sources) ??
    hostProcessKey(sources) ?? { source: 'process', value: sources.connection }
  )
}

/** The key that a message and its connection name themselves: steps 1 to 5. */
function messageKey({ meta, environment, hook, mcpSession }: KeySources) {
  const own = isJsonObject(meta) ? meta : undefined
  return (
    (own === undefined ? undefined : mcipKey(own)) ??
    hostKey(own, environment) ??
    keyOf('hook', hook) ??
    (own === undefined ? undefined : traceKey(own)) ??
    keyOf('mcp-session', mcpSession)
  )
}

/** Whether `_meta` of a message names a trajectory of its own: steps 1, 2 and 4. */
export function namesTrajectory(meta: JsonValue | undefined): boolean {
  if (!isJsonObject(meta)) return false
  return (mcipKey(meta) ?? hostKey(meta, {}) ?? traceKey(meta)) !== undefined
}

/** Step 1: `trajectory` of the MCIP context. */
function mcipKey(meta: JsonObject): TrajectoryKey | undefined {
  const context = meta[contextKey]
  return isJsonObject(context) ? keyOf('mcip', context.trajectory) : undefined
}

/** Step 2: an id of the host's own, with the host's name before it: two hosts may number alike. */
function hostKey(
  meta: JsonObject | undefined,
  environment: KeySources['environment'],
): TrajectoryKey | undefined {
  const found = hostId(meta, environment, isWellFormed)
  return found === undefined ? undefined : { source: 'host', value: `${found.host}:${found.id}` }
}

/** Version, trace id, parent id, flags. */
const traceparent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}/

/**
 * Step 4: the trace that the message is part of.
 *
 * @see W3C Trace Context, section 3.2; MCP SEP-414
 */
function traceKey({ traceparent: given }: JsonObject): TrajectoryKey | undefined {
  if (typeof given !== 'string' || given.length > 256) return undefined
  return keyOf('traceparent', traceparent.exec(given)?.[1])
}

/** Step 6: what a launcher, a script or a test says. */
function environmentKey({ environment }: KeySources): TrajectoryKey | undefined {
  return keyOf('environment', environment.MCIP_TRAJECTORY)
}

/** Step 7: the process that started the guard; a weak key, two conversations may share it. */
function hostProcessKey({ hostProcess }: KeySources): TrajectoryKey | undefined {
  return hostProcess === undefined ? undefined : { source: 'host-process', value: hostProcess }
}

function keyOf(
  source: TrajectoryKey['source'],
  value: JsonValue | undefined,
): TrajectoryKey | undefined {
  return isWellFormed(value) ? { source, value } : undefined
}

/** Characters of ids in use; no blanks, nothing that a terminal obeys or a path climbs by. */
const wellFormed = /^[A-Za-z0-9_][\w.:@/+=-]{0,127}$/

/** Whether `value` may name a trajectory: it ends up in terminals and file names. */
export function isWellFormed(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && wellFormed.test(value) && !value.includes('..')
}
