/** How the demo looks: what is told as lines for a terminal, or as JSON. */

import type { Finding } from '../../guardian/verdict.ts'
import { formatFlow } from '../five-tuple.ts'
import { safeJson } from '../safe-json.ts'
import { layTable } from '../table.ts'
import {
  columnsOf,
  pad,
  paint,
  plain,
  type Terminal,
  type TerminalStyle,
  wrap,
} from '../terminal.ts'
import type { ReceivedCall, Tell, Told } from './told.ts'

/** Prints everything told to stdout, at once; a finding that was shown before is named only. */
export function createStory(
  terminal: Terminal,
  json: boolean,
  write: (text: string) => void,
): Tell {
  const shown = new Set<string>()
  return (told) => {
    const lines = json ? [safeJson(told)] : linesOf(terminal, told, shown)
    if (told.kind === 'flow') for (const { text } of told.findings) shown.add(text)
    if (lines.length > 0) write(`${lines.join('\n')}\n`)
  }
}

/** Longer lines of prose are hard to read. */
const maxProse = 96
const indent = '   '
/** Columns from which on every flow of the demo fits on one line. */
const oneLineFrom = 150

/**
 * The lines of one thing told, none of them longer than the terminal is wide.
 *
 * @param shown texts of findings that need not be told in full again
 */
export function linesOf(
  terminal: Terminal,
  told: Told,
  shown: ReadonlySet<string> = new Set(),
): readonly string[] {
  switch (told.kind) {
    case 'opening':
      return openingLines(terminal, told)
    case 'step':
      return [
        '',
        ...bold(terminal, told.title, `${told.step}  `),
        ...prose(terminal, told.text),
        '',
      ]
    case 'flow':
      return flowLines(terminal, told, shown)
    case 'hidden':
      return [
        '',
        ...labelled(terminal, 'a person sees', `"${told.seen}"`),
        ...labelled(terminal, 'a model reads', `"${told.seen} ${told.hidden}"`),
        '',
      ]
    case 'note':
      return ['', ...prose(terminal, told.text), '']
    case 'answer':
      return ['', ...labelled(terminal, 'agent is told', `"${told.text}"`)]
    case 'received':
      return receivedLines(terminal, told)
    case 'way':
      return wayLines(terminal, told)
    case 'verified':
      return verifiedLines(terminal, told)
    case 'check':
      return mark(terminal, told.ok, plain(told.text, 600))
    case 'closing':
      return closingLines(terminal, told)
  }
}

/** A heading behind a sign of its own. */
function bold(terminal: Terminal, text: string, sign = ''): readonly string[] {
  const start = ' '.repeat(sign.length)
  return prose(terminal, text, start).map((line, index) =>
    paint(terminal, 'bold', index === 0 ? `${sign}${line.slice(sign.length)}` : line),
  )
}

function prose(terminal: Terminal, text: string, start = indent): readonly string[] {
  const width = Math.min(terminal.width, maxProse) - start.length
  return wrap(text, width).map((line) => `${start}${line}`)
}

const labelColumns = 15

function labelled(
  terminal: Terminal,
  label: string,
  text: string,
  style?: TerminalStyle,
): readonly string[] {
  const width = Math.min(terminal.width, maxProse + labelColumns) - indent.length - labelColumns
  return wrap(text, width).map((line, index) => {
    const head = paint(terminal, 'dim', pad(index === 0 ? label : '', labelColumns))
    return `${indent}${head}${style === undefined ? line : paint(terminal, style, line)}`
  })
}

function mark(terminal: Terminal, ok: boolean, text: string): readonly string[] {
  const sign = ok ? paint(terminal, 'green', 'ok') : paint(terminal, 'red', 'FAILED')
  const columns = ok ? 4 : 8
  const width = Math.min(terminal.width, maxProse) - indent.length - columns
  return wrap(text, width).map(
    (line, index) => `${indent}${index === 0 ? pad(sign, columns) : ' '.repeat(columns)}${line}`,
  )
}

