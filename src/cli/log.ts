/** `mcip log`: read, verify, export, prune and repair the flow log. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { McipError } from '../errors.ts'
import { formatHead, type LogHead, parseHead } from '../log/chain.ts'
import { serialiseCheckpoint, trajectoryId } from '../log/checkpoint.ts'
import { exportEntries } from '../log/export/entries.ts'
import { exportMci } from '../log/export/mci.ts'
import { defaultRetention, prune } from '../log/retention.ts'
import { openExportFile } from '../log/store/export-file.ts'
import { repairStore } from '../log/store/repair.ts'
import { openSqliteStore } from '../log/store/sqlite.ts'
import type { Checkpoint, Store } from '../log/store.ts'
import { verifyLog } from '../log/verify.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { exitCodes } from './exit-code.ts'
import {
  examples,
  existingLog,
  type LogOptions,
  logCommand,
  outputTerminal,
  print,
  withStore,
} from './log-command.ts'
import { entryLines, headLines, verificationLines } from './log-lines.ts'
import { addLogMark } from './log-mark.ts'
import { findTrajectory } from './log-trajectory.ts'
import { safeJson, safeJsonText } from './safe-json.ts'
import { plain } from './terminal.ts'
import { wholeNumber } from './whole-number.ts'

const followMs = 250
const mebibyte = 1024 * 1024

/** Adds `mcip log` and its commands to `program`. */
export function addLogCommands(program: Command): void {
  const log = program
    .command('log')
    .summary('read, verify and export the flow log')
    .description('Read, verify and export the flow log that every guarded server writes to.')
    .addHelpText(
      'after',
      examples('mcip log list', 'mcip log show process:4711', 'mcip log verify'),
    )

  reading(log, 'list', 'list the trajectories, latest first')
    .option('--limit <n>', 'show at most this many', wholeNumber, 50)
    .option('--server <id>', 'show those whose last message was of this server')
    .addHelpText('after', examples('mcip log list', 'mcip log list --server files --json'))
    .action((options: LogOptions & { readonly limit: number; readonly server?: string }) =>
      list(options),
    )

  reading(log, 'show', 'show the flows of a trajectory as five-tuples')
    .argument('<trajectory>', 'id of a trajectory as `mcip log list` shows it, or its start')
    .addHelpText('after', examples('mcip log show process:4711', 'mcip log show 4711 --json'))
    .action((id: string, options: LogOptions) => show(id, options))

  addLogMark(log)

  reading(log, 'tail', 'show the latest entries of all trajectories')
    .option('-f, --follow', 'wait for more')
    .option('-n, --lines <n>', 'entries to start with', count, 20)
    .addHelpText('after', examples('mcip log tail', 'mcip log tail -f'))
    .action((options: LogOptions & TailOptions) => tail(options))

  reading(log, 'head', 'print the head of the log-wide chain, to keep it elsewhere')
    .addHelpText(
      'after',
      `
Prints number:hash after noting where every trajectory ends now. Keep it where
whoever can write the log cannot change it: \`mcip log verify --head\` then shows
whether anything from before was cut or written anew.
${examples('mcip log head', 'mcip log head >> /mnt/elsewhere/mcip-heads')}`,
    )
    .action((options: LogOptions) => head(options))

  reading(log, 'verify', 'check every chain and name the first broken entry')
    .argument('[file]', 'a file written by `mcip log export --form entries`')
    .option(
      '--head <head>',
      'a head that was kept elsewhere: number:hash, as `mcip log head` printed it',
    )
    .addHelpText(
      'after',
      `
Finds entries that were changed, removed, inserted or moved. The chain has no
key: that somebody wrote the whole log anew, or cut its end and set the heads
back, shows only against a head that was kept elsewhere.

Exit code 0: everything holds; 1: something is broken; 2: it cannot be read.
${examples('mcip log verify', 'mcip log verify --head 12:0f3a...', 'mcip log verify export.jsonl')}`,
    )
    .action((file: string | undefined, options: LogOptions & { readonly head?: string }) =>
      verify(file, options),
    )

  logCommand(log, 'export', 'write the log to stdout, one JSON object a line')
    .requiredOption(
      '--form <form>',
      '`mci`: one trajectory a line; `entries`: bytes and hash of each entry',
    )
    .option('--trajectory <id...>', 'only these trajectories')
    .addHelpText(
      'after',
      `
\`mci\` is for programs that read flows, \`entries\` for keeping a copy that
\`mcip log verify FILE\` can check. Content is redacted as it is stored; nothing
more is taken out.
${examples(
  'mcip log export --form mci > flows.jsonl',
  'mcip log export --form entries > log.jsonl',
  'mcip log verify log.jsonl',
)}`,
    )
    .action((options: LogOptions & ExportOptions) => exportLog(options))

  logCommand(log, 'prune', 'cut the oldest entries, down to an age and a size')
    .option(
      '--days <n>',
      'cut what is older than this many days',
      wholeNumber,
      defaultRetention.days,
    )
    .option(
      '--size <MiB>',
      'cut the oldest until the log takes at most this much',
      wholeNumber,
      Math.round(defaultRetention.bytes / mebibyte),
    )
    .addHelpText(
      'after',
      `
A guard does this by itself soon after its start, at most once a day, with the
bounds of its configuration. The chains still verify: what was cut is noted in
the log-wide chain.
${examples('mcip log prune', 'mcip log prune --days 30 --size 500')}`,
    )
    .action((options: LogOptions & { readonly days: number; readonly size: number }) =>
      pruneLog(options),
    )

  logCommand(log, 'repair', 'copy what can be read of a damaged log into a new one')
    .addHelpText(
      'after',
      `
A sound log is left alone. The damaged file is kept under another name. End
running guards first.

A file that does not even begin as SQLite does is taken for a damaged log only
at the usual place (no --log), or where the keys of a log lie beside it
(FILE.digest-key, FILE.seal-key); any other is left alone.

Exit code 0: sound, or all of it was copied; 1: something was lost, or the new
log does not verify; 2: no flow log, or it cannot be read.
${examples('mcip log repair')}`,
    )
    .action((options: LogOptions) => repair(options))
}

