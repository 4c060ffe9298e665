/**
 * The whole data flow:
 *
 *     bytes -> message -> flow -> trajectory -> Guardian -> verdict -> enforcement -> log
 *
 * A line is read, judged and acted on by `handleLine`; here it is logged before anything of it
 * leaves. When nothing can be logged, the fail mode decides about each message.
 */
import type { Side } from '../mcp/message.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { isSlow, type Line } from '../transport/transport.ts'
import { forgetBig } from './forget-big.ts'
import { handleLine } from './handle-line.ts'
import type { HandledLine } from './handled-line.ts'
import { learnFrom, teaches } from './learn.ts'
import { addOutgoing, type Outgoing } from './outgoing.ts'
import { mayOvertake } from './overtake.ts'
import type { PipelineDeps } from './pipeline-deps.ts'
import { createRemember } from './remember.ts'
import { createRest } from './rest.ts'
import { beginsTurn, type Spoken, takeTurn, turnDepsOf } from './take-turn.ts'
import { unlogged } from './unlogged.ts'

export interface Pipeline {
  /**
   * What leaves because of `lines`, sent by `from`; each line is logged before.
   *
   * @param mayHold false of lines that have been held already. @default true
   * @param deliver takes what leaves as soon as it may: before what it leaves behind is put away
   */
  accept(
    lines: readonly Line[],
    from: Side,
    mayHold?: boolean,
    deliver?: (outgoing: Outgoing) => void,
  ): Promise<Outgoing>
  /** Whether `line` may be accepted while a big one before it still is. */
  mayOvertake(line: Line, from: Side): boolean
  /**
   * Takes a turn of the user, or the answer to the user, from the program that the guard works
   * in; false where it could not be logged, or begins no turn.
   *
   * @param trajectory @default that of the connection
   */
  hear(spoken: Spoken, trajectory?: TrajectoryKey): Promise<boolean>
}

export function createPipeline(deps: PipelineDeps): Pipeline {
  const remember = createRemember(deps)
  return {
    async accept(lines, from, mayHold = true, deliver = () => undefined) {
      const handled: HandledLine[] = []
      const rest = lines.some(isSlow) ? createRest(deps.clock) : undefined
      for (const line of lines) {
        const one = await handleLine(rest ? { ...deps, rest } : deps, line, from, mayHold)
        if (one !== undefined) handled.push(one)
        if (one?.kind !== 'rejected' || one.released === undefined) continue
        const again = await handleLine(deps, one.released, 'host', false)
        if (again !== undefined) handled.push(again)
      }
      if (rest !== undefined) await rest()
      const drafts = handled.map(remember.drafts)
      const outcome = await deps.log.append(drafts.flat())
      const outgoing: Outgoing = { host: [], server: [] }
      const kept: (() => void)[] = []
      let entry = 0
      for (const [index, line] of handled.entries()) {
        const settled = outcome.stored ? line : unlogged(line, deps, outcome.cause)
        const end = entry + line.drafts.length
        const places = outcome.stored ? outcome.places.slice(entry, end) : []
        entry = end
        addOutgoing(outgoing, settled, (at) => places[at]?.flowSeq ?? 0)
        kept.push(() => remember.keep(settled, drafts[index] ?? [], places))
        deps.questions?.put(settled)
        deps.notice(settled)
      }
      // WHY before it is remembered: who waits for a message need not wait for that too. But what a
      // list teaches is kept before anybody gets the list, whenever the guard is killed.
      const isList = handled.some(teaches)
      if (!isList) deliver(outgoing)
      for (const keep of kept) keep()
      if (isList) {
        await learnFrom(handled, deps)
        deliver(outgoing)
      }
      forgetBig(lines)
      return outgoing
    },
    mayOvertake: (line, from) => mayOvertake(line, from, deps.connection),
    async hear(spoken, given) {
      const trajectory = given ?? (await deps.trajectoryOf(undefined, 'host', undefined))
      const notes = await deps.memories.inStep(trajectory)
      if (spoken.role !== 'client' && !beginsTurn(spoken, notes.past.turns)) return false
      const at = deps.now().toISOString()
      return (await takeTurn(turnDepsOf(deps), trajectory, notes, spoken, at)) !== undefined
    },
  }
}
