/** Where a unit stands in its trajectory, and who the user says to be. */
import { latestTurn, type TrajectoryView } from '../../../trajectory/memory.ts'
import type { Observation } from '../../../trajectory/observation.ts'
import { isAdministering } from '../../task/administering.ts'
import { isVerbOf } from '../../verbs.ts'
import type { Put } from '../feature-table.ts'
import { latestTurnOf } from './latest-turn.ts'

export const unitKinds = ['call', 'return', 'answer'] as const
export type UnitKind = (typeof unitKinds)[number]

/** Observations that are looked at, latest first. */
const maxLooked = 256
/** Calls of turns before that are kept. */
const maxEarlier = 24

export interface Recent {
  /** Latest first. */
  readonly calls: readonly Observation[]
  readonly callsBefore: number
  /** Calls of turns before, latest first; a few of them. */
  readonly earlierCalls: readonly Observation[]
  readonly answers: number
  /** The latest return of this turn, or of one before. */
  readonly latestReturn: Observation | undefined
  /** The last answer to each call, by its flow. */
  readonly answered: ReadonlyMap<number, Observation>
}

/** What happened since the latest turn of the user, and how much before. */
export function recentOf(past: TrajectoryView): Recent {
  const { observations } = past
  const turn = latestTurn(past)
  const calls: Observation[] = []
  const earlierCalls: Observation[] = []
  const answered = new Map<number, Observation>()
  let callsBefore = 0
  let answers = 0
  let latestReturn: Observation | undefined
  for (let at = observations.length - 1; at >= Math.max(0, observations.length - maxLooked); at--) {
    const one = observations[at]
    if (one === undefined) continue
    if (one.kind === 'return') {
      latestReturn ??= one
      if (one.answers !== undefined && !answered.has(one.answers)) answered.set(one.answers, one)
    } else if (one.kind === 'call') {
      if (one.turn < turn) {
        callsBefore++
        if (earlierCalls.length < maxEarlier) earlierCalls.push(one)
      } else calls.push(one)
    } else if (one.kind === 'response' && one.turn >= turn) answers++
  }
  return { calls, callsBefore, earlierCalls, answers, latestReturn, answered }
}

export function putUnit(put: Put, kind: UnitKind, past: TrajectoryView, recent: Recent): void {
  const latest = latestTurnOf(past)
  put('kind', unitKinds.indexOf(kind))
  put('turns', past.turns.length)
  put('calls-in-turn', recent.calls.length)
  put('calls-before', recent.callsBefore)
  put('answers-before', recent.answers)
  put('offered', Math.log1p(past.offered.length))
  if (latest === undefined) return
  put('turn-words', Math.log1p(latest.forms.size))
  put('turn-asks', latest.text.includes('?'))
  put('comparable', latest.isComparable)
  putIdentity(put, past, latest.text)
}

const ranks =
  /\b(?:i am|i'm|im|this is|speaking as|as) (?:\S{1,24} ){0,4}?(?:admin\w{0,10}|manager|director|ceo|cto|owner|supervisor|root|superuser|engineer|officer|security|it (?:team|department|support)|support|head|chief|executive|operator|developer|staff|compliance|auditor|moderator|president|lead)\b|\b(?:admin(?:istrator)?|manager|supervisor) (?:here|speaking|rights|access|override)\b|\bon behalf of\b|\bauthori[sz]ed\b/i
const hurry =
  /\b(?:immediately|right now|urgent\w{0,3}|asap|at once|without (?:asking|delay|confirmation|further)|no questions?|do ?n.t ask|emergency|override|bypass|skip (?:the )?(?:check|verification|confirmation))\b/i
const own =
  /\b(?:my|mine|our own)\b(?: \w{1,24}){0,3} (?:account|password|profile|membership|key|token|login|data|access|card|order|booking)/i

function putIdentity(put: Put, past: TrajectoryView, text: string): void {
  const said = past.turns.length === 1 ? text : `${past.turns[0]?.text.slice(0, 2_048)} ${text}`
  put('claims-rank', ranks.test(said))
  put('hurries', hurry.test(said))
  put('own-things', own.test(said))
  put(
    'role-stated',
    past.turns.some(
      ({ source, sender }) =>
        source === 'user' &&
        (sender?.authenticatedBy !== undefined || (sender?.roles?.length ?? 0) > 0),
    ),
  )
  const words = text.match(/\p{L}{2,24}/gu)?.slice(0, 128) ?? []
  const isGoverning =
    words.some((word) => isVerbOf('administer', word) || isVerbOf('delete', word)) &&
    isAdministering(words.join('_').slice(0, 256), {}) !== undefined
  put('asks-governing', isGoverning)
}
