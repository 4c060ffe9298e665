/**
 * Subjects and principles of the gold sets, and the share of flows whose principle is unknown.
 *
 *     MCIP_DATA=... tsx scripts/measure/principles.ts
 *
 * The rules were written with an eye on the records at even places; those at odd ones are reported.
 */
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Flow } from '../../src/flow/flow.ts'
import { judgedRecords } from './judged-records.ts'

interface FlowTally {
  readonly set: string
  records: number
  flows: number
  unknown: number
  /** Flows in which each holds; several may hold in one. */
  readonly subjects: Map<string, number>
  readonly principles: Map<string, number>
  /** Message type and most specific principle. */
  readonly firsts: Map<string, number>
}

/** The Markdown section about all gold sets. */
export async function principlesSection(data: string, parity: 0 | 1 = 1): Promise<string> {
  const folder = join(data, 'gold')
  const tallies: FlowTally[] = []
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.jsonl.gz')) tallies.push(await tallyOf(join(folder, file), parity))
  }
  return [
    '## Subjects and principles',
    '',
    'Every flow of the records at odd places (from 0), the lists of functions included; the rules were written with an eye on the others. Several subjects and principles may hold of one flow, so rows add up to more than 100%.',
    '',
    '### Principles, share of flows',
    '',
    shareTable(tallies, ({ principles }) => principles),
    '',
    '`legal-duty` is declared by a host and never found in a dialogue.',
    '',
    '### Subjects, share of flows',
    '',
    shareTable(tallies, ({ subjects }) => subjects),
    '',
    '### Most specific principle by message type, all sets together',
    '',
    crossTable(tallies),
    '',
  ].join('\n')
}

async function tallyOf(file: string, parity: 0 | 1): Promise<FlowTally> {
  const tally: FlowTally = {
    set: basename(file, '.jsonl.gz'),
    records: 0,
    flows: 0,
    unknown: 0,
    subjects: new Map(),
    principles: new Map(),
    firsts: new Map(),
  }
  for await (const { judged } of judgedRecords(file, parity)) {
    tally.records++
    for (const { flows } of judged.steps) for (const flow of flows) count(tally, flow)
  }
  return tally
}

function count(tally: FlowTally, { subject, principle, type }: Flow): void {
  tally.flows++
  if (principle.includes('unknown')) tally.unknown++
  for (const role of new Set(subject.map((one) => one.role))) add(tally.subjects, role)
  for (const one of principle) add(tally.principles, one)
  add(tally.firsts, `${type.message} ${principle[0] ?? 'unknown'}`)
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function shareTable(
  tallies: readonly FlowTally[],
  countsOf: (tally: FlowTally) => ReadonlyMap<string, number>,
): string {
  const keys = [...new Set(tallies.flatMap((tally) => [...countsOf(tally).keys()]))]
    .filter((key) => key !== 'unknown')
    .sort()
    .concat('unknown')
  const rows = tallies.map((tally) => [
    tally.set,
    String(tally.records),
    String(tally.flows),
    ...keys.map((key) => percent(countsOf(tally).get(key) ?? 0, tally.flows)),
  ])
  return markdownTable(['set', 'records', 'flows', ...keys], rows)
}

function crossTable(tallies: readonly FlowTally[]): string {
  const sum = new Map<string, Map<string, number>>()
  for (const { firsts } of tallies) {
    for (const [key, flows] of firsts) {
      const [message = '', principle = ''] = key.split(' ')
      const row = sum.get(message) ?? new Map<string, number>()
      row.set(principle, (row.get(principle) ?? 0) + flows)
      sum.set(message, row)
    }
  }
  const columns = [...new Set([...sum.values()].flatMap((row) => [...row.keys()]))].sort()
  const rows = [...sum].map(([message, row]) => [
    message,
    ...columns.map((column) => String(row.get(column) ?? 0)),
  ])
  return markdownTable(['message', ...columns], rows)
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)}%`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const data = process.env.MCIP_DATA
  if (data === undefined || !existsSync(data)) {
    console.error('principles: MCIP_DATA names no folder; nothing measured')
  } else process.stdout.write(await principlesSection(data))
}
