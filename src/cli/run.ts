/**
 * `mcip run`: one stdio server behind the guard. This file and all it imports ship as one bundle,
 * because a host starts it for every server at every start; what is not needed to start the server
 * comes in a second part of it, while the server already starts.
 */
import { McipError } from '../errors.ts'
import { exitCodeOf, passSignals, spawnServer } from '../transport/stdio.ts'
import { exitCodes } from './exit-code.ts'
import { runHelp, runOptions } from './run-options.ts'
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
    const { command, config } = options
    const started = await spawnServer(command, { maxBytes: config.maxMessageBytes })
    const stopPassing = passSignals(started, process.stdin.isTTY === true)
    try {
      const { runGuard } = await import('./run-guard.ts')
      return exitCodeOf(await runGuard(started, options))
    } finally {
      stopPassing()
    }
  } catch (fault) {
    return report(fault)
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
