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
 * The five-tuple on one line, or on two where it is wider than the terminal:
 * `3  client -> files/function:read_file  function-parameter: file-path about user  [necessity]  allow`.
 *
 * Names come from servers: they are cut and cleaned before they are shown.
 */
export function formatFlow(
  flow: LoggedFlow,
  { width, color, twoLines = false }: FlowLayout,
): string {
  const terminal = { width, colour: color }
  const number = String(flow.seq).padEnd(numberColumns - 1)
  const columns = Math.max(12, Math.min(maxPartyColumns, Math.floor((width - 10) / 2)))
  const parties = `${formatParty(flow.sender, columns)} -> ${formatParty(flow.recipient, columns)}`
  const { decision } = flow.verdict ?? {}
  if (twoLines) return formatOnTwoLines(flow, terminal)
  const verdict = decision === undefined ? '' : `  ${decision}`
  const message = plain(flow.type.message, 40)
  const left = width - numberColumns - columnsOf(message) - columnsOf(verdict) - 2
  const what = whatLine(flow, left)
  const isWide =
    numberColumns +
      columnsOf(parties) +
      2 +
      columnsOf(message) +
      2 +
      columnsOf(what) +
      columnsOf(verdict) <=
    width
  const painted = decision === undefined ? '' : `  ${paint(terminal, styleOf[decision], decision)}`
  const tail = `${paint(terminal, 'cyan', `${message}:`)} ${what}${painted}`
  const start = `${paint(terminal, 'dim', number)} ${paint(terminal, 'bold', parties)}`
  return isWide ? `${start}  ${tail}` : `${start}\n${' '.repeat(numberColumns)}${tail}`
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

/** Type, subject and terms; with fewer types where it would be too wide. */
function whatLine(flow: Flow, columns: number): string {
  const subject = plain(flow.subject.map(formatSubject).join(' and '), 48)
  const principle = plain(flow.principle.join(', '), 40)
  const end = ` about ${subject}  [${principle}]`
  const about = plain(flow.type.about.join(', '), Math.max(8, columns - columnsOf(end)))
  return (
    plain(`${about} about ${subject}`, Math.max(12, columns - columnsOf(principle) - 4)) +
    `  [${principle}]`
  )
}

/** `client`, `files/function:read_file`, `user`. */
export function formatParty(party: Party, columns: number = maxPartyColumns): string {
  const unit = party.unit === undefined ? '' : `/${party.unit}`
  if (party.role === 'server') return plain(`${party.name ?? 'server'}${unit}`, columns)
  return plain(`${party.role}${unit}`, columns)
}

function formatSubject({ role, name }: Subject): string {
  return name === undefined ? role : `${role} ${name}`
}
