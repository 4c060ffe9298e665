/** What words between user and client leave behind. */
import type { Observation } from './observation.ts'

export interface ObservedTurn {
  /** Who speaks. */
  readonly role: 'user' | 'client'
  readonly text: string
  /** Whether the words are the user's own; what a model declares for them is the host's. */
  readonly isAuthor: boolean
  /** `seq` of the turn's flow. */
  readonly flow: number
  /** RFC 3339. */
  readonly at: string
  /** Number of the user's turn. */
  readonly turn: number
}

export function turnObservation({
  role,
  text,
  isAuthor,
  flow,
  at,
  turn,
}: ObservedTurn): Observation {
  const isUser = role === 'user'
  return {
    flow,
    at,
    kind: isUser ? 'query' : 'response',
    integrity: isUser && isAuthor ? 'user' : 'host',
    confidentiality: 'private',
    subject: [{ role: 'user' }],
    turn,
    causedBy: [],
    leaves: text === '' ? [] : [['', text]],
  }
}