async function list(
  options: LogOptions & { readonly limit: number; readonly server?: string },
): Promise<void> {
  await withStore(options, async (store) => {
    const { limit, server } = options
    const heads = await store.heads({ limit, ...(server === undefined ? {} : { server }) })
    if (options.json)
      print(
        safeJson(
          heads.map((item) => ({ id: trajectoryId(item.trajectory), ...item })),
          2,
        ),
      )
    else {
      // stderr, so that a table that is piped on stays a table.
      process.stderr.write(`flow log: ${plain(existingLog(options), 400)}\n`)
      print(...headLines(outputTerminal(), heads, server))
    }
  })
}

async function show(id: string, options: LogOptions): Promise<void> {
  await withStore(options, async (store) => {
    for await (const entry of store.entries(await findTrajectory(store, id))) {
      if (options.json) print(safeJsonText(entry.bytes))
      else print(...entryLines(outputTerminal(), entry.bytes))
    }
  })
}

interface TailOptions {
  readonly follow?: true
  readonly lines: number
}

async function tail(options: LogOptions & TailOptions): Promise<void> {
  await withStore(options, async (store) => {
    const write = (bytes: string): void =>
      options.json ? print(safeJsonText(bytes)) : print(...entryLines(outputTerminal(), bytes))
    let position = 0
    let last: string[] = []
    for await (const entry of store.tail()) {
      position = entry.position
      last.push(entry.bytes)
      if (last.length > options.lines * 2) last = last.slice(-options.lines)
    }
    for (const bytes of options.lines === 0 ? [] : last.slice(-options.lines)) write(bytes)
    while (options.follow) {
      for await (const entry of store.tail(position)) {
        position = entry.position
        write(entry.bytes)
      }
      await pause(followMs)
    }
  })
}

