/**
 * `mcip run`: one stdio server behind the guard. This file and all it imports ship as one bundle,
 * because a host starts it for every server at every start.
 */
import { randomUUID } from 'node:crypto'
import { homedir } from 'node:os'
import { McipError } from '../errors.ts'
import { type ApprovalBook, createApprovalBook } from '../log/approval-book.ts'
import { defaultLogPath } from '../log/location.ts'
import { type OpenedFlowLog, openFlowLog } from '../log/open-flow-log.ts'
import { guardStdio } from '../proxy/guard-stdio.ts'
import { createStopNotice } from '../proxy/stop-notice.ts'
import { identifyServer } from '../trajectory/identify-server.ts'
import { createTrajectoryOf } from '../trajectory/message-trajectory.ts'
import { exitCodeOf, hostTransport, passSignals, spawnServer } from '../transport/stdio.ts'
import { exitCodes } from './exit-code.ts'
import { rememberHost } from './host-record.ts'
import { createHostTrajectory } from './host-trajectory.ts'
import { createPlaces } from './places.ts'
import { findHostProcess } from './process-table.ts'
import { type RunOptions, runHelp, runOptions } from './run-options.ts'
import { tell } from './tell.ts'

/** Codes of a shell for a command that is not there, or cannot be executed. */
const notFound = 127
const notExecutable = 126

/** Runs until the server has ended; gives back its exit code, or why it never started. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const options = await runOptions(argv)
    if (options === undefined) {
      // WHY: help is asked for by a person; stdout is the MCP channel only while a server runs.
      process.stdout.write(runHelp)
      return exitCodes.done ?? 0
    }
    return await guard(options)
  } catch (fault) {
    return report(fault)
  }
}

async function guard({ command, name, config, configFile }: RunOptions): Promise<number> {
  const server = identifyServer(command, name)
  // The server starts while the store is opened.
  const started = await spawnServer(command, { maxBytes: config.maxMessageBytes })
  const stopPassing = passSignals(started, process.stdin.isTTY === true)
  const now = () => new Date()
  const file =
    config.log.path ??
    defaultLogPath({ platform: process.platform, env: process.env, home: homedir() })
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
  const host = hostTransport(
    { input: process.stdin, output: process.stdout },
    { maxBytes: config.maxMessageBytes },
  )
  try {
    const exit = await guardStdio(host, started, {
      server,
      trajectory,
      mode: config.mode,
      failMode: config.failMode,
      log,
      records: store,
      approvals: bookOf(store, keys),
      ...(config.askIn === 'host' ? { askInHost: { secret: randomUUID() } } : {}),
      places: createPlaces({
        store: file,
        config: configFile,
        program: process.argv[1],
        command,
        cwd: process.cwd(),
        home: homedir(),
        env: process.env,
      }),
      now,
      clock: () => performance.now(),
      warn: tell,
      notice: createStopNotice(server, config.mode, tell, process.platform === 'win32'),
    })
    return exitCodeOf(exit)
  } finally {
    stopPassing()
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

function report(fault: unknown): number {
  if (!(fault instanceof McipError)) {
    tell(`mcip: a fault of mcip itself: ${fault instanceof Error ? fault.stack : String(fault)}`)
    return exitCodes.internal ?? 70
  }
  tell(`mcip: ${fault.message}`)
  tell(`      ${fault.hint}`)
  if (fault.code === 'transport.command-not-found') return notFound
  if (fault.code === 'transport.command-not-executable') return notExecutable
  return exitCodes.usage ?? 2
}
