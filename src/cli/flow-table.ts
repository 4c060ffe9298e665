/** The flows of a trajectory as the table of contextual integrity: who, to whom, whose, what, on which terms. */
import type { Flow } from '../flow/flow.ts'
import type { Finding } from '../guardian/verdict.ts'
import { formatParty, formatSubject } from './five-tuple.ts'
import { columnsOf, pad, paint, plain, type Terminal, wrap } from './terminal.ts'

/** One flow to show, and what belongs below it. */
export interface FlowRow {
  readonly flow: Flow
  readonly findings: readonly Finding[]
  /** What moves, as JSON text; nothing is shown where it is absent. */
  readonly content?: string
}

const headings = [
  '#',
  'sender -> recipient',
  'subject',
  'information type',
  'transmission principle',
]
const gap = 2
/** Columns that a cell wants at most, that keep its words whole, and that it keeps whatever comes. */
const most = [6, 56, 28, 48, 40]
const whole = [1, 10, 7, 17, 17]
const least = [1, 5, 4, 6, 5]
/** Columns of a party before it is wrapped. */
const maxParty = 120
const maxContent = 2_000

/** The table; names and contents come from others, and are cleaned and cut. */
export function flowTable(terminal: Terminal, rows: readonly FlowRow[]): readonly string[] {
  const cells = rows.map(({ flow }) => cellsOf(flow))
  const wanted = headings.map((heading, column) =>
    Math.min(
      most[column] ?? 40,
      Math.max(...[heading, ...cells.map((row) => row[column] ?? '')].map(columnsOf)),
    ),
  )
  const widths = shrink(shrink(wanted, whole, terminal.width), least, terminal.width)
  return [
    ...rowLines(headings, widths).map((line) => paint(terminal, 'dim', line)),
    ...rows.flatMap((row, index) => [
      ...rowLines(cells[index] ?? [], widths),
      ...below(terminal, row, (widths[0] ?? 1) + gap),
    ]),
  ]
}

function cellsOf({ seq, sender, recipient, subject, type, principle }: Flow): readonly string[] {
  return [
    String(seq),
    `${formatParty(sender, maxParty)} -> ${formatParty(recipient, maxParty)}`,
    plain(subject.map(formatSubject).join(' and '), 120),
    plain(`${type.message}: ${type.about.join(', ')}`, 200),
    plain(principle.join(', '), 120),
  ]
}

/** Widths that fit into `width` together, none below `bounds`: what is widest gives way first. */
function shrink(
  wanted: readonly number[],
  bounds: readonly number[],
  width: number,
): readonly number[] {
  const widths = [...wanted]
  let excess = widths.reduce((sum, one) => sum + one + gap, -gap) - width
  while (excess > 0) {
    let widest = -1
    for (const [column, one] of widths.entries()) {
      const mayGive = one > (bounds[column] ?? 1)
      if (mayGive && (widest === -1 || one > (widths[widest] ?? 0))) widest = column
    }
    if (widest === -1) break
    widths[widest] = (widths[widest] ?? 1) - 1
    excess -= 1
  }
  return widths
}

/** One row on as many lines as its longest cell needs. */
function rowLines(cells: readonly string[], widths: readonly number[]): readonly string[] {
  const wrapped = widths.map((width, column) => wrap(cells[column] ?? '', width))
  const height = Math.max(1, ...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((width, column) => pad(wrapped[column]?.[line] ?? '', width))
      .join(' '.repeat(gap))
      .trimEnd(),
  )
}

function below(terminal: Terminal, row: FlowRow, indent: number): readonly string[] {
  const width = Math.max(20, terminal.width - indent)
  const lines = (text: string): readonly string[] =>
    wrap(text, width).map((line) => `${' '.repeat(indent)}${line}`)
  return [
    ...(row.content === undefined
      ? []
      : lines(plain(row.content, maxContent)).map((line) => paint(terminal, 'dim', line))),
    ...row.findings.flatMap(({ risk, code, decision, severity, text }) =>
      lines(
        `! ${decision}, ${plain(risk ?? code ?? 'finding', 60)} (${severity}): ${plain(text, 600)}`,
      ).map((line) => paint(terminal, decision === 'allow' ? 'yellow' : 'red', line)),
    ),
  ]
}