async function head(options: LogOptions): Promise<void> {
  await withStore(options, async (store) => {
    const link = await currentCheckpoint(store)
    if (link === undefined) throw new McipError('log.empty', { file: existingLog(options) })
    print(options.json ? safeJson({ number: link.number, hash: link.hash }, 2) : formatHead(link))
  })
}

/** The last link of the log-wide chain, after noting the heads that changed since. */
function currentCheckpoint(store: Store): Checkpoint | undefined | Promise<Checkpoint | undefined> {
  return store.checkpoint((number, heads) =>
    heads.length === 0 ? undefined : serialiseCheckpoint(number, new Date().toISOString(), heads),
  )
}

async function verify(
  file: string | undefined,
  options: LogOptions & { readonly head?: string },
): Promise<void> {
  const kept = options.head === undefined ? {} : { head: readHead(options.head) }
  const source =
    file === undefined
      ? openSqliteStore({ file: existingLog(options) })
      : await openExportFile(file)
  try {
    const found = await verifyLog(source, kept)
    print(...(options.json ? [safeJson(found, 2)] : verificationLines(outputTerminal(), found)))
    if (!found.ok) process.exitCode = exitCodes.found
  } finally {
    await source.close()
  }
}

interface ExportOptions {
  readonly form: string
  readonly trajectory?: readonly string[]
}

async function exportLog(options: LogOptions & ExportOptions): Promise<void> {
  const { form } = options
  if (form !== 'mci' && form !== 'entries') {
    throw new McipError('cli.usage', {
      reason: `--form is \`${plain(form, 40)}\`, not \`mci\` or \`entries\``,
    })
  }
  await withStore(options, async (store) => {
    let only: TrajectoryKey[] | undefined
    for (const id of options.trajectory ?? []) {
      only = [...(only ?? []), await findTrajectory(store, id)]
    }
    const lines = form === 'mci' ? exportMci(store, only) : exportEntries(store, only)
    for await (const line of lines) await printSlowly(safeJsonText(line))
  })
}

async function pruneLog(
  options: LogOptions & { readonly days: number; readonly size: number },
): Promise<void> {
  await withStore(options, async (store) => {
    const bounds = { days: options.days, bytes: options.size * mebibyte }
    const pruned = await prune(store, bounds, () => new Date())
    print(
      `cut ${pruned.entries} entries of ${pruned.trajectories} trajectories; the chains still verify`,
    )
  })
}

async function repair(options: LogOptions): Promise<void> {
  const file = existingLog(options)
  const usual = options.log === undefined ? { isPlaceOfLog: true } : {}
  const report = await repairStore(file, { now: new Date(), ...usual })
  if (report.kind === 'sound') {
    const lines = verificationLines(outputTerminal(), report.verification)
    print('nothing to repair: the flow log is as it was', ...lines)
    return
  }
  const { entries, trajectories, records, kept, lost, verification } = report
  print(
    `copied ${entries} entries of ${trajectories} trajectories and ${records} records`,
    `the damaged file is now ${plain(kept, 400)}`,
    ...(lost.length === 0 ? ['nothing was lost'] : lost.map((text) => `lost: ${plain(text, 400)}`)),
    ...verificationLines(outputTerminal(), verification),
  )
  if (lost.length > 0 || !verification.ok) process.exitCode = exitCodes.found
}

function readHead(text: string): LogHead {
  const found = parseHead(text)
  if (found !== undefined) return found
  throw new McipError('cli.usage', { reason: `--head is \`${plain(text, 80)}\`, not number:hash` })
}

function reading(log: Command, name: string, summary: string): Command {
  return logCommand(log, name, summary).option('--json', 'print JSON')
}

function count(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new McipError('cli.usage', { reason: `\`${plain(text, 40)}\` is not a whole number` })
}

/** Waits where the reader is slower than the log: an export may be larger than memory. */
async function printSlowly(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) {
    await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}
