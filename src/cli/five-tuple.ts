/** A flow as a person reads it: who sends whose what to whom, under which terms. */
import type { Flow, Party, Subject } from '../flow/flow.ts'
import type { Decision } from '../guardian/verdict.ts'
import type { LoggedFlow } from '../log/entry.ts'
import { columnsOf, pad, paint, plain, type Terminal, type TerminalStyle } from './terminal.ts'

export interface FlowLayout {
  /** Columns. */
  readonly width: number
  readonly color: boolean
  /** Whether every flow takes two lines, so that a list of them stands in line. @default false */
  readonly twoLines?: boolean
}

const styleOf: Readonly<Record<Decision, TerminalStyle>> = {
  allow: 'green',
  redact: 'yellow',
  ask: 'yellow',
  block: 'red',
}

/** Columns of the number in front, and of the indent of a second line. */
const numberColumns = 5
const maxPartyColumns = 60

/**
 * The five-tuple on one line, or on more where it is wider than the terminal (40 columns at least):
 * `3  client -> files (read_file)  function-parameter: file-path about user  [necessity]  allow`.
 *
 * Names come from servers: they are cut and cleaned before they are shown.
 */
export function formatFlow(
  flow: LoggedFlow,
  { width, color, twoLines = false }: FlowLayout,
): string {
  const terminal = { width, colour: color }
  if (twoLines) return formatOnTwoLines(flow, terminal)
  const number = String(flow.seq).padEnd(numberColumns - 1)
  const left = width - number.length - 1
  const party = Math.min(maxPartyColumns, Math.floor((left - 4) / 2))
  const parties = `${formatParty(flow.sender, party)} -> ${formatParty(flow.recipient, party)}`
  const message = plain(flow.type.message, Math.min(24, Math.floor(left / 2) - 1))
  const what = whatAbout(flow, left - columnsOf(message) - 2)
  const terms = `[${plain(flow.principle.join(', '), left - 12)}]`
  const { decision } = flow.verdict ?? {}
  const verdict = decision === undefined ? '' : `  ${paint(terminal, styleOf[decision], decision)}`

  const parts = [
    paint(terminal, 'bold', parties),
    `${paint(terminal, 'cyan', `${message}:`)} ${what}`,
    `${terms}${verdict}`,
  ]
  const lines: string[] = []
  for (const [index, part] of parts.entries()) {
    const last = lines.at(-1)
    const together = `${last}  ${part}`
    // The parties stand alone unless everything fits: the second line is read as one.
    const fits =
      last !== undefined && columnsOf(index === 1 ? `${together}  ${parts[2]}` : together) <= left
    if (fits) lines[lines.length - 1] = together
    else lines.push(part)
  }
  const start = `${paint(terminal, 'dim', number)} `
  const indent = ' '.repeat(number.length + 1)
  return lines.map((line, index) => `${index === 0 ? start : indent}${line}`).join('\n')
}

/** `file-path about user`, in at most `columns`. */
function whatAbout(flow: Flow, columns: number): string {
  const subject = plain(flow.subject.map(formatSubject).join(' and '), Math.floor(columns / 2) - 4)
  return `${plain(flow.type.about.join(', '), columns - columnsOf(subject) - 7)} about ${subject}`
}

/** Columns of message type and decision behind the parties, and where they start at most. */
const messageColumns = 18
const decisionColumns = 6
const maxStartColumns = 50

/** Number, parties, message type and decision on one line, in columns; the rest below. */
function formatOnTwoLines(flow: LoggedFlow, terminal: Terminal): string {
  const startColumns = Math.min(
    maxStartColumns,
    terminal.width - messageColumns - decisionColumns - 4,
  )
  const parties = plain(
    `${formatParty(flow.sender)} -> ${formatParty(flow.recipient)}`,
    Math.max(12, startColumns - numberColumns),
  )
  const number = paint(terminal, 'dim', String(flow.seq).padEnd(numberColumns))
  const message = plain(flow.type.message, messageColumns)
  const { decision } = flow.verdict ?? {}
  const cells = [
    pad(`${number}${paint(terminal, 'bold', parties)}`, startColumns),
    decision === undefined ? message : pad(message, messageColumns),
    ...(decision === undefined ? [] : [paint(terminal, styleOf[decision], decision)]),
  ]
  return `${cells.join('  ')}\n${' '.repeat(numberColumns)}${whatLine(flow, terminal.width - numberColumns)}`
}

/** Type, subject and terms on one line, cut where it would be too wide. */
function whatLine(flow: Flow, columns: number): string {
  const terms = `[${plain(flow.principle.join(', '), Math.floor(columns / 2))}]`
  return `${whatAbout(flow, columns - columnsOf(terms) - 2)}  ${terms}`
}

/** `user`, `client`, `files (read_file)`, `notes (resource:file:///a)`: a server by its name where it has one. */
export function formatParty(party: Party, columns: number = maxPartyColumns): string {
  const who = party.role === 'server' ? (party.name ?? party.role) : party.role
  const unit = party.unit?.replace(/^function:/, '') ?? ''
  return plain(unit === '' ? who : `${who} (${unit})`, columns)
}

/** `user`, `third-party Ada`. */
export function formatSubject({ role, name }: Subject): string {
  return name === undefined ? role : `${role} ${name}`
}
