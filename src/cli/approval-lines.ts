/** Requests for approval in lines for a person; every text of a message is cleaned before it is shown. */
import type { StoredApproval } from '../log/approval-book.ts'
import { isOver } from '../state/approvals.ts'
import { formatParty, formatSubject } from './five-tuple.ts'
import { toMinute } from './short-time.ts'
import { columnsOf, paint, plain, type Terminal, type TerminalStyle, wrap } from './terminal.ts'

const maxFields = 40

/** One request: how it stands, its flow, what was found, and every value that it binds to. */
export function approvalLines(
  terminal: Terminal,
  record: StoredApproval,
  now: number,
): readonly string[] {
  const { id, flow, shown, asks, lastAskedAt } = record
  const [standing, style] = standingOf(record, now)
  const { sender, recipient, subject, type, principle } = shown.flow
  const about = subject.map(formatSubject)
  const times = asks === 1 ? 'asked once' : `asked ${asks} times, last`
  const facts: readonly string[] = [
    `${formatParty(sender)} -> ${formatParty(recipient)}  ${type.message}: ${type.about.join(', ')} about ${about.join(' and ')}  [${principle.join(', ')}]`,
    `${shown.risk} (${shown.severity}): ${shown.text}`,
    ...shown.evidence.map((passage) => `evidence: "${plain(passage, 400)}"`),
    `in ${shown.trajectory}${flow.sender === '' ? '' : `, asked for by ${flow.sender}`}`,
  ]
  const head = `${paint(terminal, 'bold', plain(id, 16))}  ${paint(terminal, style, standing)}`
  const asked = `${times} ${ageOf(lastAskedAt, now)}`
  return [
    ...(columnsOf(`${head}  ${asked}`) <= terminal.width
      ? [`${head}  ${asked}`]
      : [head, ...indented(terminal, asked)]),
    ...facts.flatMap((text) => indented(terminal, text)),
    ...fieldLines(terminal, record),
  ]
}

function fieldLines(terminal: Terminal, { flow, standing }: StoredApproval): readonly string[] {
  const any = standing.state === 'granted' ? standing.any : []
  const names = flow.fields.map(({ pointer }) => plain(nameOf(pointer), 32))
  const columns = Math.max(0, ...names.map((name) => name.length))
  const lines = flow.fields.slice(0, maxFields).flatMap(({ pointer, shown, matters }, index) => {
    const value = any.includes(pointer) ? 'any value' : plain(shown, 400)
    return indented(
      terminal,
      `${(names[index] ?? '').padEnd(columns)} ${matters ? '!' : ' '} ${value}`,
    )
  })
  const more = flow.fields.length - maxFields
  return more > 0 ? [...lines, `  and ${more} more values; --json shows all`] : lines
}

/** `to` of `/arguments/to`: the name by which `--any` takes it. */
export function nameOf(pointer: string): string {
  return pointer === '' ? 'content' : pointer.replace(/^\/(?:arguments\/)?/, '')
}

function standingOf(record: StoredApproval, now: number): readonly [string, TerminalStyle] {
  const { standing } = record
  if (standing.state === 'used') return [`used ${ageOf(standing.at, now)}`, 'dim']
  if (isOver(record, now)) return [`over (${standing.state})`, 'dim']
  const until = `until ${toMinute(standing.until)} UTC`
  switch (standing.state) {
    case 'pending':
      return [`waits ${until}`, 'yellow']
    case 'denied':
      return [`denied ${until}`, 'red']
    case 'granted':
      return [`approved ${standing.once ? 'once, ' : ''}${until}`, 'green']
  }
}

/** `3 min ago`. */
function ageOf(at: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(at)) / 60_000))
  if (Number.isNaN(minutes)) return 'at an unknown time'
  if (minutes < 1) return 'just now'
  if (minutes < 120) return `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`
}

function indented(terminal: Terminal, text: string): readonly string[] {
  return wrap(plain(text, 1_000), terminal.width - 2).map((line) => `  ${line}`)
}
