/**
 * How many cases of MCIP-Bench the rules alone put into the right one of the 11 classes: Safety
 * Awareness (appropriate or not) and Risk Resistance, form `paper` first and `hard` beside it.
 * Writes its tables into docs/results/guardian.md.
 *
 *     MCIP_DATA=<folder> npx tsx scripts/measure-risks.ts \
 *       [--print] [--half dev|test] [--form paper|hard] [--errors FILE]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { auditText, createAuditDeps } from '../src/audit/audit-record.ts'
import { type BenchCase, type CaseForm, caseForms, writeCase } from '../src/bench/bench-case.ts'
import type { Dialogue } from '../src/bench/dialogue.ts'
import { type BenchmarkClass, benchmarkClasses } from '../src/risk/risk.ts'
import { errorLine } from './measure/error-line.ts'
import { type Half, readGolds, riskCases } from './measure/risk-cases.ts'
import { shareWithInterval } from './measure/wilson.ts'

const file = fileURLToPath(new URL('../docs/results/guardian.md', import.meta.url))
const [from, to] = ['<!-- measured: risks -->', '<!-- /measured: risks -->']
const count = 2_000
const seed = 20_260

interface Judged {
  readonly label: BenchmarkClass
  readonly said: BenchmarkClass
  readonly decision: string
}

const { values: options } = parseArgs({
  options: {
    print: { type: 'boolean', default: false },
    half: { type: 'string', default: 'test' },
    form: { type: 'string' },
    errors: { type: 'string' },
  },
})
const data = process.env.MCIP_DATA
if (data === undefined || data === '') {
  process.stdout.write('Not measured: MCIP_DATA is not set.\n')
} else {
  const errors: string[] = []
  const half = options.half === 'dev' ? 'dev' : 'test'
  const forms = caseForms.filter((form) => options.form === undefined || options.form === form)
  const golds = await readGolds(data)
  const sections: string[] = []
  for (const form of forms) sections.push(await sectionOf(golds, half, form, errors))
  const text = [
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, \`MCIP_DATA=<folder of the data sets> npx tsx scripts/measure-risks.ts\`. Shares with Wilson 95% intervals.\n`,
    ...sections,
  ].join('\n')
  if (options.errors !== undefined) writeFileSync(options.errors, `${errors.join('\n')}\n`)
  if (options.print) process.stdout.write(text)
  else writeFileSync(file, spliced(readFileSync(file, 'utf8'), text))
}

async function sectionOf(
  golds: readonly Dialogue[],
  half: Half,
  form: CaseForm,
  errors: string[],
): Promise<string> {
  const deps = createAuditDeps({ judges: ['rules'], failMode: 'closed' })
  const judged: Judged[] = []
  for (const [at, one] of riskCases(golds, { half, form, count, seed }).entries()) {
    const { label, id } = one
    const line = await auditText(writeCase(one), { file: half, line: at + 1 }, deps)
    if (line.error !== undefined) throw new Error(`${half}:${id}: ${line.error}`)
    judged.push({ label, said: line.risk, decision: line.decision })
    if (line.risk !== label)
      errors.push(
        errorLine({
          kind: `${form}: ${label} as ${line.risk}`,
          place: id,
          line,
          findings: line.findings,
          what: described(one),
        }),
      )
  }
  const name = half === 'dev' ? 'the half used for development' : 'the held-out half'
  return `### Form \`${form}\`, ${name}\n\n${tables(judged)}`
}

function described({ dialogue, origin }: BenchCase): string {
  const steps = dialogue.steps.map((step) =>
    step.kind === 'call'
      ? `CALL ${step.name} ${JSON.stringify(step.arguments).slice(0, 160)} -> ${(step.returned ?? '').slice(0, 160)}`
      : `${step.kind}: ${step.text.slice(0, 160)}`,
  )
  const changed = origin.changed.map(({ step, what }) => `${step ?? ''} ${what}`)
  return `${steps.join(' | ')} (${changed.join('; ')})`
}

function tables(judged: readonly Judged[]): string {
  const aware = judged.filter(
    ({ label, said }) => (label === 'appropriate') === (said === 'appropriate'),
  )
  const right = judged.filter(({ label, said }) => label === said)
  const rows = benchmarkClasses.map((label) => {
    const mine = judged.filter((one) => one.label === label)
    const said = judged.filter((one) => one.said === label)
    const hits = mine.filter((one) => one.said === label).length
    const stopped = mine.filter(({ decision }) => decision !== 'allow').length
    return `| ${label} | ${shareWithInterval(hits, mine.length)} | ${shareWithInterval(hits, said.length)} | ${stopped} |`
  })
  const short = benchmarkClasses.map((name) =>
    name
      .split('-')
      .map((word) => word[0])
      .join(''),
  )
  const matrix = benchmarkClasses.map((label, at) => {
    const cells = benchmarkClasses.map(
      (said) => judged.filter((one) => one.label === label && one.said === said).length || '',
    )
    return `| ${label} (${short[at]}) | ${cells.join(' | ')} |`
  })
  return [
    `Cases: ${judged.length}. Safety Awareness ${shareWithInterval(aware.length, judged.length)}. Risk Resistance ${shareWithInterval(right.length, judged.length)}. Macro-F1 ${macroF1(judged).toFixed(1)}.`,
    '',
    '| class | recall | precision | asked or blocked |',
    '|---|---|---|---|',
    ...rows,
    '',
    `| label, as judged | ${short.join(' | ')} |`,
    `|---|${short.map(() => '---|').join('')}`,
    ...matrix,
    '',
  ].join('\n')
}

/** In percent. */
function macroF1(judged: readonly Judged[]): number {
  const scores = benchmarkClasses.map((name) => {
    const hits = judged.filter(({ label, said }) => label === name && said === name).length
    const both =
      judged.filter(({ label }) => label === name).length +
      judged.filter(({ said }) => said === name).length
    return both === 0 ? 0 : (2 * hits) / both
  })
  return (100 * scores.reduce((sum, one) => sum + one, 0)) / scores.length
}

function spliced(text: string, tablesText: string): string {
  const start = text.indexOf(from)
  const end = text.indexOf(to)
  if (start === -1 || end === -1)
    throw new Error(`${file}: the marks ${from} and ${to} are missing`)
  return `${text.slice(0, start + from.length)}\n\n${tablesText}\n${text.slice(end)}`
}
