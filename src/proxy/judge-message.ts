/** message -> flow -> trajectory -> Guardian -> verdict: one message, judged where it stands. */
import type { Flow } from '../flow/flow.ts'
import type { FailMode } from '../guardian/fail-mode.ts'
import type { Guardian } from '../guardian/guardian.ts'
import type { JudgeInput } from '../guardian/judge.ts'
import { judgeInputOf } from '../guardian/judge-input.ts'
import type { Verdict } from '../guardian/verdict.ts'
import type { Message, RequestMessage, Side } from '../mcp/message.ts'
import type { GuardedServer } from '../trajectory/catalogue.ts'
import type { Connection } from '../trajectory/connection.ts'
import type { TrajectoryMemory } from '../trajectory/memory.ts'
import type { SeenOrigins } from '../trajectory/origins.ts'
import type { Completeness, TrajectoryKey } from '../trajectory/trajectory.ts'
import type { ServerMemory } from './server-memory.ts'

export interface JudgeDeps {
  readonly trajectory: TrajectoryKey
  readonly server: GuardedServer
  readonly connection: Connection
  /** Where the values of the trajectory came from. */
  readonly origins: SeenOrigins
  /** What the trajectory left behind so far, over all servers. */
  readonly past: TrajectoryMemory
  readonly memory: ServerMemory
  readonly guardian: Guardian
  readonly failMode: FailMode
  /** Keyed digest, lower-case hex. */
  readonly digest: (text: string) => string
}

export interface Judged {
  readonly message: Message
  readonly answers: RequestMessage | undefined
  readonly flows: readonly Flow[]
  readonly verdict: Verdict
  readonly input: JudgeInput
}

/** Judges one message and takes note of it; called once for each, in order. */
export async function judgeMessage(
  deps: JudgeDeps,
  message: Message,
  from: Side,
  at: string,
): Promise<Judged> {
  const { server, connection, origins, past, memory, digest } = deps
  const input = judgeInputOf(
    { server, connection, origins, past, digest, known: () => memory.known() },
    { message, from, at },
  )
  if (input.listed.length > 0 || memory.isStale) await memory.refresh()
  const verdict = deps.guardian.judge(input, completenessOf(deps))
  return {
    message,
    answers: input.answers,
    flows: input.flows,
    verdict: verdict instanceof Promise ? await verdict : verdict,
    input,
  }
}

function completenessOf({ trajectory, connection }: JudgeDeps): Completeness {
  return {
    query: 'unknown',
    builtins: false,
    response: false,
    lists: connection.sawList,
    // No working set yet: every value may come from something that is no longer at hand.
    provenance: 'window',
    key: trajectory.source,
  }
}
