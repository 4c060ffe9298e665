/** The calls of the user's turn as the rule looks at them, latest first. */
import { latestTurn, type TrajectoryView } from '../../../trajectory/memory.ts'
import type { Observation } from '../../../trajectory/observation.ts'

export interface TurnCall {
  readonly call: Observation
  /** Of its function. */
  readonly name: string
  /** Its last answer; absent while it waits for one. */
  readonly answer: Observation | undefined
}

/** Observations that are looked at, latest first. */
const maxLooked = 48

/** Calls since the user's last turn began; since the window began, where no turn is known. */
export function turnCalls(past: TrajectoryView): readonly TurnCall[] {
  const { observations } = past
  const turn = latestTurn(past)
  const answers = new Map<number, Observation>()
  const calls: TurnCall[] = []
  for (let at = observations.length - 1; at >= Math.max(0, observations.length - maxLooked); at--) {
    const seen = observations[at]
    if (seen === undefined || seen.turn < turn) break
    if (seen.kind === 'return' && seen.answers !== undefined && !answers.has(seen.answers))
      answers.set(seen.answers, seen)
    if (seen.kind !== 'call') continue
    const { unit = '' } = seen
    if (unit.startsWith('function:'))
      calls.push({ call: seen, name: unit.slice(9), answer: answers.get(seen.flow) })
  }
  return calls
}
