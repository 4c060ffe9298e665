/** The report as Markdown. */
import { letterOf } from '../../guardian/llm/question.ts'
import { benchmarkClasses } from '../../risk/risk.ts'
import { metricNames, metricSummaries } from '../evaluate/metrics.ts'
import type { BenchReport, SystemReport } from './bench-report.ts'
import { percentWithin } from './cells.ts'
import { classesTable, pairsTable, paperTable, partsTable, type ReportTable } from './tables.ts'

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
    table(partsTable(systems)),
    ...(pairs.length === 0 ? [] : ['## System against system', table(pairsTable(pairs))]),
    ...systems.flatMap(systemSections),
    '## Beside the paper',
    "The numbers of the paper's Table 2 (Jing et al. 2025, arXiv:2505.14590) are on its own test set. They are comparable with those above only where that set was given.",
    table(paperTable()),
  ]
  return `${sections.join('\n\n')}\n`
}

function filesTable(files: BenchReport['files']): string {
  return table({
    head: ['benchmark', 'cases', 'SHA-256'],
    rows: files.map(({ name, cases, sha256 }) => [name, String(cases), sha256]),
  })
}

function measuresTable(systems: readonly SystemReport[]): string {
  return table({
    head: ['measure', ...systems.map(({ name }) => name)],
    rows: [
      ...metricNames.map((name) => [
        `${name}: ${metricSummaries[name]}`,
        ...systems.map(({ metrics, intervals }) => percentWithin(metrics[name], intervals[name])),
      ]),
      ['cases without an answer', ...systems.map(({ failed }) => String(failed))],
      ['ms a case, p50', ...systems.map(({ latency }) => milliseconds(latency?.p50))],
      ['ms a case, p99', ...systems.map(({ latency }) => milliseconds(latency?.p99))],
      ['cost, US dollars', ...systems.map(({ cost }) => (cost === 0 ? '–' : cost.toFixed(4)))],
    ],
  })
}

function systemSections({ name, classes, confusion, settings }: SystemReport): readonly string[] {
  const set = Object.entries(settings).map(([key, value]) => `${key} ${value}`)
  return [
    `## ${cell(name)}`,
    ...(set.length === 0 ? [] : [`With ${set.map(cell).join(', ')}.`]),
    table(classesTable({ classes })),
    'Rows are what is true, columns what was answered; A to K are the classes in the order of the table below, `none` no answer.',
    table({
      head: ['', ...benchmarkClasses.map((_, index) => letterOf(index)), 'none'],
      rows: benchmarkClasses.flatMap((truth, index) => {
        const row = confusion[index] ?? []
        if (row.every((count) => count === 0)) return []
        return [
          [`${letterOf(index)} ${truth}`, ...row.map((count) => (count === 0 ? '' : `${count}`))],
        ]
      }),
    }),
  ]
}

function table({ head, rows }: ReportTable): string {
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

function milliseconds(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 0)
}
