/** What `mcip bench trainset` does: cases in, rows of a training set out, and what they are. */
import { existsSync, realpathSync, writeFileSync } from 'node:fs'
import { placeText } from '../audit/audit-record.ts'
import { inOrder } from '../audit/in-order.ts'
import { annotate, annotatedLine } from '../bench/annotate/annotate.ts'
import type { Annotator } from '../bench/annotate/llm-annotator.ts'
import { askedOfFlows, askedOfRecord } from '../bench/asked-of-record.ts'
import type { CaseForm } from '../bench/bench-case.ts'
import { createChance } from '../bench/chance.ts'
import { callsOf, type Dialogue } from '../bench/dialogue.ts'
import { readCases } from '../bench/evaluate/read-cases.ts'
import { isShareAlike } from '../bench/license.ts'
import { createLeftOut, type LeftOut, leftOutLines } from '../bench/sources/left-out.ts'
import { readGold } from '../bench/sources/read-gold.ts'
import { scaled } from '../bench/synthesise/quotas.ts'
import { casesFromGold } from '../bench/trainset/cases-from-gold.ts'
import { type DrawnClass, drawCases } from '../bench/trainset/draw.ts'
import { paperTrainingSet } from '../bench/trainset/paper-distribution.ts'
import {
  createTrainingCases,
  licensesOf,
  type TrainingCase,
} from '../bench/trainset/training-cases.ts'
import {
  lengthOf,
  type QuestionRowForm,
  trainingQuestion,
  writeRow,
} from '../bench/trainset/training-row.ts'
import { McipError } from '../errors.ts'
import type { QuestionForm } from '../guardian/llm/question.ts'
import type { LogMode } from '../log/entry.ts'
import { annotatorOf, tellReplies } from './bench-annotate-command.ts'
import { checkFiles } from './check-files.ts'
import { exitCodes } from './exit-code.ts'
import type { LlmOptions } from './llm-options.ts'
import { amount, many } from './numbers.ts'
import { createProgress } from './progress.ts'
import { openOutput } from './report-output.ts'
import { stopOnSignals } from './stop-on-signals.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'

export interface BenchTrainsetOptions extends LlmOptions {
  readonly from?: readonly string[]
  readonly benchmark?: readonly string[]
  readonly caseForm?: CaseForm
  readonly size: number
  readonly form: 'mci' | QuestionRowForm
  readonly question: QuestionForm
  readonly shown: 'messages' | 'flows'
  readonly content: LogMode
  readonly seed: number
  readonly allowLicense?: readonly string[]
  readonly output: string
}

/** Gold dialogues that are kept, drawn by chance: the paper's set was made of 2,000. */
const maxGold = 10_000

/** Characters of a question that fill the paper's 2,048 tokens. */
const fullLength = 2_048 * 4

/** Writes the set and gives the exit code. @throws McipError `cli.usage`, `bench.unknown-label` and others */
export async function benchTrainset(options: BenchTrainsetOptions): Promise<number> {
  const { size, seed, output } = options
  const files = inputsOf(options)
  checkFiles(files)
  if (files.some((file) => isSame(file, output))) {
    throw usage(`--output ${plain(output, 200)} is one of the inputs`)
  }
  const annotator = annotatorOf(options)
  const wanted = scaled(paperTrainingSet, size)
  const leftOut = createLeftOut()
  const all = await casesOf(options, wanted, leftOut)
  const { cases, classes } = drawCases(all, wanted, seed)
  if (cases.length === 0) throw usage('the files hold no case that a row can be made of')
  const rows = await write(cases, annotator, options)
  if (rows === undefined) {
    tell('interrupted; run the same command again to go on, what was written is not whole')
    return exitCodes.found
  }
  const short = classes.filter((one) => one.drawn < one.wanted)
  const about = {
    rows: cases.length,
    size,
    seed,
    form: options.form,
    question: options.question,
    shown: options.shown,
    classes: Object.fromEntries(classes.map((one) => [one.label, count(one)])),
    licenses: Object.fromEntries(licensesOf(cases)),
    longerThan2048Tokens: rows.long,
    leftOut: leftOut.counts,
    ...(annotator === undefined ? {} : { annotatedByModel: annotator.counts }),
  }
  writeText(`${output}.about.json`, `${JSON.stringify(about, null, 2)}\n`)
  report(about.rows, short, rows.long, licensesOf(cases), leftOut)
  if (annotator !== undefined) tellReplies(annotator)
  return short.length === 0 ? exitCodes.done : exitCodes.found
}

function inputsOf({ from, benchmark }: BenchTrainsetOptions): readonly string[] {
  const files = from ?? benchmark
  if (files === undefined || (from !== undefined && benchmark !== undefined)) {
    throw usage('give either gold dialogues with `--from` or cases with `--benchmark`')
  }
  return files
}

