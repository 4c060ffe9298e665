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
  // A reader that goes away (`mcip demo | head`) ends the process at once.
  const onExit = (): void => {
    if (!keep) stage.remove()
  }
  process.once('exit', onExit)
  const terminal = terminalOf(process.stdout, process.env)
  const story = createStory(terminal, json, (text) => process.stdout.write(text))
  const open: ToolClient[] = []
  let isOver = false
  const tell: Tell = (told) => {
    if (!isOver) story(told)
  }
  const close = async (): Promise<void> => {
    isOver = true
    await Promise.allSettled(open.map((client) => client.close()))
  }
  const stopWaiting = onceInterrupted(() => {
    setTimeout(() => process.exit(interruptedCode), closeMs).unref()
    void close().then(() => process.exit(interruptedCode))
  })
  try {
    const isAsTold = await perform({ stage, tell, own: ownClient, keep, open })
    return isAsTold ? exitCodes.done : exitCodes.found
  } finally {
    await close()
    stopWaiting()
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
