/** A flow as a person reads it: who sends whose what to whom, under which terms. */
import type { Flow, Party, Subject } from '../flow/flow.ts'
import type { Decision } from '../guardian/verdict.ts'
import type { LoggedFlow } from '../log/entry.ts'
import { columnsOf, paint, plain, type TerminalStyle } from './terminal.ts'

export interface FlowLayout {
  /** Columns. */
  readonly width: number
  readonly color: boolean
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
export function formatFlow(flow: LoggedFlow, { width, color }: FlowLayout): string {
  const terminal = { width, colour: color }
  const number = String(flow.seq).padEnd(numberColumns - 1)
  const columns = Math.max(12, Math.min(maxPartyColumns, Math.floor((width - 10) / 2)))
  const parties = `${formatParty(flow.sender, columns)} -> ${formatParty(flow.recipient, columns)}`
  const { decision } = flow.verdict ?? {}
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
