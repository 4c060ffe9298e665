/** A matrix of sources as Markdown and as CSV. */
import type { CaseForm } from '../bench-case.ts'
import { type MatrixCell, type MatrixRow, nameOfFit } from '../evaluate/matrix.ts'
import { percent, percentWithin } from './cells.ts'
import { markdownTable } from './markdown-table.ts'

export interface MatrixReport {
  readonly form: CaseForm
  readonly seed: number
  readonly sources: readonly {
    readonly name: string
    readonly mayTrain: boolean
    readonly train: number
    readonly test: number
  }[]
  readonly rows: readonly MatrixRow[]
  readonly command: string
  readonly version: string
}

type Measure = 'risk-resistance' | 'safety-awareness'

export function matrixMarkdown(report: MatrixReport): string {
  const { form, seed, sources, rows, command, version } = report
  const random = rows.find(({ fit }) => fit.kind === 'random')
  const all = rows.find(({ fit }) => fit.kind === 'all')
  const ablated = rows.filter(({ fit }) => fit.kind === 'without')
  return `${[
    '# Sources against sources',
    `Form \`${form}\`, seed ${seed}, classifier alone; written by mcip ${version} with:\n\n\`\`\`sh\n${command}\n\`\`\``,
    markdownTable({
      head: ['source', 'cases to learn from', 'cases to test on'],
      rows: sources.map(({ name, mayTrain, train, test }) => [
        name,
        mayTrain ? `${train}` : 'none: for tests only',
        `${test}`,
      ]),
    }),
    ...(['risk-resistance', 'safety-awareness'] as const).flatMap((measure) => [
      `## ${measure === 'risk-resistance' ? 'Risk Resistance' : 'Safety Awareness'}, accuracy`,
      'Rows are what was learned from, columns what was tested on. No function and no template of a test part was learned from, whatever the row.',
      matrixTable(report, measure),
    ]),
    ...(random === undefined || all === undefined
      ? []
      : [
          '## What a random split hides',
          'The same sources and as many cases, split by chance: cases of one gold dialogue, function and template stand on both sides.',
          comparison([all, random]),
        ]),
    ...(ablated.length === 0 || all === undefined
      ? []
      : [
          '## Without a group of features',
          'Learned anew each time, from all sources, tested on those of all.',
          comparison([all, ...ablated]),
        ]),
  ].join('\n\n')}\n`
}

function matrixTable({ rows, sources }: MatrixReport, measure: Measure): string {
  const names = sources.map(({ name }) => name)
  const shown = rows.filter(({ fit }) => fit.kind === 'one' || fit.kind === 'all')
  const lines = shown.map(({ fit, cells }) => [
    nameOfFit(fit),
    ...names.map((name) => shownCell(cells, name, measure)),
  ])
  const all = rows.find(({ fit }) => fit.kind === 'all')
  const others = sources.map(({ name, mayTrain }) => {
    const own = rows.find(({ fit }) => fit.kind === 'others' && fit.source === name)
    // All is all but it where no model learns from it.
    const row = mayTrain ? own : all
    return row === undefined ? '' : shownCell(row.cells, name, measure)
  })
  const hasOthers = rows.some(({ fit }) => fit.kind === 'others')
  return markdownTable({
    head: ['', ...names],
    rows: [...lines, ...(hasOthers ? [['all but the tested', ...others]] : [])],
  })
}

function shownCell(cells: readonly MatrixCell[], name: string, measure: Measure): string {
  const cell = cells.find(({ test }) => test === name)
  return cell === undefined ? '' : percent(cell.metrics[measure]).replace('%', '')
}

function comparison(rows: readonly MatrixRow[]): string {
  return markdownTable({
    head: ['learned from', 'cases', 'Risk Resistance', 'macro-F1', 'Safety Awareness', 'macro-F1'],
    rows: rows.flatMap(({ fit, cells }) => {
      const cell = cells.find(({ test }) => test === 'all')
      if (cell === undefined) return []
      const { metrics, intervals, cases } = cell
      return [
        [
          nameOfFit(fit),
          `${cases}`,
          percentWithin(metrics['risk-resistance'], intervals['risk-resistance']),
          percent(metrics['risk-resistance-f1']),
          percentWithin(metrics['safety-awareness'], intervals['safety-awareness']),
          percent(metrics['safety-awareness-f1']),
        ],
      ]
    }),
  })
}

/** A line for each cell. */
export function matrixCsv({ rows }: Pick<MatrixReport, 'rows'>): string {
  const measures = [
    'risk-resistance',
    'risk-resistance-f1',
    'safety-awareness',
    'safety-awareness-f1',
    'safe-recall',
    'unsafe-recall',
  ] as const
  const head = ['learned-from', 'learned', 'tested-on', 'cases', ...measures]
  const lines = rows.flatMap(({ fit, learned, cells }) =>
    cells.map(({ test, cases, metrics }) => [
      nameOfFit(fit),
      `${learned}`,
      test,
      `${cases}`,
      ...measures.map((name) => metrics[name]?.toFixed(4) ?? ''),
    ]),
  )
  return [head, ...lines].map((line) => `${line.map(field).join(',')}\n`).join('')
}

/** @see RFC 4180; a name that a spreadsheet would run as a formula is written as text */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
