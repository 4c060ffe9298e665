/** The measurements as Markdown, for the terminal and docs/results/speed.md. */
import { cpus } from 'node:os'
import { type BudgetRow, judgeBudgets, type Measurements } from './budgets.ts'

export interface Run {
  /** Day of the run, ISO 8601. */
  readonly date: string
  readonly command: string
  readonly notes: readonly string[]
}

/** All tables, ready to print. */
export function report(measured: Measurements, run: Run): string {
  const parts = [
    '# Speed of the guard on stdio',
    `${run.date}, ${cpus().length} cores, Node ${process.versions.node}, \`${run.command}\``,
    ...run.notes,
    ...section('Budgets', budgetTable(judgeBudgets(measured))),
    ...section('Calls', latencyTable(measured), aboutCalls),
    ...section('Start-up', startUpTable(measured), aboutStartUp),
    ...section('Judging time inside the guard, 10 KB results of new text', judgingTable(measured)),
    ...section('A call of 1 KB by its place in the trajectory', placesTable(measured)),
    ...section('Pings while results of 1 MB pass', delayTable(measured)),
    ...section('Memory of the guard around one big result', bigMemoryTable(measured)),
  ]
  return `${parts.join('\n\n')}\n`
}

const aboutCalls =
  'A workload answers with one text each time, which a guard may know from the call before; one of\nnew text with what no answer before held. The budgets hold for both.'

const aboutStartUp =
  'Of starts that find the compiled code of one before them, as all but the first after an update do\n(decision 19), in an environment without settings of Node itself.'

function section(
  title: string,
  rows: readonly (readonly string[])[],
  ...about: readonly string[]
): string[] {
  return rows.length < 2 ? [] : [`## ${title}`, ...about, table(rows)]
}

/** Rows as a Markdown table, the first as its head; columns but the first to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]): string =>
    `| ${widths
      .map((width, column) =>
        column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width),
      )
      .join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), rule, ...body.map(line)].join('\n')
}

function number(value: number | undefined, digits = 0): string {
  if (value === undefined || Number.isNaN(value)) return ''
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

function budgetTable(rows: readonly BudgetRow[]): string[][] {
  return [
    ['what', 'measured', 'budget', 'unit', ''],
    ...rows.map(({ what, measured, budget, unit, passed }) => {
      const digits = unit === 'x' ? 2 : unit === 'ms' ? 1 : 0
      return [
        what,
        number(measured, digits),
        number(budget, unit === 'x' ? 1 : 0),
        unit,
        passed ? 'pass' : 'FAIL',
      ]
    }),
  ]
}

function latencyTable({ latency }: Measurements): string[][] {
  return [
    [
      'workload',
      'subject',
      'calls',
      'p50 µs',
      'p99 µs',
      'added µs',
      'x relay',
      'calls/s',
      'calls/s, 64 at once',
      'memory MB',
      'peak MB',
    ],
    ...latency.map((row) => {
      const relay = latency.find(
        (other) => other.workload === row.workload && other.subject === 'parsing relay',
      )
      const isDirect = row.subject === 'direct'
      return [
        row.workload,
        row.subject,
        number(row.calls),
        number(row.p50Us),
        number(row.p99Us),
        isDirect ? '' : number(row.addedUs),
        isDirect || relay === undefined ? '' : number(row.addedUs / relay.addedUs, 2),
        number(row.perSecond),
        number(row.perSecond64),
        number(row.rssMb),
        number(row.peakMb),
      ]
    }),
  ]
}

function startUpTable({ startUp }: Measurements): string[][] {
  return [
    ['subject', 'p50 ms', 'added ms'],
    ...startUp.map(({ subject, p50Ms, addedMs }) => [
      subject,
      number(p50Ms),
      subject === 'direct' ? '' : number(addedMs),
    ]),
  ]
}

function judgingTable({ judging }: Measurements): string[][] {
  if (judging === undefined) return []
  return [
    ['results', 'p50 ms', 'p99 ms'],
    [number(judging.results), number(judging.p50Ms, 3), number(judging.p99Ms, 3)],
  ]
}

function placesTable({ places }: Measurements): string[][] {
  return [
    ['guard in the trajectory', 'around flow', 'calls', 'call p50 µs', 'judging p50 µs'],
    ...places.map(({ guard, flow, calls, p50Us, judgingP50Us }) => [
      guard,
      number(flow),
      number(calls),
      number(p50Us),
      number(judgingP50Us),
    ]),
  ]
}

function delayTable({ delay }: Measurements): string[][] {
  return [
    ['subject', 'pings', 'p50 ms', 'p99 ms', 'max ms'],
    ...delay.map(({ subject, pings, p50Ms, p99Ms, maxMs }) => [
      subject,
      number(pings),
      number(p50Ms, 1),
      number(p99Ms, 1),
      number(maxMs, 1),
    ]),
  ]
}

function bigMemoryTable({ bigMemory }: Measurements): string[][] {
  return [
    ['result', 'before MB', 'peak MB', 'after MB', 'back within 20 MB after s'],
    ...bigMemory.map(({ megabytes, beforeMb, peakMb, afterMb, backS }) => [
      `${megabytes} MB`,
      number(beforeMb),
      number(peakMb),
      number(afterMb),
      backS === undefined ? 'not in 30' : number(backS, 1),
    ]),
  ]
}
