/**
 * Stdio: our own streams as the transport to the host, and a server that we start.
 *
 * stdout carries MCP and nothing else. The server's environment, working directory, stderr,
 * signals and exit code pass through.
 * @see MCP 2025-11-25, Transports, stdio; Lifecycle, Shutdown
 */
import type { ChildProcess } from 'node:child_process'
import { statSync } from 'node:fs'
import { constants } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import crossSpawn from 'cross-spawn'
import { McipError } from '../errors.ts'
import type { LineCodecOptions } from './line-codec.ts'
import { streamTransport } from './stream-transport.ts'
import type { Transport } from './transport.ts'

export interface HostStreams {
  readonly input: Readable
  readonly output: Writable
}

/**
 * The host at the other end of stdin and stdout.
 *
 * A host that hangs up ends the transport; it is never an exception. Measured on Node 20 and
 * Linux: `process.stdout` on a pipe or socket queues and leaves the event loop free (the manual
 * calls it synchronous); on Windows it blocks while the host does not read.
 */
export function hostTransport(streams: HostStreams, options: LineCodecOptions = {}): Transport {
  return streamTransport(streams.input, streams.output, { ...options, failedWriteEndsInput: true })
}

export interface ServerOptions extends LineCodecOptions {
  /** @default the environment of this process */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** @default the working directory of this process */
  readonly cwd?: string
}

/** How a server ended: by its own code or by a signal. */
export interface ServerExit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface StopGrace {
  /** Milliseconds from the end of its stdin to SIGTERM. @default 5_000 */
  readonly endMs?: number
  /** Milliseconds from a signal that asks it to end, ours or one passed on, to SIGKILL. @default 1_500 */
  readonly signalMs?: number
}

export interface ServerProcess {
  readonly transport: Transport
  readonly pid: number
  readonly exited: Promise<ServerExit>
  /** Sends a signal; without effect on a server that has exited. */
  kill(signal: NodeJS.Signals): void
  /**
   * Ends the server: closes its stdin, waits, SIGTERM, waits, SIGKILL. What it still wrote is
   * handed over before this resolves.
   */
  stop(grace?: StopGrace): Promise<ServerExit>
}

// An SDK client waits 2 s after closing stdin, sends SIGTERM (which is passed on), waits 2 s more
// and kills: the server must be gone before that, or nobody is left to end it.
const defaultEndMs = 5_000
const defaultSignalMs = 1_500

/**
 * The server that `command` starts, once it runs.
 *
 * @throws McipError `transport.no-command`, `transport.command-not-found`,
 *   `transport.command-not-executable`, `transport.folder-not-found`, `transport.command-failed`;
 *   where a shell finds out later (Windows), `exited` rejects with it
 */
export async function spawnServer(
  command: readonly string[],
  options: ServerOptions = {},
): Promise<ServerProcess> {
  const [program, ...args] = command
  if (program === undefined || program === '') throw new McipError('transport.no-command')
  const child = start(program, args, options)
  const started = new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', reject)
  })
  try {
    await started
  } catch (cause) {
    throw startFault(program, options.cwd, cause)
  }
  return serverProcess(child, program, options)
}

function start(program: string, args: string[], options: ServerOptions): ChildProcess {
  try {
    return crossSpawn(program, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      windowsHide: true,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.env === undefined ? {} : { env: { ...options.env } }),
    })
  } catch (cause) {
    throw startFault(program, options.cwd, cause)
  }
}

function serverProcess(
  child: ChildProcess,
  program: string,
  options: ServerOptions,
): ServerProcess {
  const { stdin, stdout, pid } = child
  if (stdin === null || stdout === null || pid === undefined) {
    throw new McipError('transport.command-failed', { command: program, reason: 'no pipes' })
  }
  let running = true
  let onEndSignal: () => void = () => undefined
  /** Resolves at the first signal that asks the server to end. */
  const signalled = new Promise<void>((resolve) => {
    onEndSignal = resolve
  })
  const exited = new Promise<ServerExit>((resolve, reject) => {
    child.once('exit', (code, signal) => {
      running = false
      resolve({ code, signal })
    })
    child.on('error', (cause) => {
      // The other kind, a failed kill, changes nothing: the server runs on.
      if (isSpawnError(cause)) reject(startFault(program, options.cwd, cause))
    })
  })
  const transport = streamTransport(stdout, stdin, options)

  function kill(signal: NodeJS.Signals): void {
    if (!running) return
    child.kill(signal)
    onEndSignal()
  }

  return {
    transport,
    pid,
    exited,
    kill,
    async stop(grace = {}) {
      const { endMs = defaultEndMs, signalMs = defaultSignalMs } = grace
      // Not awaited: a server that does not read its stdin would never let it end.
      void transport.end()
      if (!(await within(endMs, [exited, signalled]))) kill('SIGTERM')
      if (!(await within(signalMs, [exited]))) kill('SIGKILL')
      const exit = await exited
      // A process that the server left behind may hold the pipe open for ever.
      if (!(await within(signalMs, [transport.closed]))) stdout.destroy()
      return exit
    },
  }
}

/** Whether one of `promises` settles within `ms` milliseconds. */
async function within(ms: number, promises: readonly Promise<unknown>[]): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false)
  })
  const settled = (): boolean => true
  try {
    return await Promise.race([late, ...promises.map((one) => one.then(settled, settled))])
  } finally {
    clearTimeout(timer)
  }
}

const passedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Passes the signals that ask this process to end on to the server; returns what stops that.
 *
 * With a terminal as stdin, SIGINT and SIGHUP have reached the server as well as us (one process
 * group) and are only kept from ending us first.
 */
export function passSignals(server: Pick<ServerProcess, 'kill'>, isTerminal: boolean): () => void {
  const listeners = passedSignals.map((signal) => {
    const listener = (): void => {
      if (!isTerminal || signal === 'SIGTERM') server.kill(signal)
    }
    process.on(signal, listener)
    return { signal, listener }
  })
  return () => {
    for (const { signal, listener } of listeners) process.off(signal, listener)
  }
}

/** The exit code that a shell gives for `exit`: 128 + n for signal n. */
export function exitCodeOf(exit: ServerExit): number {
  if (exit.signal !== null) return 128 + constants.signals[exit.signal]
  return exit.code ?? 1
}

function isSpawnError(cause: Error): boolean {
  return 'syscall' in cause && String(cause.syscall).startsWith('spawn')
}

/** The fault behind an error of `spawn`, with its likely cause. */
function startFault(program: string, cwd: string | undefined, cause: unknown): McipError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (cwd !== undefined && statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return new McipError('transport.folder-not-found', { command: program, folder: cwd }, { cause })
  }
  if (code === 'ENOENT') {
    return new McipError('transport.command-not-found', { command: program }, { cause })
  }
  if (code === 'EACCES' || code === 'ENOEXEC' || code === 'EPERM') {
    return new McipError('transport.command-not-executable', { command: program }, { cause })
  }
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new McipError('transport.command-failed', { command: program, reason }, { cause })
}