function openingLines(
  terminal: Terminal,
  { query, client, fileServer, weatherServer, mailServer }: Told & { kind: 'opening' },
): readonly string[] {
  return [
    ...bold(terminal, 'An agent, three MCP servers, and the guard in front of each'),
    '',
    ...labelled(terminal, 'user asks', query),
    ...labelled(terminal, 'agent', `scripted, does what tools tell it; ${client}`),
    ...labelled(terminal, 'files', `${fileServer}, on a temporary folder`),
    ...labelled(terminal, 'weather', weatherServer),
    ...labelled(terminal, 'mail', mailServer),
  ]
}

function flowLines(
  terminal: Terminal,
  { flow, decision, risk, confidence, action, findings }: Told & { kind: 'flow' },
  shown: ReadonlySet<string>,
): readonly string[] {
  const logged = { ...flow, verdict: { decision, risk, confidence, findings } }
  const layout = {
    width: terminal.width - indent.length,
    color: terminal.colour,
    twoLines: terminal.width < oneLineFrom,
  }
  return [
    ...formatFlow(logged, layout)
      .split('\n')
      .map((line) => `${indent}${line}`),
    ...findings.flatMap((finding) =>
      findingLines(terminal, finding, { action, deed: deedOf(action, decision) }, shown),
    ),
  ]
}

/** What became of a message, in the words that the agent is told. */
function deedOf(action: string, decision: (Told & { kind: 'flow' })['decision']): string {
  switch (action) {
    case 'replace':
      return 'withheld'
    case 'reject':
      return decision === 'ask' ? 'held back' : 'blocked'
    case 'hold':
      return 'held back'
    default:
      return action
  }
}

function findingLines(
  terminal: Terminal,
  { risk, code, severity, text, evidence }: Finding,
  { action, deed }: { readonly action: string; readonly deed: string },
  shown: ReadonlySet<string>,
): readonly string[] {
  const name = risk ?? code ?? 'finding'
  if (shown.has(text)) return labelled(terminal, deed, `${name}, as before`, 'red')
  const places = evidence.map(
    ({ message, pointer, span }) =>
      `flow ${message} ${pointer}${span === undefined ? '' : ` [${span.join(', ')}]`}`,
  )
  return [
    ...labelled(terminal, deed, `${name} (${severity})`, 'red'),
    // The agent is told the text of a rejected call, which follows.
    ...(action === 'reject' ? [] : labelled(terminal, '', plain(text, 600))),
    ...labelled(terminal, 'evidence', plain(places.join(', '), 400)),
  ]
}

const toolColumns = 16
/** Columns below which what came with and without a guard stands in lines of its own. */
const sideBySideFrom = 60

function receivedLines(terminal: Terminal, told: Told & { kind: 'received' }): readonly string[] {
  const isNarrow = terminal.width < sideBySideFrom
  return [
    '',
    ...prose(terminal, `What the ${told.server} server wrote down of all that it received:`),
    ...(isNarrow ? receivedList(terminal, told) : receivedTable(terminal, told)),
    '',
  ]
}

/** Each call in lines of its own. */
function receivedList(
  terminal: Terminal,
  { unguarded, guarded }: Told & { kind: 'received' },
): readonly string[] {
  const room = terminal.width - 2 * indent.length
  const nothing = [paint(terminal, 'green', 'nothing')]
  return sideBySide(unguarded, guarded).flatMap(({ call, without, behind }) => {
    const received = argumentLines(call, room)
    const part = (heading: string, lines: readonly string[]): readonly string[] => [
      `${indent}${paint(terminal, 'dim', heading)}`,
      ...lines.map((line) => `${indent}${indent}${line}`),
    ]
    return [
      `${indent}${plain(call.tool, terminal.width - indent.length)}`,
      ...part('without a guard', without ? received : nothing),
      ...part('behind the guard', behind ? received : nothing),
    ]
  })
}

