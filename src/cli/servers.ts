/** `mcip servers`: what the guard remembers about servers, and how a person makes it forget. */
import type { Command } from 'commander'
import { McipError } from '../errors.ts'
import type { Store } from '../log/store.ts'
import type { ServerRecord } from '../state/records.ts'
import { confirmPerson } from './confirm-person.ts'
import { exitCodes } from './exit-code.ts'
import {
  examples,
  type LogOptions,
  logCommand,
  outputTerminal,
  print,
  withStore,
} from './log-command.ts'
import { nearest } from './nearest.ts'
import { safeJson } from './safe-json.ts'
import { readServer, serverLines, serversLines } from './server-lines.ts'
import { tell } from './tell.ts'
import { plain, terminalOf } from './terminal.ts'

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

  logCommand(servers, 'list', 'list the servers, the last seen first')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('mcip servers list', 'mcip servers list --json'))
    .action((options: LogOptions) => list(options))

  logCommand(servers, 'show', 'show the tools of one server and what has changed')
    .argument('<id>', 'id of the server, as `mcip servers list` shows it')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('mcip servers show files', 'mcip servers show files --json'))
    .action((id: string, options: LogOptions) => show(id, options))

  logCommand(servers, 'forget', 'forget a server, so that its tools count as new')
    .argument('<id>', 'id of the server, as `mcip servers list` shows it')
    .addHelpText(
      'after',
      `
Tools that have changed are stopped until a person has looked at them. Forget
the server when its new definitions are right: they are learned at its next
start. The flow log stays as it is. Only a person can do it, by typing a word as
it is shown: an agent must not approve what it wants to call. It is refused
where the program that an agent runs in started it.
${examples('mcip servers forget files')}`,
    )
    .action((id: string, options: LogOptions) => forget(id, options))
}

async function list(options: LogOptions): Promise<void> {
  await withStore(options, async (store) => {
    const records = await allServers(store)
    print(...(options.json ? [safeJson(records, 2)] : serversLines(outputTerminal(), records)))
  })
}

async function show(id: string, options: LogOptions): Promise<void> {
  await withStore(options, async (store) => {
    const record = await findServer(store, id)
    print(...(options.json ? [safeJson(record, 2)] : serverLines(outputTerminal(), record)))
  })
}

async function forget(id: string, options: LogOptions): Promise<void> {
  await withStore(options, async (store) => {
    const record = await findServer(store, id)
    const lines = serverLines(terminalOf(process.stderr, process.env), record)
    if (!(await confirmPerson(store, { what: 'forgetting a server', toDo: 'forget it', lines }))) {
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
