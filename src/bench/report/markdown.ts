/** The report as Markdown. */
import { benchmarkClasses } from '../../risk/risk.ts'
import { metricNames, metricSummaries } from '../evaluate/metrics.ts'
import type { BenchReport, SystemReport } from './bench-report.ts'
import { percent, percentWithin, points, probability } from './cells.ts'
import { table2 } from './table-2.ts'

export function markdownReport(report: BenchReport): string {
  const { systems, pairs, files, command, version, at } = report
  const sections = [
    '# MCIP-Bench: results',
    `Written by mcip ${version} at ${at} with:\n\n\`\`\`sh\n${command}\n\`\`\``,
    filesTable(files),
    '## Measures',
    'In brackets the 95% interval, drawn by gold dialogue.',
    measuresTable(systems),
    '## By part',
    partsTable(systems),
    ...(pairs.length === 0 ? [] : ['## System against system', pairsTable(pairs)]),
    ...systems.flatMap(systemSections),
    '## Beside the paper',
    "The numbers of the paper's Table 2 (Jing et al. 2025, arXiv:2505.14590) are on its own test set. They are comparable with those above only where that set was given.",
    paperTable(),
  ]
  return `${sections.join('\n\n')}\n`
}

function filesTable(files: BenchReport['files']): string {
  return table(
    ['benchmark', 'cases', 'SHA-256'],
    files.map(({ name, cases, sha256 }) => [name, String(cases), sha256]),
  )
}

function measuresTable(systems: readonly SystemReport[]): string {
  return table(
    ['measure', ...systems.map(({ name }) => name)],
    [
      ...metricNames.map((name) => [
        `${name}: ${metricSummaries[name]}`,
        ...systems.map(({ metrics, intervals }) => percentWithin(metrics[name], intervals[name])),
      ]),
      ['cases without an answer', ...systems.map(({ failed }) => String(failed))],
      ['ms a case, p50', ...systems.map(({ latency }) => milliseconds(latency?.p50))],
      ['ms a case, p99', ...systems.map(({ latency }) => milliseconds(latency?.p99))],
      ['cost, US dollars', ...systems.map(({ cost }) => (cost === 0 ? '–' : cost.toFixed(4)))],
    ],
  )
}

function partsTable(systems: readonly SystemReport[]): string {
  return table(
    [
      'part',
      'cases',
      'system',
      'risk resistance',
      'F1',
      'safety awareness',
      'F1',
      'blocked benign',
    ],
    systems.flatMap((system) =>
      Object.entries(system.parts).map(([part, metrics]) => [
        part,
        String(metrics.cases),
        system.name,
        percent(metrics['risk-resistance']),
        percent(metrics['risk-resistance-f1']),
        percent(metrics['safety-awareness']),
        percent(metrics['safety-awareness-f1']),
        percent(metrics['blocked-benign']),
      ]),
    ),
  )
}

function pairsTable(pairs: BenchReport['pairs']): string {
  return table(
    [
      'first',
      'second',
      'only first right',
      'only second right',
      'difference, points',
      'p (McNemar, exact)',
    ],
    pairs.map(({ first, second, onlyFirst, onlySecond, difference, interval, p }) => [
      first,
      second,
      String(onlyFirst),
      String(onlySecond),
      interval === undefined
        ? points(difference)
        : `${points(difference)} (${points(interval.low)} to ${points(interval.high)})`,
      probability(p),
    ]),
  )
}

function systemSections({ name, classes, confusion, settings }: SystemReport): readonly string[] {
  const set = Object.entries(settings).map(([key, value]) => `${key} ${value}`)
  return [
    `## ${cell(name)}`,
    ...(set.length === 0 ? [] : [`With ${set.map(cell).join(', ')}.`]),
    table(
      ['class', 'cases', 'answered', 'precision', 'recall', 'F1'],
      classes.map((one) => [
        one.name,
        String(one.support),
        String(one.said),
        percent(one.precision),
        percent(one.recall),
        percent(one.f1),
      ]),
    ),
    'Rows are what is true, columns what was answered; A to K are the classes in the order of the table below, `none` no answer.',
    table(
      ['', ...benchmarkClasses.map((_, index) => letter(index)), 'none'],
      benchmarkClasses.flatMap((truth, index) => {
        const row = confusion[index] ?? []
        if (row.every((count) => count === 0)) return []
        return [
          [`${letter(index)} ${truth}`, ...row.map((count) => (count === 0 ? '' : `${count}`))],
        ]
      }),
    ),
  ]
}

function paperTable(): string {
  const pair = ([accuracy, f1]: readonly [number, number]): string =>
    `${accuracy.toFixed(2)} / ${f1.toFixed(2)}`
  return table(
    [
      'model (paper)',
      'BFCL',
      'Risk Resistance acc / F1',
      'ToolACE acc / F1',
      'Safety Awareness acc / F1',
    ],
    table2.map((row) => [
      row.model,
      row.utility.toFixed(2),
      pair(row.riskResistance),
      pair(row.toolAceRiskResistance),
      pair(row.safetyAwareness),
    ]),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')
}

/** Names come from files: no one of them may break out of its cell. */
function cell(text: string): string {
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/[\\|`[\]]/g, (mark) => `\\${mark}`)
    .replaceAll('<', '&lt;')
    .slice(0, 200)
}

function letter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 0)
}