async function casesOf(
  options: BenchTrainsetOptions,
  wanted: Parameters<typeof drawCases>[1],
  leftOut: LeftOut,
): Promise<readonly TrainingCase[]> {
  const { from, benchmark = [], caseForm = 'hard', seed } = options
  const training = createTrainingCases()
  const add = (one: Parameters<typeof training.add>[0]): void => {
    const row = training.add(one)
    if (row !== undefined) leftOut.add(row)
  }
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  let taken = 0
  const onProgress = (bytes: number, total: number | undefined): void =>
    progress.update(bytes, total, taken)
  try {
    if (from === undefined) {
      for await (const one of readCases(benchmark, { onProgress })) {
        taken++
        add(one)
      }
      for (const { license, id } of training.cases) checkLicense(license, id, options)
      return training.cases
    }
    const kept: Dialogue[] = []
    const chance = createChance(seed, 'gold')
    let usable = 0
    for await (const row of readGold(from, { onProgress })) {
      taken++
      if (row.kind === 'left-out') {
        leftOut.add(row)
        continue
      }
      checkLicense(row.dialogue.license, row.dialogue.source, options)
      if (callsOf(row.dialogue).length === 0) continue
      // @see Vitter 1985, Random Sampling with a Reservoir, algorithm R
      const at = chance.below(++usable)
      if (kept.length < maxGold) kept.push(row.dialogue)
      else if (at < maxGold) kept[at] = row.dialogue
    }
    for (const one of casesFromGold(kept, { form: caseForm, wanted, seed })) add(one)
    return training.cases
  } finally {
    progress.end()
  }
}

/** Writes all rows; undefined where that was interrupted. */
async function write(
  cases: readonly TrainingCase[],
  annotator: Annotator | undefined,
  options: BenchTrainsetOptions,
): Promise<{ readonly long: number } | undefined> {
  const output = await openOutput(options.output, [])
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  const stop = stopOnSignals()
  const bytes = cases.reduce((sum, { text }) => sum + text.length, 0)
  const atOnce = annotator === undefined ? 1 : (options.llmConcurrency ?? 4)
  let done = 0
  let long = 0
  try {
    for await (const { row, length } of inOrder(cases, atOnce, (one) =>
      rowOf(one, annotator, options),
    )) {
      if (stop.signal.aborted) break
      await output.write(`${row}\n`)
      if (length > fullLength) long++
      progress.update((++done / cases.length) * bytes, bytes, done)
    }
    await output.end()
  } finally {
    progress.end()
    stop.end()
  }
  return done === cases.length ? { long } : undefined
}

async function rowOf(
  { id, text, truth }: TrainingCase,
  annotator: Annotator | undefined,
  { form, question, shown, content }: BenchTrainsetOptions,
): Promise<{ readonly row: string; readonly length: number }> {
  if (form !== 'mci' && shown === 'messages') {
    const asked = trainingQuestion(askedOfRecord(text), truth, question)
    return { row: writeRow(id, asked, form), length: lengthOf(asked) }
  }
  const found = annotate(text, placeText({ file: id, line: 1 }))
  const annotated = annotator === undefined ? found : await annotator.annotate(found)
  const asked = trainingQuestion(askedOfFlows(annotated), truth, question)
  const row = form === 'mci' ? annotatedLine(annotated, content, truth) : writeRow(id, asked, form)
  return { row, length: lengthOf(asked) }
}

function report(
  rows: number,
  short: readonly DrawnClass[],
  long: number,
  licenses: ReturnType<typeof licensesOf>,
  leftOut: LeftOut,
): void {
  for (const line of leftOutLines(leftOut)) tell(`left out: ${plain(line, 400)}`)
  tell(`${many(rows, 'row')} written`)
  for (const { label, drawn, wanted } of short) {
    tell(`  ${label}: ${amount(drawn)} of ${amount(wanted)} wanted`)
  }
  if (long > 0) tell(`  ${many(long, 'row')} may be longer than 2,048 tokens, the paper's length`)
  const named = licenses.map(([license, cases]) => `${plain(license, 64)} ${amount(cases)}`)
  tell(`  licences of the sources: ${named.join(', ')}`)
}

/** @throws McipError `cli.usage` where a model that is trained on it must be shared alike */
function checkLicense(
  license: string | undefined,
  of: string,
  { allowLicense = [] }: BenchTrainsetOptions,
): void {
  if (license === undefined || !isShareAlike(license) || allowLicense.includes(license)) return
  throw usage(
    `${plain(of, 80)} is under ${plain(license, 64)}, share-alike: it trains a model only with --allow-license`,
  )
}

function count({ wanted, drawn }: DrawnClass): object {
  return { wanted, drawn }
}

function isSame(one: string, other: string): boolean {
  return existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other)
}

function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new McipError('cli.unwritable', { file, reason }, { cause })
  }
}
