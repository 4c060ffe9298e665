/** What `mcip bench run` does: cases in, each system's answers, the report. */
import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAuditDeps } from '../audit/audit-record.ts'
import { createAuditSystem } from '../bench/evaluate/audit-system.ts'
import { createLlmSystem } from '../bench/evaluate/llm-system.ts'
import { type LabelledCase, readCases } from '../bench/evaluate/read-cases.ts'
import type { Scored } from '../bench/evaluate/scored.ts'
import { runSystem, type System } from '../bench/evaluate/system.ts'
import {
  type BenchFile,
  type BenchReport,
  reportOf,
  type TrainedModel,
} from '../bench/report/bench-report.ts'
import { percentWithin } from '../bench/report/cells.ts'
import { markdownReport } from '../bench/report/markdown.ts'
import { pageReport } from '../bench/report/page.ts'
import { rerunHint } from '../bench/report/tables.ts'
import { McipError } from '../errors.ts'
import { shippedModel } from '../guardian/classifier/shipped-model.ts'
import type { QuestionForm } from '../guardian/llm/question.ts'
import { benchmarkClassOfLabel } from '../risk/labels.ts'
import type { BenchmarkClass } from '../risk/risk.ts'
import { noAnswers, openAnswers } from './bench-answers.ts'
import { exitCodes } from './exit-code.ts'
import { batchModel, type LlmOptions } from './llm-options.ts'
import { curvesBeside } from './model-curves.ts'
import { many } from './numbers.ts'
import { modelFileOf } from './own-model.ts'
import { createProgress } from './progress.ts'
import { safeJson } from './safe-json.ts'
import { shellWord } from './shell-word.ts'
import { stopOnSignals } from './stop-on-signals.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'
import { packageVersion } from './version.ts'

export interface BenchRunOptions extends LlmOptions {
  readonly systems: string
  readonly output: string
  readonly json?: true
  readonly limit?: number
  readonly question: QuestionForm
  /** File of the trained model. */
  readonly model?: string
  readonly unlabelled?: 'skip'
  readonly labelMap?: string
  readonly label?: BenchmarkClass
  readonly draws: number
}

/** Reasons for cases without an answer that are told; the report has all. */
const maxReasons = 5

/** Evaluates and gives the exit code. @throws McipError `cli.usage`, `bench.unknown-label`, `llm.gave-up` and others */
export async function benchRun(
  files: readonly string[],
  options: BenchRunOptions,
): Promise<number> {
  if (files.includes('-')) {
    throw usage(
      '`mcip bench run` reads no standard input: a report names its files with their digests; write the cases to a file',
    )
  }
  const systems = systemsOf(options)
  const cases = await casesOf(files, options)
  if (cases.length === 0) throw usage('the files hold no case')
  const benchFiles = await Promise.all(files.map((name) => benchFile(name, cases)))
  makeFolder(options.output)
  const stop = stopOnSignals()
  const answered: { readonly system: System; readonly scored: readonly Scored[] }[] = []
  try {
    for (const system of systems) {
      const scored = await answersOf(system, cases, benchFiles, options, stop.signal)
      answered.push({ system, scored })
      if (stop.signal.aborted) break
    }
  } finally {
    stop.end()
  }
  if (stop.signal.aborted) {
    tell('interrupted; run the same command again to go on, no report was written')
    return stop.exitCode() ?? exitCodes.found
  }
  const report = reportOf({
    files: benchFiles,
    answered,
    training: trainingOf(systems, options),
    command: ['mcip', 'bench', 'run', ...process.argv.slice(4)].map(shownWord).join(' '),
    version: packageVersion(),
    at: new Date().toISOString(),
    bootstrap: { draws: options.draws },
  })
  write(report, options)
  return report.systems.some(({ failed }) => failed > 0) ? exitCodes.found : exitCodes.done
}

/** How the trained model came about that the systems ask, where its card says so. */
function trainingOf(systems: readonly System[], options: BenchRunOptions): readonly TrainedModel[] {
  const asking = systems.flatMap(({ name }) =>
    name === 'classifier' || name === 'cascade' ? [name] : [],
  )
  const file = modelFileOf(options.model) ?? shippedModel()
  const curves = asking.length === 0 || file === undefined ? undefined : curvesBeside(file)
  return curves === undefined
    ? []
    : [{ model: options.model ?? 'shipped', systems: asking, curves }]
}

