/** Calls of the trajectory that are equal to the one that is judged: function, server and arguments. */
import type { JsonObject } from '../../../mcp/json.ts'
import type { Turn } from '../../../trajectory/memory.ts'
import type { Observation, ObservedLeaf } from '../../../trajectory/observation.ts'
import { observedLeaves } from '../../../trajectory/observed-leaves.ts'
import type { JudgeInput } from '../../judge.ts'
import { hasFailed } from '../../outcome.ts'

/** Observations looked at, latest first. */
const maxLooked = 2_048
/** UTF-16 code units from which an observation may not hold all of the arguments. */
const longArguments = 8_192

export interface EqualCalls {
  /** The latest equal call, where it succeeded; a failure makes room for a retry. */
  readonly latest: Observation | undefined
  /** How many equal ones succeeded since the turn began, one after the other. */
  readonly inTurn: number
  /** Whether one of an earlier turn succeeded. */
  readonly isEarlier: boolean
}

/** @param turn the user's latest turn; without it every equal call counts as one of this turn */
export function equalCalls(
  { past, server, flows }: JudgeInput,
  name: string,
  args: JsonObject,
  turn: Turn | undefined,
): EqualCalls {
  const unit = `function:${name.slice(0, 256)}`
  const leaves = observedLeaves(args)
  const isCut = leaves.reduce((sum, [, value]) => sum + String(value).length, 0) >= longArguments
  const answers = new Map<number, Observation>()
  const { observations } = past
  let wanted: ReadonlyMap<string, ObservedLeaf[1]> | undefined
  let latest: Observation | undefined
  let inTurn = 0
  for (let at = observations.length - 1; at >= Math.max(0, observations.length - maxLooked); at--) {
    const seen = observations[at]
    if (seen === undefined) continue
    // The last answer of a call counts: those before it asked for more.
    if (seen.kind === 'return' && seen.answers !== undefined && !answers.has(seen.answers)) {
      answers.set(seen.answers, seen)
    }
    if (seen.kind !== 'call' || seen.unit !== unit || (seen.server ?? '') !== server.id) continue
    if (seen.leaves.length !== leaves.length) continue
    wanted ??= new Map(leaves)
    if (!isEqual(seen.leaves, wanted)) continue
    if (isCut && !flows.some(({ digest }) => seen.callDigest?.endsWith(` ${digest}`))) continue
    // Without an answer yet it may still fail: two calls under way at once are no replay.
    const answer = answers.get(seen.flow)
    const isDone = answer !== undefined && !hasFailed(answer)
    if (!isDone) return { latest, inTurn, isEarlier: false }
    latest ??= seen
    if (turn !== undefined && seen.turn < turn.number) return { latest, inTurn, isEarlier: true }
    inTurn++
  }
  return { latest, inTurn, isEarlier: false }
}

/** Whether as many leaves have the same values, whatever the order of their members. */
function isEqual(
  leaves: Observation['leaves'],
  wanted: ReadonlyMap<string, ObservedLeaf[1]>,
): boolean {
  return leaves.every(([pointer, value]) => wanted.get(pointer) === value)
}
