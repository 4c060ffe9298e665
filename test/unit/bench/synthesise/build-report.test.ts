import { describe, expect, it } from 'vitest'
import { buildCases } from '../../../../src/bench/synthesise/build.ts'
import {
  buildMarkdown,
  buildReportOf,
  returnsNothing,
} from '../../../../src/bench/synthesise/build-report.ts'
import { quotasOf } from '../../../../src/bench/synthesise/quotas.ts'
import { golds, weather } from './world.ts'

const options = { form: 'hard', split: 'all', seed: 1 } as const
const built = buildCases([{ dialogues: golds, quotas: quotasOf(() => 2) }], options)
const read = [
  { source: 'own|x', licenses: ['MIT'], dialogues: 3, leftOut: { 'stray-result': 2 } },
] as const

describe('buildReportOf', () => {
  it('counts classes and shortfalls, and gives no leak check of few cases', () => {
    const report = buildReportOf(built, read, options)
    expect(report.cases).toBe(built.cases.length)
    expect(report.classes).toHaveLength(11)
    for (const one of report.classes) expect(one.shortfall).toBe(one.wanted - one.built)
    expect(report.leaks).toBeUndefined()
  })
})

describe('buildMarkdown', () => {
  it('names where the records are that were left out, and says when these are not all', () => {
    const first = [
      { place: 'g`|\n.json:1 row 17', reason: 'audit.malformed-record' },
      { place: 'g.json:1 row 19', reason: 'no-words' },
    ]
    const some = buildReportOf(built, read, options, { leftOut: { total: 2, first } })
    expect(some.leftOut).toEqual({ total: 2, first })
    const text = buildMarkdown(some)
    expect(text).toContain('Where they are:\n\n- `g   .json:1 row 17`: audit.malformed-record\n')
    const more = buildReportOf(built, read, options, { leftOut: { total: 9, first } })
    expect(buildMarkdown(more)).toContain('Where they are, the first 2:')
    expect(buildMarkdown(buildReportOf(built, read, options))).not.toContain('Where they are')
  })

  it('says where fewer than a tenth of the appropriate hard cases have an empty return', () => {
    const report = buildReportOf(built, read, options)
    const at = (emptyAmongAppropriate: number, form: 'hard' | 'paper' = 'hard') =>
      buildMarkdown({ ...report, form, emptyAmongAppropriate })
    expect(at(0.08)).toContain(
      '8.0% of the appropriate cases have a return that holds nothing, fewer',
    )
    expect(at(0.1)).toContain('a return that holds nothing.')
    expect(at(0.01, 'paper')).toContain('a return that holds nothing.')
  })

  it('says how many functions a model wrote, and why the others are of templates', () => {
    const highPrivilege = {
      model: 'm`x',
      functions: 9,
      written: 6,
      templates: { 'no-answer': 2, 'not-stronger': 1 },
      cases: { llm: 4, template: 3 },
    }
    expect(buildMarkdown(buildReportOf(built, read, options, { highPrivilege }))).toContain(
      'by `m x`: 6 of 9, the others by templates (2 no-answer, 1 not-stronger).',
    )
  })

  it('names licences, records left out and classes above the bound', () => {
    const leak = {
      auc: 0.8,
      macroF1: 0.5,
      classes: [{ label: 'replay-injection', f1: 0.5, auc: 0.9 }],
      cases: 9,
      folds: 5,
    } as const
    const report = { ...buildReportOf(built, read, options), leaks: { turn: leak, steps: leak } }
    const text = buildMarkdown(report)
    expect(text).toContain('| own x | MIT | 3 | 0 |')
    expect(text).toContain('own|x: 2 records, stray-result')
    expect(text).toContain('Above the bound of F1: replay-injection.')
    expect(buildMarkdown(buildReportOf(built, read, options))).toContain('Too few cases')
  })
})

describe('returnsNothing', () => {
  const returning = (returned: string) => ({
    ...weather,
    steps: [{ kind: 'call', name: 'x', arguments: {}, returned } as const],
  })

  it.each(['', ' ', '{}', '[]', 'null', '{"hotels": []}', '{"a": ""}'])(
    'is true of `%s`',
    (text) => {
      expect(returnsNothing(returning(text))).toBe(true)
    },
  )

  it.each(['true', '{"a": false}', '0', 'OK', '{"a": 0}'])('is false of `%s`', (text) => {
    expect(returnsNothing(returning(text))).toBe(false)
  })
})