function receivedTable(
  terminal: Terminal,
  { unguarded, guarded }: Told & { kind: 'received' },
): readonly string[] {
  const room = terminal.width - indent.length - toolColumns
  const lengths = unguarded.flatMap((call) => argumentLines(call, room).map(columnsOf))
  const columns = Math.min(Math.max(18, ...lengths) + 3, room - 22)
  const nothing = [paint(terminal, 'green', 'nothing')]
  const heading = `${pad('call', toolColumns)}${pad('without a guard', columns)}behind the guard`
  const rows = sideBySide(unguarded, guarded).flatMap(({ call, without, behind }) => {
    const left = without ? argumentLines(call, columns - 2) : nothing
    const right = behind ? argumentLines(call, room - columns) : nothing
    return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
      const tool = pad(index === 0 ? plain(call.tool, toolColumns - 2) : '', toolColumns)
      return `${indent}${tool}${pad(left[index] ?? '', columns)}${right[index] ?? ''}`.trimEnd()
    })
  })
  return [`${indent}${paint(terminal, 'dim', heading)}`, ...rows]
}

interface SideBySide {
  readonly call: ReceivedCall
  readonly without: boolean
  readonly behind: boolean
}

/** Calls of both runs; one that came in both stands once. */
function sideBySide(
  unguarded: readonly ReceivedCall[],
  guarded: readonly ReceivedCall[],
): readonly SideBySide[] {
  const left = [...guarded]
  const rows = unguarded.map((call) => {
    const same = left.findIndex((one) => JSON.stringify(one) === JSON.stringify(call))
    if (same >= 0) left.splice(same, 1)
    return { call, without: true, behind: same >= 0 }
  })
  return [...rows, ...left.map((call) => ({ call, without: false, behind: true }))]
}

function argumentLines(call: ReceivedCall, columns: number): readonly string[] {
  const lines = Object.entries(call.arguments).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return wrap(plain(`${name}: ${text}`, 200), columns, '  ')
  })
  return lines.length > 0 ? lines : ['no arguments']
}

function wayLines(terminal: Terminal, { values }: Told & { kind: 'way' }): readonly string[] {
  return [
    '',
    ...prose(terminal, 'Where its values came from, as `mcip explain` tells it:'),
    ...values.flatMap(({ pointer, path }) =>
      labelled(terminal, plain(pointer, labelColumns - 2), plain(path, 400)),
    ),
  ]
}

function verifiedLines(
  terminal: Terminal,
  { log, ok, entries, faults }: Told & { kind: 'verified' },
): readonly string[] {
  const label = log === 'own' ? 'the log' : 'the copy'
  if (ok) return labelled(terminal, label, `verified: ${entries} entries, the chain holds`, 'green')
  return labelled(terminal, label, `not verified: ${plain(faults.join('; '), 300)}`, 'red')
}

function closingLines(
  terminal: Terminal,
  { seconds, kept, log }: Told & { kind: 'closing' },
): readonly string[] {
  const option = kept === undefined ? '' : ` --log ${log}`
  const rows: readonly (readonly [string, string])[] = [
    [`${indent}mcip run -- <command>`, 'puts the guard in front of a server of yours'],
    [`${indent}mcip log list${option}`, 'shows what it has recorded'],
    [`${indent}mcip taxonomy`, 'shows the risks that it is about'],
  ]
  // A long path leaves no room beside it; it is never broken, so that it can be copied.
  const hasRoom = rows.every(([command]) => columnsOf(command) + 48 <= terminal.width)
  const table = layTable(terminal, ['', ''], rows)
  return [
    '',
    ...bold(terminal, `All happened as told, in ${seconds.toFixed(1)} s. Next:`),
    ...rows.flatMap(([command, text]) =>
      hasRoom
        ? table.linesOf([command, text])
        : [command, ...prose(terminal, text, indent + indent)],
    ),
    ...(kept === undefined ? [] : ['', 'The folder of the demo is kept:', kept]),
  ]
}
