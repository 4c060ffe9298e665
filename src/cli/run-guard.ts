/** The guard of `mcip run`, imported while the server already starts: it is most of the bundle. */
import { randomUUID } from 'node:crypto'
import { homedir } from 'node:os'
import { McipError } from '../errors.ts'
import {
  createLateClassifier,
  loadClassifierJudge,
} from '../guardian/classifier/late-classifier.ts'
import { shippedModel } from '../guardian/classifier/shipped-model.ts'
import { type ApprovalBook, createApprovalBook } from '../log/approval-book.ts'
import { defaultLogPath } from '../log/location.ts'
import { type OpenedFlowLog, openFlowLog } from '../log/open-flow-log.ts'
import { createDropNotice } from '../proxy/drop-notice.ts'
import { type GuardDeps, guardStdio } from '../proxy/guard-stdio.ts'
import { createStopNotice } from '../proxy/stop-notice.ts'
import { warmUp } from '../proxy/warm-up.ts'
import { identifyServer } from '../trajectory/identify-server.ts'
import { createTrajectoryOf } from '../trajectory/message-trajectory.ts'
import type { ServerExit, ServerProcess } from '../transport/stdio.ts'
import type { Transport } from '../transport/transport.ts'
import { cacheFolder } from './cache-folder.ts'
import { rememberHost } from './host-record.ts'
import { createHostTrajectory } from './host-trajectory.ts'
import { createPlaces } from './places.ts'
import { findHostProcess } from './process-table.ts'
import { reportFault } from './report-fault.ts'
import type { RunOptions } from './run-options.ts'
import { tell } from './tell.ts'

/**
 * Stands between host and server until the server has ended; gives back how, or an exit code.
 *
 * WHY the code of a fault, and not the fault: it may be of the class as this file's bundle has it,
 * which is not that of the bundle that waits for it.
 */
export async function runGuard(
  host: Transport,
  started: ServerProcess,
  options: RunOptions,
): Promise<ServerExit | number> {
  try {
    return await guard(host, started, options)
  } catch (fault) {
    if (fault instanceof McipError) return reportFault(fault)
    throw fault
  }
}

async function guard(
  host: Transport,
  started: ServerProcess,
  { command, name, config, configFile }: RunOptions,
): Promise<ServerExit> {
  const server = identifyServer(command, name)
  const now = () => new Date()
  const surroundings = { platform: process.platform, env: process.env, home: homedir() }
  const file = config.log.path ?? defaultLogPath(surroundings)
  const { log, store, keys } = openFlowLog({
    file,
    mode: config.log.content,
    now,
    warn: tell,
    retention: { days: config.log.retentionDays, bytes: config.log.retentionBytes },
  })
  const hostProcess = findHostProcess()
  void noteHost(hostProcess, store, now)
  const { CLAUDE_CODE_SESSION_ID, MCIP_TRAJECTORY } = process.env
  const trajectory = createTrajectoryOf({
    // WHY not all: it is asked for every message, and the system's copy is slow to read.
    environment: { CLAUDE_CODE_SESSION_ID, MCIP_TRAJECTORY },
    connection: randomUUID(),
    hostProcess: createHostTrajectory(hostProcess, store, () => now().getTime()),
  })
  const stopped = createStopNotice(server, config.mode, tell, process.platform === 'win32')
  const dropped = createDropNotice(server, tell)
  const deps: GuardDeps = {
    server,
    trajectory,
    mode: config.mode,
    failMode: config.failMode,
    log,
    records: store,
    approvals: bookOf(store, keys),
    ...(config.judges === 'rules'
      ? {}
      : { tiers: [createLateClassifier(() => loadClassifierJudge(config.model))] }),
    ...(config.askIn === 'host' ? { askInHost: { secret: randomUUID() } } : {}),
    places: createPlaces({
      store: file,
      config: configFile,
      model: config.model ?? (config.judges === 'rules' ? undefined : shippedModel()),
      program: process.argv[1],
      code: cacheFolder(surroundings),
      command,
      cwd: process.cwd(),
      home: surroundings.home,
      env: process.env,
    }),
    now,
    clock: () => performance.now(),
    warn: tell,
    notice: warmingUp((line) => {
      stopped(line)
      dropped.take(line)
    }),
  }
  try {
    return await guardStdio(host, started, deps)
  } finally {
    dropped.end()
  }
}

/** Notes whose agent must not answer for a person. */
async function noteHost(
  found: ReturnType<typeof findHostProcess>,
  store: OpenedFlowLog['store'],
  now: () => Date,
): Promise<void> {
  const [host, open] = [await found, store()]
  if (host !== undefined && open !== undefined) await rememberHost(open, host, now())
}

/** The approvals of the store, from when it is open. */
function bookOf(store: OpenedFlowLog['store'], keys: OpenedFlowLog['keys']) {
  let book: ApprovalBook | undefined
  return () => {
    const open = store()
    if (open !== undefined) book ??= createApprovalBook(open, keys())
    return book
  }
}

/** Warms up behind the first line, which the server is still to start for; goes on as `notice`. */
function warmingUp(notice: GuardDeps['notice']): GuardDeps['notice'] {
  let isWarm = false
  return (line) => {
    notice(line)
    if (isWarm) return
    isWarm = true
    // A guard is as right without it, and slower once.
    setImmediate(() => void warmUp().catch(() => undefined))
  }
}
