/** One guarded stdio server from start to end: spawn, relay through the pipeline, clean shutdown. */
import { createHash } from 'node:crypto'
import type { Mode } from '../enforcement/mode.ts'
import type { FailMode } from '../guardian/fail-mode.ts'
import { createGuardian } from '../guardian/guardian.ts'
import type { Judge } from '../guardian/judge.ts'
import type { Places } from '../guardian/protected-paths.ts'
import { allRules } from '../guardian/rules/all-rules.ts'
import { createRulesJudge } from '../guardian/rules-judge.ts'
import type { ApprovalBook } from '../log/approval-book.ts'
import type { FlowLog } from '../log/flow-log.ts'
import type { GuardedServer } from '../trajectory/catalogue.ts'
import { createConnection } from '../trajectory/connection.ts'
import { oneTrajectory, type TrajectoryOf } from '../trajectory/message-trajectory.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import type { ServerExit, ServerProcess } from '../transport/stdio.ts'
import type { Transport } from '../transport/transport.ts'
import { createApprovals } from './approvals.ts'
import type { HandledLine } from './handled-line.ts'
import { createHostQuestions, type HostQuestions } from './host-questions.ts'
import { createMemories } from './memories.ts'
import { createPipeline, type Pipeline } from './pipeline.ts'
import type { PipelineDeps } from './pipeline-deps.ts'
import { deliveryTo, relay } from './relay.ts'
import { createServerMemory, type RecordStore } from './server-memory.ts'

export interface GuardDeps {
  readonly server: GuardedServer
  /** The trajectory of every message, or what gives each message its own. */
  readonly trajectory: TrajectoryKey | TrajectoryOf
  readonly mode: Mode
  readonly failMode: FailMode
  readonly log: FlowLog
  readonly records: RecordStore
  /** Where a person's decisions are. @default nobody can be asked */
  readonly approvals?: () => ApprovalBook | undefined
  /**
   * Asks a person in the host too, under a secret of this connection; needs `approvals`.
   * @default in a terminal only
   */
  readonly askInHost?: { readonly secret: string; readonly waitMs?: number }
  /** Judges that are asked after the rules. @default none */
  readonly tiers?: readonly Judge[]
  /** What is known of the machine that calls act on. @default nothing */
  readonly places?: Places
  readonly now: () => Date
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number
  /** Takes a line for the person at stderr. @default nobody is told */
  readonly warn?: (line: string) => void
  /** Called for every line after it was logged. */
  readonly notice: (line: HandledLine) => void
}

/**
 * The pipeline of one connection, with the rules that ship and what the records know of the server.
 *
 * @param asking what asks a person @default what `deps` say
 */
export async function createGuard(
  deps: GuardDeps,
  asking: Asking = askingOf(deps),
): Promise<Pipeline> {
  const memory = createServerMemory(deps.records, deps.server)
  await memory.refresh()
  const { approvals: _, askInHost: __, tiers = [], ...rest } = deps
  return createPipeline({
    ...rest,
    ...asking,
    memory,
    // WHY: definitions are public and compared for months, also under another store's key.
    connection: createConnection(sha256),
    trajectoryOf:
      typeof deps.trajectory === 'function' ? deps.trajectory : oneTrajectory(deps.trajectory),
    memories: createMemories(deps.log.workingSet),
    digest: deps.log.digest,
    guardian: createGuardian([createRulesJudge(allRules, deps.failMode), ...tiers], deps.failMode),
  })
}

/**
 * Relays until the server has ended, which it is asked to once the host hangs up; then closes the
 * log. Gives back how the server ended.
 */
export async function guardStdio(
  host: Transport,
  server: ServerProcess,
  deps: GuardDeps,
): Promise<ServerExit> {
  const asking = askingOf(deps)
  const pipeline = await createGuard(deps, asking)
  relay(host, server.transport, pipeline)
  const overdue = letOutOverdue(host, server.transport, pipeline, asking.questions)
  const hostGone = host.closed.then(() => server.stop())
  const serverGone = server.exited.then(() => server.transport.closed)
  // A fault in handling a line ends the relay: nothing may pass that is not judged.
  const fault = Promise.race([failure(host.closed), failure(server.transport.closed), overdue])
  try {
    await Promise.race([Promise.all([hostGone, serverGone]), serverGone, fault])
    return await server.exited
  } finally {
    // WHY first: whatever fails below, no server outlives its guard. One that has ended is let be.
    server.kill('SIGKILL')
    asking.questions?.close()
    await host.end()
    await closeLog(deps)
  }
}

type Asking = Pick<PipelineDeps, 'approvals' | 'questions'>

function askingOf({ approvals: book, askInHost, mode, log, now, server }: GuardDeps): Asking {
  if (book === undefined) return {}
  const { digest } = log
  const approvals = createApprovals({ book, mode, digest, now })
  if (askInHost === undefined) return { approvals }
  const questions = createHostQuestions({ ...askInHost, approvals, server: server.id, digest })
  return { approvals, questions }
}

/** Lets out what has waited for a person in vain; the promise rejects where that fails. */
function letOutOverdue(
  host: Transport,
  server: Transport,
  pipeline: Pipeline,
  questions: HostQuestions | undefined,
): Promise<never> {
  const deliver = deliveryTo(host, server)
  return new Promise((_, reject) => {
    questions?.connect({
      send: (text) => void host.send(Buffer.from(`${text}\n`)),
      release: (held) => {
        pipeline.accept([held], 'host', false).then(deliver).catch(reject)
      },
    })
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Closes the log; entries are committed already, so a fault here changes no exit code. */
async function closeLog({ log, warn }: GuardDeps): Promise<void> {
  try {
    await log.close()
  } catch (cause) {
    warn?.(`mcip: the flow log was not closed: ${cause instanceof Error ? cause.message : cause}`)
  }
}

/** Rejects when `promise` does; never resolves. */
function failure(promise: Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => {
    promise.catch(reject)
  })
}
