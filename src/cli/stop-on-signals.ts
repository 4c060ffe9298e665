/** Ctrl-C and SIGTERM as a request to end well; the second one ends at once. */
import { constants } from 'node:os'

export interface Stop {
  readonly signal: AbortSignal
  /** 128 + n once signal n has come. */
  exitCode(): number | undefined
  /** Signals mean again what they mean to every process. */
  end(): void
}

export function stopOnSignals(): Stop {
  const controller = new AbortController()
  let code: number | undefined
  const handle = (name: NodeJS.Signals): void => {
    const next = 128 + (constants.signals[name] ?? 0)
    if (code !== undefined) process.exit(next)
    code = next
    controller.abort()
  }
  const names: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM']
  for (const name of names) process.on(name, handle)
  return {
    signal: controller.signal,
    exitCode: () => code,
    end() {
      for (const name of names) process.removeListener(name, handle)
    },
  }
}
