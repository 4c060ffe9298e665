/**
 * A turn of the user, or the answer to the user: logged, then remembered as the trajectory's. It
 * comes from the context of a message, from the library, or from `mcip turn`.
 */
import { turnFlow } from '../flow/extract/turns.ts'
import type { Flow } from '../flow/flow.ts'
import { combine } from '../guardian/combine.ts'
import type { Guardian } from '../guardian/guardian.ts'
import type { Verdict } from '../guardian/verdict.ts'
import type { EntryDraft } from '../log/entry.ts'
import type { FlowLog } from '../log/flow-log.ts'
import { type Piece, placedPiece } from '../state/piece.ts'
import type { GuardedServer } from '../trajectory/catalogue.ts'
import type { Author } from '../trajectory/context.ts'
import { latestTurn, type TrajectoryView, type Turn } from '../trajectory/memory.ts'
import type { Observation } from '../trajectory/observation.ts'
import type { Completeness, TrajectoryKey } from '../trajectory/trajectory.ts'
import { turnObservation } from '../trajectory/turn-observation.ts'
import type { Notes } from './trajectory-memory.ts'

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
  readonly guardian: Pick<Guardian, 'judgeTurn'>
  /** Name under which the entry stands: no server takes part in a turn. */
  readonly server: string
}

/** The same for a guard of one server. */
export function turnDepsOf({
  log,
  guardian,
  server,
}: Pick<TurnDeps, 'log' | 'guardian'> & { readonly server: GuardedServer }): TurnDeps {
  return { log, guardian, server: server.id }
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
 * Judges, logs and remembers a turn; undefined where it could not be logged: judging never rests on
 * words of which no entry tells.
 *
 * WHY nothing is stopped: the words have been said already.
 */
export async function takeTurn(
  { log, guardian, server }: TurnDeps,
  trajectory: TrajectoryKey,
  notes: Notes,
  spoken: Spoken,
  at: string,
): Promise<Verdict | undefined> {
  const { past } = notes
  const flow = flowOf(spoken, at, past, log.digest)
  const piece = pieceOf(spoken, flow, latestTurn(past) + 1)
  const completeness = completenessOf(spoken, trajectory, past)
  const turn = { role: spoken.role ?? 'user', text: bounded(spoken.text), flow, past }
  const verdict = (await guardian.judgeTurn(turn, completeness)) ?? combine([], completeness)
  const draft = draftOf(flow, trajectory, server, verdict)
  const stored = await log.append([{ ...draft, piece }])
  const place = stored.stored ? stored.places[0] : undefined
  if (place === undefined) return undefined
  notes.took(placedPiece(piece, place.flowSeq), place.seq)
  return verdict
}

/** What the words leave behind, for this guard and for others. */
function pieceOf(spoken: Spoken, flow: Flow, turns: number): Piece {
  if (spoken.role === 'client') return { observations: [observationOf(spoken, flow, turns - 1)] }
  return {
    observations: [observationOf(spoken, flow, turns)],
    turn: turnOf(spoken, turns, flow.at),
  }
}

function flowOf(
  spoken: Spoken,
  at: string,
  { turns, origins }: Notes['past'],
  digest: FlowLog['digest'],
): Flow {
  const { role = 'user', text, sender } = spoken
  const flow = turnFlow({
    role,
    text: bounded(text),
    requested: turns.length > 0,
    seq: 0,
    at,
    origins: origins.view,
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

function draftOf(
  flow: Flow,
  trajectory: TrajectoryKey,
  server: string,
  verdict: Verdict,
): EntryDraft & { readonly kind: 'message' } {
  return {
    kind: 'message',
    at: flow.at,
    trajectory,
    server,
    from: 'host',
    message: { kind: 'notification', bytes: flow.bytes },
    flows: [flow],
    verdict,
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

function turnOf(spoken: Spoken, number: number, at: string): Turn {
  const { id, text, sender } = spoken
  return {
    number,
    text: bounded(text),
    flow: 0,
    at,
    source: sourceOf(spoken),
    ...(id === undefined ? {} : { id }),
    ...(sender === undefined ? {} : { sender }),
  }
}

function observationOf(spoken: Spoken, { at }: Flow, turn: number): Observation {
  const { role = 'user', text } = spoken
  const standing = { flow: 0, at, turn }
  return turnObservation({ role, text: bounded(text), isAuthor: isAuthor(spoken), ...standing })
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
