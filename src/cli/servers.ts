/** `mcip servers`: what the guard remembers about servers, and how a person makes it forget. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { McipError } from '../errors.ts'
import { defaultLogPath } from '../log/location.ts'
import { openSqliteStore, storeFile } from '../log/store/sqlite.ts'
import type { Store } from '../log/store.ts'
import type { ServerRecord } from '../state/records.ts'
import { exitCodes } from './exit-code.ts'
import { nearest } from './nearest.ts'
import { safeJson } from './safe-json.ts'
import { readServer, serverLines, serversLines } from './server-lines.ts'
import { plain, terminalOf } from './terminal.ts'

interface ServersOptions {
  readonly log?: string
  readonly json?: true
}

/** Adds `mcip servers` and its commands to `program`. */
export function addServersCommands(program: Command): void {
  const servers = program
    .command('servers')
    .summary('see what is remembered about servers, or forget it')
    .description(
      'What the guard remembers about servers: their tools as they were first seen, and which have changed since.',
    )
    .addHelpText(
      'after',
      examples('mcip servers list', 'mcip servers show files', 'mcip servers forget files'),
    )

  command(servers, 'list', 'list the servers, the last seen first')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('mcip servers list', 'mcip servers list --json'))
    .action((options: ServersOptions) => list(options))

  command(servers, 'show', 'show the tools of one server and what has changed')
    .argument('<id>', 'id of the server, as `mcip servers list` shows it')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('mcip servers show files', 'mcip servers show files --json'))
    .action((id: string, options: ServersOptions) => show(id, options))

  command(servers, 'forget', 'forget a server, so that its tools count as new')
    .argument('<id>', 'id of the server, as `mcip servers list` shows it')
    .addHelpText(
      'after',
      `
Tools that have changed are stopped until a person has looked at them. Forget
the server when its new definitions are right: they are learned at its next
start. The flow log stays as it is. Only a person at a terminal can do it: an
agent must not approve what it wants to call.
${examples('mcip servers forget files')}`,
    )
    .action((id: string, options: ServersOptions) => forget(id, options))
}

async function list(options: ServersOptions): Promise<void> {
  await reads(options, async (store) => {
    const records = await allServers(store)
    print(...(options.json ? [safeJson(records, 2)] : serversLines(terminal(), records)))
  })
}

async function show(id: string, options: ServersOptions): Promise<void> {
  await reads(options, async (store) => {
    const record = await findServer(store, id)
    print(...(options.json ? [safeJson(record, 2)] : serverLines(terminal(), record)))
  })
}

async function forget(id: string, options: ServersOptions): Promise<void> {
  await reads(options, async (store) => {
    const record = await findServer(store, id)
    if (!(await isConfirmed(record))) {
      tell('nothing was forgotten')
      process.exitCode = exitCodes.found
      return
    }
    const isGone = await store.deleteRecord('server', record.id)
    tell(
      isGone
        ? `forgot ${plain(record.id, 128)}; its tools are learned anew at its next start`
        : 'it was forgotten meanwhile',
    )
  })
}

/**
 * Whether a person at the terminal types the server's id.
 *
 * @throws McipError `cli.needs-terminal` where nobody can
 */
async function isConfirmed(record: ServerRecord): Promise<boolean> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) {
    throw new McipError('cli.needs-terminal', { what: 'forgetting a server' })
  }
  const word = plain(record.id, 128)
  for (const line of serverLines(terminalOf(process.stderr, process.env), record)) tell(line)
  // WHY stderr: stdout is for what is asked for, and a pipe behind it must not eat the question.
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const typed = await reader.question(`\ntype ${word} to forget it: `)
    return word !== '' && typed.trim() === word
  } catch (cause) {
    // Ctrl-C and Ctrl-D at the question are a no.
    if (cause instanceof Error && cause.name === 'AbortError') return false
    throw cause
  } finally {
    reader.close()
  }
}

/** All that can be read, the last seen first. */
async function allServers(store: Store): Promise<readonly ServerRecord[]> {
  const records = (await store.records('server')).flatMap(({ key, value }) => {
    const record = readServer(key, value)
    return record === undefined ? [] : [record]
  })
  return records.sort((one, other) => (one.lastSeen < other.lastSeen ? 1 : -1))
}

async function findServer(store: Store, id: string): Promise<ServerRecord> {
  const records = await allServers(store)
  const found = records.find((record) => record.id === id)
  if (found !== undefined) return found
  const close = nearest(
    id,
    records.map((record) => record.id),
  )
  throw new McipError('cli.unknown-server', {
    id: plain(id, 80),
    suggestion: close === undefined ? '' : `; did you mean \`${plain(close, 128)}\`?`,
  })
}

/** Opens the store that is there; reading never makes one. @throws McipError `log.missing` */
async function reads(
  options: ServersOptions,
  work: (store: Store) => Promise<void>,
): Promise<void> {
  const { platform, env } = process
  const file = storeFile(options.log ?? defaultLogPath({ platform, env, home: homedir() }))
  if (!existsSync(file)) throw new McipError('log.missing', { file })
  const store = openSqliteStore({ file })
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

function command(servers: Command, name: string, summary: string): Command {
  return servers
    .command(name)
    .summary(summary)
    .description(`${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`)
    .option(
      '--log <path>',
      "file of the flow log (default: MCIP_LOG, else log.db in the user's folder for state)",
    )
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`
}

const terminal = (): ReturnType<typeof terminalOf> => terminalOf(process.stdout, process.env)

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`)
}

/** A word to the person at the terminal. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}