function systemsOf(options: BenchRunOptions): readonly System[] {
  const model = modelFileOf(options.model)
  const names = [...new Set(options.systems.split(',').map((name) => name.trim()))]
  return names.map((name) => {
    switch (name) {
      case 'rules':
        return createAuditSystem({
          name,
          settings: {},
          deps: createAuditDeps({ judges: ['rules'], failMode: 'open' }),
        })
      case 'classifier':
      case 'cascade':
        return createAuditSystem({
          name,
          settings: { model: options.model ?? 'shipped' },
          deps: createAuditDeps({
            judges: name === 'cascade' ? ['rules', 'classifier'] : ['classifier'],
            failMode: 'open',
            ...(model === undefined ? {} : { model }),
          }),
        })
      case 'llm': {
        return createLlmSystem({
          ...batchModel(options, process.env),
          form: options.question,
          concurrency: options.llmConcurrency ?? 4,
          clock: () => performance.now(),
        })
      }
      default:
        throw usage(`no system \`${plain(name, 60)}\`; there are rules, classifier, cascade, llm`)
    }
  })
}

async function casesOf(
  files: readonly string[],
  { unlabelled, labelMap, label, limit = Number.POSITIVE_INFINITY }: BenchRunOptions,
): Promise<readonly LabelledCase[]> {
  const cases: LabelledCase[] = []
  const found = readCases(files, {
    ...(unlabelled === undefined ? {} : { unlabelled }),
    ...(label === undefined ? {} : { label }),
    ...(labelMap === undefined ? {} : { labelMap: readLabelMap(labelMap) }),
  })
  for await (const one of found) {
    if (cases.length >= limit) break
    cases.push(one)
  }
  return cases
}

function readLabelMap(file: string): ReadonlyMap<string, BenchmarkClass> {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw usage(`--label-map ${plain(file, 200)} cannot be read: ${reasonOf(cause)}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw usage('--label-map takes a JSON object: foreign label to class')
  }
  return new Map(
    Object.entries(value).map(([foreign, own]) => {
      const name = typeof own === 'string' ? benchmarkClassOfLabel(own) : undefined
      if (name === undefined) {
        throw usage(`--label-map names no class for \`${plain(foreign, 60)}\``)
      }
      return [foreign, name]
    }),
  )
}

async function benchFile(name: string, cases: readonly LabelledCase[]): Promise<BenchFile> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(name)) hash.update(chunk)
  } catch (cause) {
    // A file that `--limit` left unread.
    throw new McipError('audit.unreadable', { file: name, reason: reasonOf(cause) }, { cause })
  }
  return {
    name,
    sha256: hash.digest('hex'),
    cases: cases.filter(({ file }) => file === name).length,
  }
}

async function answersOf(
  system: System,
  cases: readonly LabelledCase[],
  files: readonly BenchFile[],
  { output }: BenchRunOptions,
  signal: AbortSignal,
): Promise<readonly Scored[]> {
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  const bytes = cases.reduce((sum, { text }) => sum + text.length, 0)
  const scope = JSON.stringify([files.map(({ sha256 }) => sha256), system.settings])
  const answers = system.name.startsWith('llm:')
    ? openAnswers(join(output, 'answers.jsonl'), scope)
    : noAnswers
  const update = (done: number): void => progress.update((done / cases.length) * bytes, bytes, done)
  try {
    return await runSystem(system, cases, answers, update, signal)
  } finally {
    progress.end()
  }
}

function write(report: BenchReport, { output, json }: BenchRunOptions): void {
  const views = [
    ['report.md', markdownReport(report)],
    ['report.json', `${JSON.stringify(report, null, 2)}\n`],
    ['report.html', pageReport(report)],
  ] as const
  for (const [name, text] of views) {
    const file = join(output, name)
    try {
      writeFileSync(file, text)
    } catch (cause) {
      throw new McipError('cli.unwritable', { file, reason: reasonOf(cause) }, { cause })
    }
  }
  if (json) process.stdout.write(`${safeJson(report, 2)}\n`)
  for (const { name, metrics, intervals, failed, unanswered } of report.systems) {
    const shown = (['risk-resistance', 'safety-awareness', 'blocked-benign'] as const)
      .filter((measure) => metrics[measure] !== undefined)
      .map((measure) => `${measure} ${percentWithin(metrics[measure], intervals[measure])}`)
    const without = failed === 0 ? [] : [`${many(failed, 'case')} without an answer`]
    tell(`${plain(name, 60)}: ${[...shown, ...without].join(', ')}`)
    for (const { code, cases, reason, hint } of unanswered.slice(0, maxReasons)) {
      tell(`  ${many(cases, 'case')}: ${plain([code, reason].filter(Boolean).join(': '), 400)}`)
      if (hint !== '') tell(`    ${hint}`)
    }
  }
  if (report.systems.some(({ failed }) => failed > 0)) tell(rerunHint)
  tell(`the report is in ${plain(join(output, 'report.html'), 300)}, report.md and report.json`)
}

function makeFolder(output: string): void {
  try {
    mkdirSync(output, { recursive: true })
  } catch (cause) {
    throw new McipError('cli.unwritable', { file: output, reason: reasonOf(cause) }, { cause })
  }
}

/** Options stand as they were written; everything else as a word of the shell. */
function shownWord(word: string): string {
  return /^--?[a-z][a-z-]*$/.test(word) ? word : shellWord(word)
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
