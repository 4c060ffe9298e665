/** What the commands over a flow log share: the option that names it, opening it, printing. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import type { Command } from 'commander'
import { McipError } from '../errors.ts'
import { defaultLogPath } from '../log/location.ts'
import { openSqliteStore, storeFile } from '../log/store/sqlite.ts'
import type { Store } from '../log/store.ts'
import { type Terminal, terminalOf } from './terminal.ts'

export interface LogOptions {
  readonly log?: string
  readonly json?: true
}

/** A command below `parent` that takes `--log`. */
export function logCommand(parent: Command, name: string, summary: string): Command {
  return parent
    .command(name)
    .summary(summary)
    .description(`${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`)
    .option(
      '--log <path>',
      "file of the flow log (default: MCIP_LOG, else log.db in the user's folder for state)",
    )
}

/** The lines of a help text that show a command in use. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`
}

/** The store's file; reading never makes one. @throws McipError `log.missing` */
export function existingLog(options: LogOptions): string {
  const { platform, env } = process
  const file = storeFile(options.log ?? defaultLogPath({ platform, env, home: homedir() }))
  if (!existsSync(file)) throw new McipError('log.missing', { file })
  return file
}

/** Does `work` with the store that is there. @throws McipError `log.missing` */
export async function withStore(
  options: LogOptions,
  work: (store: Store) => Promise<void>,
): Promise<void> {
  const store = openSqliteStore({ file: existingLog(options) })
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

/** The terminal behind stdout. */
export function outputTerminal(): Terminal {
  return terminalOf(process.stdout, process.env)
}

/** Lines to stdout. */
export function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`)
}
