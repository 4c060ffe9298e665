/**
 * The command line, but for `mcip run`: commands, usage errors and exit codes.
 *
 * Commands are loaded when they are asked for; only their words stand here.
 */
import { Command, CommanderError } from 'commander'
import { McipError } from '../errors.ts'
import { addApprovalCommands } from './approvals.ts'
import { addAuditCommand } from './audit.ts'
import { addBenchCommands } from './bench.ts'
import type { DemoOptions } from './demo.ts'
import { exitCodeMeanings, exitCodes } from './exit-code.ts'
import { addExplainCommand } from './explain.ts'
import { addFlowsCommand } from './flows.ts'
import { nearest } from './nearest.ts'
import { runHelp } from './run-options.ts'
import { addTaxonomyCommand } from './taxonomy.ts'
import { paint, plain, terminalOf } from './terminal.ts'
import { addTrainCommand } from './train.ts'
import { addTurnCommand } from './turn.ts'
import { packageVersion } from './version.ts'

/**
 * Runs one command to its end and returns the exit code. Faults are printed to stderr: one line
 * with the cause, one with the next step.
 *
 * @param argv what follows the program's name
 */
export async function main(argv: readonly string[]): Promise<number> {
  stopWithReader()
  try {
    const program = await createProgram()
    if (argv[0] === 'help') {
      helpFor(
        program,
        argv.slice(1).filter((word) => !word.startsWith('-')),
      )
      return exitCodes.done
    }
    if (argv.length === 0) {
      program.outputHelp({ error: true })
      return exitCodes.usage
    }
    await program.parseAsync([...argv], { from: 'user' })
    return typeof process.exitCode === 'number' ? process.exitCode : exitCodes.done
  } catch (fault) {
    return report(fault)
  }
}

/** The program with every command, as `mcip help` and `docs/cli.md` show it. */
export async function createProgram(): Promise<Command> {
  const program = new Command('mcip')
    .description(
      'A guard for the Model Context Protocol: records every message as an information flow, judges it and stops what does not belong.',
    )
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'show help for a command')
    .helpCommand('help [command...]', 'show help, e.g. `mcip help log verify`')
    .addHelpText('after', () => programHelp())
  addRunCommand(program)
  addDemoCommand(program)
  addAuditCommand(program)
  addFlowsCommand(program)
  addBenchCommands(program)
  addTrainCommand(program)
  const { addLogCommands } = await import('./log.ts')
  addLogCommands(program)
  const { addServersCommands } = await import('./servers.ts')
  addExplainCommand(program)
  addServersCommands(program)
  addApprovalCommands(program)
  addTurnCommand(program)
  addTaxonomyCommand(program)
  settle(program)
  return program
}

/** Words only: `bin.ts` starts `mcip run` without loading any of this. */
function addRunCommand(program: Command): void {
  program
    .command('run')
    .summary('run an MCP server behind the guard')
    .usage('[options] -- <command...>').helpInformation = () => runHelp
}

function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .summary('watch the guard at work on real servers')
    .description(
      'Start servers behind the guard in a temporary folder, drive them as an agent would, and show each flow, what was stopped and why, and the verified log.',
    )
    .option('--keep', 'keep the temporary folder and print its path')
    .option('--json', 'print one JSON object a line')
    .option('--own-client', 'use client and file server of mcip even where others are installed')
    .addHelpText(
      'after',
      `
Uses @modelcontextprotocol/client and @modelcontextprotocol/server-filesystem
where they are installed beside mcip, else a small client and server of its own.

Exit code 0: all happened as told; 1: something did not, and the last line says
what.

Examples:
  $ mcip demo
  $ mcip demo --keep`,
    )
    .action(async (options: DemoOptions) => {
      const { demo } = await import('./demo.ts')
      process.exitCode = await demo(options)
    })
}

function programHelp(): string {
  const codes = exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padEnd(4)}${meaning}`)
  return `
Exit codes (\`mcip run\` exits as the server does):
${codes.join('\n')}

Examples:
  $ mcip demo
  $ mcip run -- npx -y @modelcontextprotocol/server-filesystem ~/notes
  $ mcip log list
  $ mcip log verify
  $ mcip audit dialogues.jsonl
  $ mcip taxonomy replay-injection`
}

/** Prints the help of the command that `words` name, one word a level. */
function helpFor(program: Command, words: readonly string[]): void {
  let command = program
  for (const word of words) {
    const names = command.commands.map((child) => child.name())
    const child = command.commands.find((one) => one.name() === word)
    if (child === undefined) {
      const close = nearest(word, names)
      const suggestion = close === undefined ? '' : `; did you mean \`${close}\`?`
      throw new McipError('cli.usage', {
        reason: `unknown command \`${plain(word, 40)}\`${suggestion}`,
      })
    }
    command = child
  }
  command.outputHelp()
}

/** Makes every command throw instead of exiting, and leaves printing of errors to `report`. */
function settle(command: Command): void {
  command.exitOverride().configureOutput({ outputError: () => undefined })
  for (const child of command.commands) settle(child)
}

/** Prints a fault and returns the exit code for it. */
function report(fault: unknown): number {
  if (fault instanceof CommanderError) {
    if (fault.exitCode === 0) return exitCodes.done
    // A group without its command has printed its help.
    if (fault.code === 'commander.help') return exitCodes.usage
    return report(new McipError('cli.usage', { reason: usageReason(fault.message) }))
  }
  if (fault instanceof McipError) {
    print(fault.message, fault.hint)
    // What came until then is kept, and the same command goes on.
    if (fault.code === 'llm.gave-up') return exitCodes.found
    return fault.code === 'audit.worker-failed' ? exitCodes.internal : exitCodes.usage
  }
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
  print(
    `a fault of mcip itself: ${text.split('\n', 3).join(' ')}`,
    'please report it with this line',
  )
  return exitCodes.internal
}

/** Commander's words in ours: no prefix, names in backticks, the suggestion on the same line. */
function usageReason(message: string): string {
  return message
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean (?:one of )?(.+)\?\)$/s, '; did you mean `$1`?')
    .replace(/'([^']*)'/g, '`$1`')
    .replace(/\. Expected/, '; expected')
    .replace(/\.$/, '')
}

function print(message: string, hint: string): void {
  const terminal = terminalOf(process.stderr, process.env)
  const name = paint(terminal, 'red', 'mcip:')
  process.stderr.write(
    `${name} ${plain(message, 1000)}\n${paint(terminal, 'dim', 'hint:')} ${hint}\n`,
  )
}

/**
 * `mcip log list | head` ends quietly when the reader has had enough; where stdout cannot be written
 * for another reason, the exit code must not read as one of a finding.
 */
function stopWithReader(): void {
  process.stdout.once('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code === 'EPIPE') process.exit(exitCodes.done)
    const data = { file: 'standard output', reason: fault.message }
    process.exit(report(new McipError('cli.unwritable', data, { cause: fault })))
  })
  // What cannot be told on stderr changes nothing of what was asked for.
  process.stderr.on('error', () => undefined)
}
