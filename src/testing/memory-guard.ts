/** A guard whose flow log lies in memory: the shipped rules and pipeline, no file, no process. */
import {
  type ApprovalBook,
  createApprovalBook,
  createFlowLog,
  createGuard,
  createMemoryStore,
  type FailMode,
  type FlowLog,
  type HandledLine,
  type Mode,
  type Pipeline,
  type Store,
  type TrajectoryKey,
  temporaryKeys,
} from '../index.ts'

export interface MemoryGuardOptions {
  /** @default 'enforce' */
  readonly mode?: Mode
  /** @default 'closed-for-changes' */
  readonly failMode?: FailMode
  /** Id of the guarded server. @default 'server' */
  readonly server?: string
  /** @default a new one in memory; give one to play a second connection to a known server */
  readonly store?: Store
  /** @default a log that redacts, over `store` */
  readonly log?: FlowLog
}

export interface MemoryGuard extends Pipeline {
  readonly store: Store
  /** Requests for approval, and what was decided about them. */
  readonly approvals: ApprovalBook
  readonly trajectory: TrajectoryKey
  /** Every line that was handled, in order. */
  readonly handled: readonly HandledLine[]
}

/** A guard in front of a server that is played by a test; time is wall time. */
export async function memoryGuard(options: MemoryGuardOptions = {}): Promise<MemoryGuard> {
  const store = options.store ?? createMemoryStore()
  const trajectory: TrajectoryKey = { source: 'process', value: 'played' }
  const handled: HandledLine[] = []
  const now = () => new Date()
  const keys = temporaryKeys()
  const log =
    options.log ?? createFlowLog({ store, mode: 'redacted', keys, now, warn: () => undefined })
  const approvals = createApprovalBook(store, keys)
  const id = options.server ?? 'server'
  const pipeline = await createGuard({
    server: { id, origin: 'file:played' },
    trajectory,
    mode: options.mode ?? 'enforce',
    failMode: options.failMode ?? 'closed-for-changes',
    log,
    records: () => store,
    approvals: () => approvals,
    now,
    clock: () => performance.now(),
    notice: (line) => handled.push(line),
  })
  return { ...pipeline, store, approvals, trajectory, handled }
}
