/** The report as Markdown. */
import { letterOf } from '../../guardian/llm/question.ts'
import { benchmarkClasses } from '../../risk/risk.ts'
import { metricNames, metricSummaries } from '../evaluate/metrics.ts'
import type { BenchReport, SystemReport } from './bench-report.ts'
import { percentWithin } from './cells.ts'
import { markdownCell, markdownTable } from './markdown-table.ts'
import {
  classesTable,
  pairsTable,
  paperTable,
  partsTable,
  rerunHint,
  tokensCell,
  trainingTable,
  unansweredTable,
} from './tables.ts'

export function markdownReport(report: BenchReport): string {
  const { systems, pairs, files, training = [], command, version, at } = report
  const unanswered = unansweredTable(systems)
  const sections = [
    '# MCIP-Bench: results',
    `Written by mcip ${version} at ${at} with:\n\n\`\`\`sh\n${command}\n\`\`\``,
    filesTable(files),
    '## Measures',
    'In brackets the 95% interval, drawn by gold dialogue.',
    measuresTable(systems),
    ...(unanswered.rows.length === 0
      ? []
      : ['## Cases without an answer', rerunHint, markdownTable(unanswered)]),
    '## By part',
    markdownTable(partsTable(systems)),
    ...(pairs.length === 0 ? [] : ['## System against system', markdownTable(pairsTable(pairs))]),
    ...systems.flatMap(systemSections),
    ...training.flatMap((one) => [
      `## Training of ${markdownCell(one.model)}`,
      `Asked by ${one.systems.map(markdownCell).join(', ')}. Mean cross entropy after some rounds, as its card has it.`,
      markdownTable(trainingTable(one)),
    ]),
    '## Beside the paper',
    "The numbers of the paper's Table 2 (Jing et al. 2025, arXiv:2505.14590) are on its own test set. They are comparable with those above only where that set was given.",
    markdownTable(paperTable()),
  ]
  return `${sections.join('\n\n')}\n`
}

function filesTable(files: BenchReport['files']): string {
  return markdownTable({
    head: ['benchmark', 'cases', 'SHA-256'],
    rows: files.map(({ name, cases, sha256 }) => [name, String(cases), sha256]),
  })
}

function measuresTable(systems: readonly SystemReport[]): string {
  return markdownTable({
    head: ['measure', ...systems.map(({ name }) => name)],
    rows: [
      ...metricNames.map((name) => [
        `${name}: ${metricSummaries[name]}`,
        ...systems.map(({ metrics, intervals }) => percentWithin(metrics[name], intervals[name])),
      ]),
      ['cases without an answer', ...systems.map(({ failed }) => String(failed))],
      ['ms a case, p50', ...systems.map(({ latency }) => milliseconds(latency?.p50))],
      ['ms a case, p99', ...systems.map(({ latency }) => milliseconds(latency?.p99))],
      ['tokens in and out', ...systems.map(tokensCell)],
      ['cost, US dollars', ...systems.map(({ cost }) => (cost === 0 ? '–' : cost.toFixed(4)))],
    ],
  })
}

function systemSections({ name, classes, confusion, settings }: SystemReport): readonly string[] {
  const set = Object.entries(settings).map(([key, value]) => `${key} ${value}`)
  return [
    `## ${markdownCell(name)}`,
    ...(set.length === 0 ? [] : [`With ${set.map(markdownCell).join(', ')}.`]),
    markdownTable(classesTable({ classes })),
    'Rows are what is true, columns what was answered; A to K are the classes in the order of the table below, `none` no answer.',
    markdownTable({
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

function milliseconds(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 0)
}
