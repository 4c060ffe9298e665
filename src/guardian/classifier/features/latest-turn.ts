/** The latest turn of the user by itself: what is asked now, beside all that was asked. */
import type { TrajectoryView, Turn } from '../../../trajectory/memory.ts'
import { type Asked, askedIn } from '../../task/asked.ts'
import { formsOfText } from '../../task/words.ts'

/** UTF-16 code units and words that are looked at. */
const maxText = 4_096
const maxWords = 400

const known = new WeakMap<Turn, Asked>()

/** Undefined where no turn of the user is known. */
export function latestTurnOf(past: TrajectoryView): Asked | undefined {
  const turn = past.turns.at(-1)
  const asked = askedIn(past)
  if (turn === undefined || asked === undefined) return undefined
  let latest = known.get(turn)
  if (latest === undefined) {
    const written = turn.text.slice(0, maxText)
    latest = {
      written,
      text: written.toLowerCase(),
      forms: formsOfText(written, maxWords),
      isComparable: asked.isComparable,
      turn,
    }
    known.set(turn, latest)
  }
  return latest
}

/** The forms of what the client last said to the user; empty where it said nothing. */
export function lastSaidForms({ observations }: TrajectoryView): ReadonlySet<string> {
  const from = Math.max(0, observations.length - maxBack)
  for (let at = observations.length - 1; at >= from; at--) {
    const one = observations[at]
    if (one?.kind !== 'response') continue
    const text = one.leaves[0]?.[1]
    return typeof text === 'string' ? formsOfText(text.slice(0, maxText), maxWords) : none
  }
  return none
}

const maxBack = 64
const none: ReadonlySet<string> = new Set()

/** Share of `some` that `all` holds; 0 of none. */
export function shareIn(some: Iterable<string>, all: ReadonlySet<string>): number {
  let count = 0
  let held = 0
  for (const one of some) {
    count++
    if (all.has(one)) held++
  }
  return count === 0 ? 0 : held / count
}
