/** The flow log in lines for a person; every text of a message is cleaned before it is shown. */
import { isObject, parseObject, trajectoryId } from '../log/checkpoint.ts'
import type { Entry, LoggedFlow, MarkEntry, MessageEntry } from '../log/entry.ts'
import type { Verification } from '../log/fault.ts'
import { isMark } from '../log/marks.ts'
import type { Head } from '../log/store.ts'
import { formatFlow } from './five-tuple.ts'
import { toSecond } from './short-time.ts'
import { tableLines } from './table.ts'
import { paint, plain, type Terminal, wrap } from './terminal.ts'

/**
 * The trajectories as a table, in the order given.
 *
 * @param server the one that was asked for
 */
export function headLines(
  terminal: Terminal,
  heads: readonly Head[],
  server?: string,
): readonly string[] {
  if (heads.length === 0 && server !== undefined)
    return [`no trajectory whose last message was of server \`${plain(server, 200)}\``]
  if (heads.length === 0) return ['the flow log holds no trajectory yet']
  const isWide = terminal.width >= 110
  const idColumns = terminal.width >= 150 ? 80 : terminal.width >= 110 ? 48 : 26
  const headings = [
    'last',
    ...(isWide ? ['started'] : []),
    'server',
    'entries',
    'flows',
    'trajectory',
  ]
  const rows = heads.map((head) => [
    toSecond(head.lastAt),
    ...(isWide ? [toSecond(head.startedAt)] : []),
    plain(head.server, isWide ? 32 : 16),
    String(head.seq - (head.base?.seq ?? -1)),
    String(head.flows),
    plain(trajectoryId(head.trajectory), idColumns),
  ])
  return tableLines(terminal, headings, rows)
}

/** The lines of one entry: its flows as five-tuples, its findings, or what it is instead. */
export function entryLines(terminal: Terminal, bytes: string): readonly string[] {
  const entry = readEntry(bytes)
  if (entry === undefined) return [paint(terminal, 'red', 'an entry that cannot be read')]
  const note = (text: string): readonly string[] =>
    wrap(plain(text, 1_000), terminal.width, '     ').map((line) => paint(terminal, 'yellow', line))
  switch (entry.kind) {
    case 'message':
      return messageLines(terminal, entry)
    case 'rejected':
      return note(
        `---  a line from the ${entry.from} was not forwarded: ${entry.reason}, ${entry.detail}`,
      )
    case 'gap':
      return note(
        `---  the log could not be written since ${toSecond(entry.since)} (${entry.cause}): ${entry.forwarded} messages forwarded, ${entry.blocked} blocked without an entry`,
      )
    case 'mark':
      return note(`---  ${markText(entry)}`)
  }
}

/** `a person marked entry 9 as data-injection`. */
export function markText({
  about,
  label,
  by,
  at,
}: Pick<MarkEntry, 'about' | 'label' | 'by' | 'at'>): string {
  const when = toSecond(at)
  if (label === null) return `a person took back what was said of entry ${about} (${when})`
  const how = { mark: 'marked', approval: 'approved', denial: 'denied' }[by]
  return `a person ${how} entry ${about}: ${label} (${when})`
}

function messageLines(terminal: Terminal, entry: MessageEntry): readonly string[] {
  const { decision, risk, confidence, findings } = entry.verdict
  const layout = { width: terminal.width, color: terminal.colour }
  const flows = entry.flows.flatMap((flow) => {
    const logged: LoggedFlow = { ...flow, verdict: { decision, risk, confidence, findings } }
    return formatFlow(logged, layout).split('\n')
  })
  const method = plain(entry.message.method ?? entry.message.kind, 60)
  const none =
    flows.length === 0 ? [paint(terminal, 'dim', `-    ${method} from the ${entry.from}`)] : []
  return [
    ...none,
    ...flows,
    ...findings.flatMap((finding) =>
      wrap(
        `     ! ${plain(finding.risk ?? finding.code ?? 'finding', 60)} (${finding.severity}): ${plain(finding.text, 600)}`,
        terminal.width - 5,
        '  ',
      ).map((line) => `     ${paint(terminal, 'yellow', line)}`),
    ),
  ]
}

/** What verification found; the last line says it in one sentence. */
export function verificationLines(terminal: Terminal, found: Verification): readonly string[] {
  const counts = `${many(found.entries, 'entry', 'entries')} of ${many(found.trajectories, 'trajectory', 'trajectories')}, ${many(found.checkpoints, 'checkpoint', 'checkpoints')}`
  const faults = found.faults.flatMap((fault) => {
    const where = fault.trajectory === undefined ? 'log-wide chain' : trajectoryId(fault.trajectory)
    const text = `${paint(terminal, 'red', fault.kind)}  ${plain(where, 60)}: ${plain(fault.text, 400)}`
    return wrap(text, terminal.width, '  ')
  })
  const notes = found.notes.flatMap((note) =>
    wrap(`note  ${plain(note, 400)}`, terminal.width, '  '),
  )
  const end = found.ok
    ? `${paint(terminal, 'green', 'verified')}: ${counts}`
    : `${paint(terminal, 'red', 'broken')}: ${found.faults.length === 1 ? 'one fault' : `${found.faults.length} faults`} in ${counts}`
  return [...notes, ...faults, ...wrap(end, terminal.width)]
}

function many(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`
}

/** The entry that bytes hold; undefined where they are none of a known kind. */
export function readEntry(bytes: string): Entry | undefined {
  const value = parseObject(bytes)
  const isRejected = value?.kind === 'rejected' && typeof value.detail === 'string'
  const isGap = value?.kind === 'gap' && typeof value.since === 'string'
  if (isRejected || isGap || isMark(value) || isMessage(value)) return value as unknown as Entry
  return undefined
}

/** Whether an entry has the parts that are shown: the log may have been written by another hand. */
function isMessage(value: Readonly<Record<string, unknown>> | undefined): boolean {
  if (value?.kind !== 'message' || !isObject(value.message) || !isObject(value.verdict))
    return false
  const { flows } = value
  if (!Array.isArray(flows) || !Array.isArray(value.verdict.findings)) return false
  return flows.every(
    (flow) =>
      isObject(flow) &&
      isObject(flow.sender) &&
      isObject(flow.recipient) &&
      Array.isArray(flow.subject) &&
      isObject(flow.type) &&
      Array.isArray(flow.type.about) &&
      Array.isArray(flow.principle),
  )
}
