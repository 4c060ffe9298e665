/**
 * `mcip demo`: real servers behind the guard, an agent that trusts them, and the log that tells
 * what happened. Fails where something does not happen as told, so it is its own test.
 */
import { perform } from './demo/perform.ts'
import { createStory } from './demo/show.ts'
import { createStage } from './demo/stage.ts'
import type { Tell } from './demo/told.ts'
import type { ToolClient } from './demo/tool-client.ts'
import { exitCodes } from './exit-code.ts'
import { terminalOf } from './terminal.ts'

export interface DemoOptions {
  /** Whether the temporary folder stays. @default false */
  readonly keep?: boolean
  /** Whether each thing told is one JSON line. @default false */
  readonly json?: boolean
  /** Whether client and file server of this package are used even where others are installed. @default false */
  readonly ownClient?: boolean
}

/** What a shell gives for a program that Ctrl-C ended: 128 + 2. */
const interruptedCode = 130
/** Milliseconds that the servers get to end after Ctrl-C. */
const closeMs = 3_000

/** The exit code: 0 where all happened as told, 1 where it did not, 130 after Ctrl-C. */
export async function demo(options: DemoOptions = {}): Promise<number> {
  const { keep = false, json = false, ownClient = false } = options
  const stage = createStage()
  const onExit = (): void => {
    if (!keep) stage.remove()
  }
  process.once('exit', onExit)
  const terminal = terminalOf(process.stdout, process.env)
  const story = createStory(terminal, json, (text) => process.stdout.write(text))
  const open: Promise<ToolClient>[] = []
  const over = new AbortController()
  const tell: Tell = (told) => {
    if (!over.signal.aborted) story(told)
  }
  const close = async (): Promise<void> => {
    over.abort()
    // A guard that is still starting would make its log's folder anew: it is waited for too.
    await Promise.allSettled(open.map(async (connecting) => (await connecting).close()))
  }
  const endNow = (code: number): void => {
    setTimeout(() => process.exit(code), closeMs).unref()
    void close().then(() => process.exit(code))
  }
  const stopWaiting = [
    onceInterrupted(() => endNow(interruptedCode)),
    onceReaderIsGone(() => endNow(exitCodes.done)),
  ]
  try {
    const isAsTold = await perform({ stage, tell, own: ownClient, keep, open, signal: over.signal })
    return isAsTold ? exitCodes.done : exitCodes.found
  } finally {
    await close()
    for (const stop of stopWaiting) stop()
    process.off('exit', onExit)
    onExit()
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Calls `then` at the first signal that asks this process to end; gives back what stops that. */
function onceInterrupted(then: () => void): () => void {
  let isDone = false
  const listener = (): void => {
    if (!isDone) then()
    isDone = true
  }
  for (const signal of signals) process.on(signal, listener)
  return () => {
    for (const signal of signals) process.off(signal, listener)
  }
}

/**
 * Calls `then`, in place of what else listens, when nobody reads stdout any more (`mcip demo | head`);
 * of another fault the others are told as well.
 */
function onceReaderIsGone(then: () => void): () => void {
  const { stdout } = process
  const others = stdout.listeners('error') as ((fault: Error) => void)[]
  stdout.removeAllListeners('error')
  let isDone = false
  const listener = (fault: NodeJS.ErrnoException): void => {
    if (fault.code !== 'EPIPE') for (const other of others) other(fault)
    if (!isDone) then()
    isDone = true
  }
  stdout.on('error', listener)
  return () => {
    stdout.off('error', listener)
    for (const other of others) stdout.on('error', other)
  }
}
