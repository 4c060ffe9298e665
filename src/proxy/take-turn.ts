/**
 * A turn of the user, or the answer to the user: logged, then remembered as the trajectory's. It
 * comes from the context of a message, from the library, or from `mcip turn`.
 */
import { turnFlow } from '../flow/extract/turns.ts'
import type { Flow } from '../flow/flow.ts'
import { noOrigins } from '../flow/origins.ts'
import { combine } from '../guardian/combine.ts'
import type { EntryDraft } from '../log/entry.ts'
import type { FlowLog } from '../log/flow-log.ts'
import type { Author } from '../trajectory/context.ts'
import type { TrajectoryView, Turn } from '../trajectory/memory.ts'
import type { Observation } from '../trajectory/observation.ts'
import type { Completeness, TrajectoryKey } from '../trajectory/trajectory.ts'
import type { Notes } from './memories.ts'

/** Words between user and client. */
export interface Spoken {
  /** @default 'user' */
  readonly role?: 'user' | 'client'
  readonly text: string
  /** Who wrote the words of a turn. @default 'user' */
  readonly author?: Author
  /** The host's id of the turn: what is said again under it changes nothing. */
  readonly id?: string
  readonly sender?: Turn['sender']
}

/** Where a turn goes. */
export interface TurnDeps {
  readonly log: Pick<FlowLog, 'append' | 'digest'>
  /** Name under which the entry stands: no server takes part in a turn. */
  readonly server: string
}

/** Code units of a turn that are logged and remembered. */
export const maxTurn = 32_768

/** Whether `spoken` begins a turn: not one again, nor words of another in the place of the user's. */
export function beginsTurn({ id, text, author = 'user' }: Spoken, turns: readonly Turn[]): boolean {
  const last = turns.at(-1)
  if (last === undefined) return true
  if (author !== 'user' && turns.some(({ source }) => source === 'user')) return false
  if (id !== undefined) return !turns.some((turn) => turn.id === id)
  // INVARIANT: what the user asked for does not change within a turn. Without an id, only other
  // words of the user begin one; a model words its reason for every call anew.
  return author === 'user' && last.text !== bounded(text)
}

/**
 * Logs and remembers a turn; false where it could not be logged: judging never rests on words of
 * which no entry tells.
 */
export async function takeTurn(
  { log, server }: TurnDeps,
  trajectory: TrajectoryKey,
  { past, origins }: Notes,
  spoken: Spoken,
  at: string,
): Promise<boolean> {
  const flow = flowOf(spoken, at, past.turns.length > 0, log.digest)
  const stored = await log.append([
    draftOf(flow, trajectory, server, completenessOf(spoken, trajectory, past)),
  ])
  const place = stored.stored ? stored.places[0] : undefined
  if (place === undefined) return false
  const isUser = spoken.role !== 'client'
  if (isUser) {
    past.begin(turnOf(spoken, past.turns.length, place.flowSeq, at))
    // Words that a model gives out as the user's make no value the user's.
    if (isAuthor(spoken)) origins.sawQuery(bounded(spoken.text))
  }
  past.observe(observationOf(spoken, flow, place.flowSeq, past.turns.length - 1))
  return true
}

function flowOf(spoken: Spoken, at: string, requested: boolean, digest: FlowLog['digest']): Flow {
  const { role = 'user', text, sender } = spoken
  const flow = turnFlow({
    role,
    text: bounded(text),
    requested,
    seq: 0,
    at,
    origins: noOrigins,
    digest,
  })
  if (role !== 'user') return flow
  if (!isAuthor(spoken)) return { ...flow, sender: { role: 'client' } }
  if (sender === undefined) return flow
  const { id, roles, authenticatedBy } = sender
  return {
    ...flow,
    sender: {
      role: 'user',
      ...(id === undefined ? {} : { name: id }),
      ...(roles === undefined ? {} : { roles }),
      ...(authenticatedBy === undefined ? {} : { authenticatedBy }),
    },
  }
}

/** The entry of a turn: nobody judges what user and client say to each other. */
function draftOf(
  flow: Flow,
  trajectory: TrajectoryKey,
  server: string,
  completeness: Completeness,
): EntryDraft {
  return {
    kind: 'message',
    at: flow.at,
    trajectory,
    server,
    from: 'host',
    message: { kind: 'notification', bytes: flow.bytes },
    flows: [flow],
    verdict: combine([], completeness),
    action: 'forward',
    ms: 0,
  }
}

function completenessOf(
  spoken: Spoken,
  { source }: TrajectoryKey,
  { turns, offered }: TrajectoryView,
): Completeness {
  const isUser = spoken.role !== 'client'
  return {
    query: isUser ? sourceOf(spoken) : queryOf(turns),
    builtins: false,
    response: !isUser,
    lists: offered.length > 0,
    provenance: 'whole',
    key: source,
  }
}

/** Where the query of the current turn is known from. */
export function queryOf(turns: readonly Turn[]): Completeness['query'] {
  return turns.at(-1)?.source ?? 'unknown'
}

function turnOf(spoken: Spoken, number: number, flow: number, at: string): Turn {
  const { id, text, sender } = spoken
  return {
    number,
    text: bounded(text),
    flow,
    at,
    source: sourceOf(spoken),
    ...(id === undefined ? {} : { id }),
    ...(sender === undefined ? {} : { sender }),
  }
}

function observationOf(spoken: Spoken, flow: Flow, seq: number, turn: number): Observation {
  const isUser = spoken.role !== 'client'
  const text = bounded(spoken.text)
  return {
    flow: seq,
    at: flow.at,
    kind: isUser ? 'query' : 'response',
    integrity: isUser && isAuthor(spoken) ? 'user' : 'host',
    confidentiality: 'private',
    subject: [{ role: 'user' }],
    turn,
    causedBy: [],
    leaves: text === '' ? [] : [['', text]],
  }
}

function isAuthor({ author = 'user' }: Spoken): boolean {
  return author === 'user'
}

function sourceOf(spoken: Spoken): Turn['source'] {
  return isAuthor(spoken) ? 'user' : 'declared'
}

function bounded(text: string): string {
  return text.length > maxTurn ? text.slice(0, maxTurn) : text
}
