/** message -> flow -> trajectory -> Guardian -> verdict: one message, judged where it stands. */
import type { Flow } from '../flow/flow.ts'
import type { FailMode } from '../guardian/fail-mode.ts'
import type { Guardian } from '../guardian/guardian.ts'
import { withRests } from '../guardian/in-parts.ts'
import type { JudgeInput, Rest } from '../guardian/judge.ts'
import { flowsInParts, type JudgeInputDeps, judgeInputOf } from '../guardian/judge-input.ts'
import type { Places } from '../guardian/protected-paths.ts'
import type { Finding, Verdict } from '../guardian/verdict.ts'
import type { Message, RequestMessage, Side } from '../mcp/message.ts'
import type { GuardedServer } from '../trajectory/catalogue.ts'
import type { Connection } from '../trajectory/connection.ts'
import { contextOf } from '../trajectory/context.ts'
import type { TrajectoryOf } from '../trajectory/message-trajectory.ts'
import type { Completeness, TrajectoryKey } from '../trajectory/trajectory.ts'
import type { Approvals } from './approvals.ts'
import type { Memories } from './memories.ts'
import type { ServerMemory } from './server-memory.ts'
import {
  beginsTurn,
  queryOf,
  type Spoken,
  type TurnDeps,
  takeTurn,
  turnDepsOf,
} from './take-turn.ts'
import type { Notes } from './trajectory-memory.ts'

export interface JudgeDeps {
  readonly trajectoryOf: TrajectoryOf
  readonly server: GuardedServer
  readonly connection: Connection
  readonly memories: Memories
  readonly log: TurnDeps['log']
  readonly memory: ServerMemory
  readonly guardian: Guardian
  readonly failMode: FailMode
  /** What a person has decided. @default nobody can be asked */
  readonly approvals?: Approvals
  /** @default nothing is known of the machine */
  readonly places?: Places
  /** Keyed digest, lower-case hex. */
  readonly digest: (text: string) => string
  /** What is awaited between parts of the work on a big message. @default nothing */
  readonly rest?: Rest
}

export interface Judged {
  readonly message: Message
  readonly trajectory: TrajectoryKey
  readonly answers: RequestMessage | undefined
  readonly flows: readonly Flow[]
  readonly verdict: Verdict
  /** Ids of the requests that wait for a person, by finding; for stderr only. */
  readonly waiting?: ReadonlyMap<Finding, string>
  readonly input: JudgeInput
}

/** Judges one message and takes note of it; called once for each, in order. */
export async function judgeMessage(
  deps: JudgeDeps,
  message: Message,
  from: Side,
  at: string,
): Promise<Judged> {
  const { server, connection, memory, digest } = deps
  const observed = connection.observe(message, from)
  const found = deps.trajectoryOf(message, from, observed.call)
  const trajectory = found instanceof Promise ? await found : found
  const looked = deps.memories.inStep(trajectory)
  const notes = looked instanceof Promise ? await looked : looked
  const { past } = notes
  const heard = hearQuery(deps, message, from, at, { trajectory, notes })
  if (heard !== undefined) await heard
  if (deps.rest !== undefined) await deps.rest()
  const inputDeps: JudgeInputDeps = {
    server,
    connection,
    past,
    places: deps.places,
    digest,
    known: () => memory.known(),
  }
  const sent = { message, from, at, observed }
  const flows =
    deps.rest === undefined
      ? undefined
      : await withRests(flowsInParts(inputDeps, sent, observed), deps.rest)
  const input = judgeInputOf(inputDeps, flows === undefined ? sent : { ...sent, flows })
  if (input.listed.length > 0 || memory.isStale) await memory.refresh()
  if (deps.rest !== undefined) await deps.rest()
  const judged = deps.guardian.judge(input, completenessOf(deps, trajectory, notes), deps.rest)
  const verdict = judged instanceof Promise ? await judged : judged
  const settled = isStopped(verdict)
    ? await deps.approvals?.settle(verdict, input, trajectory)
    : undefined
  return {
    message,
    trajectory,
    answers: input.answers,
    flows: input.flows,
    verdict: settled?.verdict ?? verdict,
    ...(settled === undefined ? {} : { waiting: settled.waiting }),
    input,
  }
}

function isStopped({ decision }: Verdict): boolean {
  return decision === 'ask' || decision === 'block'
}

/** Takes note of the query that the message's context brings, where it begins a turn; undefined: it brings none. */
function hearQuery(
  deps: JudgeDeps,
  message: Message,
  from: Side,
  at: string,
  { trajectory, notes }: { readonly trajectory: TrajectoryKey; readonly notes: Notes },
): Promise<unknown> | undefined {
  const context = contextOf(message, from)
  if (context?.query === undefined) return undefined
  const { query: text, author, turn: id, sender } = context
  const spoken: Spoken = {
    text,
    author,
    ...(id === undefined ? {} : { id }),
    ...(sender === undefined ? {} : { sender }),
  }
  if (!beginsTurn(spoken, notes.past.turns)) return undefined
  return takeTurn(turnDepsOf(deps), trajectory, notes, spoken, at)
}

function completenessOf(
  { connection }: JudgeDeps,
  { source }: TrajectoryKey,
  { past, isWhole, sawLists }: Notes,
): Completeness {
  return {
    query: queryOf(past.turns),
    builtins: false,
    response: false,
    lists: connection.sawList && sawLists,
    provenance: isWhole ? 'whole' : 'window',
    key: source,
  }
}
