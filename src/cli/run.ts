/**
 * `mcip run`: one stdio server behind the guard. This file and all it imports ship as one bundle,
 * because a host starts it for every server at every start; what is not needed to start the server
 * comes in a second file, while the server already starts.
 */
import { exitCodeOf, hostTransport, passSignals, spawnServer } from '../transport/stdio.ts'
import { guardedMark } from './agent-mark.ts'
import { exitCodes } from './exit-code.ts'
import { loadGuard } from './load-guard.ts'
import { reportFault } from './report-fault.ts'
import { runHelp, runOptions } from './run-options.ts'

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
    const env = { ...process.env, [guardedMark]: '1' }
    const started = await spawnServer(command, { maxBytes: config.maxMessageBytes, env })
    const stopPassing = passSignals(started, process.stdin.isTTY === true)
    try {
      const { maxMessageBytes: maxBytes } = config
      const host = hostTransport({ input: process.stdin, output: process.stdout }, { maxBytes })
      const runGuard = await loadGuard()
      const ended = await runGuard(host, started, options)
      return typeof ended === 'number' ? ended : exitCodeOf(ended)
    } finally {
      stopPassing()
    }
  } catch (fault) {
    return reportFault(fault)
  }
}
