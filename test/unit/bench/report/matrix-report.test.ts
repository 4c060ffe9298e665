import { describe, expect, it } from 'vitest'
import type { MatrixCell, MatrixRow } from '../../../../src/bench/evaluate/matrix.ts'
import { metricsOf } from '../../../../src/bench/evaluate/metrics.ts'
import {
  type MatrixReport,
  matrixCsv,
  matrixMarkdown,
} from '../../../../src/bench/report/matrix-report.ts'
import { scoredOf } from '../evaluate/scored-cases.ts'

const hostile = '=cmd()|`,"\u001b[31m<b>'
const metrics = metricsOf([
  scoredOf('appropriate', 'appropriate', {}),
  scoredOf('replay-injection', 'appropriate', {}),
])
const cell = (test: string): MatrixCell => ({
  test,
  cases: 2,
  metrics,
  intervals: { 'risk-resistance': { low: 0.25, high: 0.75 } },
})
const row = (fit: MatrixRow['fit'], ...tests: readonly string[]): MatrixRow => ({
  fit,
  learned: 100,
  cells: tests.map(cell),
})

const report: MatrixReport = {
  form: 'hard',
  seed: 1,
  sources: [
    { name: 'one', mayTrain: true, train: 100, test: 2 },
    { name: hostile, mayTrain: false, train: 0, test: 2 },
  ],
  rows: [
    row({ kind: 'all' }, 'all', 'one', hostile),
    row({ kind: 'random' }, 'all'),
    row({ kind: 'one', source: 'one' }, 'one', hostile),
    row({ kind: 'others', source: 'one' }, 'one'),
    row({ kind: 'without', group: 'order' }, 'all'),
  ],
  command: 'mcip bench matrix --from one.jsonl',
  version: '0.1.0',
}

describe('the report of a matrix', () => {
  const text = matrixMarkdown(report)

  it('has a table for each measure, with what was learned from all but the tested', () => {
    expect(text).toContain('## Risk Resistance, accuracy')
    expect(text).toContain('## Safety Awareness, accuracy')
    expect(text).toContain('| one | 50.0 | 50.0 |')
    expect(text).toContain('| all but the tested | 50.0 | 50.0 |')
    expect(text).toContain('none: for tests only')
  })

  it('sets the random split and each ablation beside all', () => {
    expect(text).toContain('| all, split at random | 2 | 50.0% (25.0 to 75.0) |')
    expect(text).toContain('| all, without order | 2 |')
  })

  it('leaves out what was not made', () => {
    const less = matrixMarkdown({ ...report, rows: report.rows.slice(2, 3) })
    expect(less).not.toContain('random')
    expect(less).not.toContain('Without a group')
    expect(less).not.toContain('all but')
  })

  it('keeps a name of a file in its cell', () => {
    expect(text).not.toContain('\u001b')
    expect(text).not.toContain('<b>')
    for (const line of matrixCsv(report).trimEnd().split('\n').slice(1)) {
      expect(line).toMatch(/^(?:one|all|"?all)/)
    }
  })

  it('has a line for each cell in CSV, in which nothing is a formula', () => {
    const lines = matrixCsv(report).trimEnd().split('\n')
    expect(lines).toHaveLength(1 + 8)
    expect(lines[0]).toContain('learned-from,learned,tested-on,cases,risk-resistance')
    expect(matrixCsv(report)).toContain('"\'=cmd()|`,""')
    expect(lines[1]).toMatch(/^all,100,all,2,0\.5000,/)
  })
})
