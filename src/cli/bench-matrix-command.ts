/** What `mcip bench matrix` does: gold dialogues in, a table of every source against every other out. */
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import type { CaseForm } from '../bench/bench-case.ts'
import type { Dialogue } from '../bench/dialogue.ts'
import {
  type MatrixFit,
  type MatrixRow,
  type MatrixSource,
  matrixFits,
  matrixRow,
  nameOfFit,
} from '../bench/evaluate/matrix.ts'
import {
  type MatrixSourceOptions,
  matrixSources,
  namedSources,
} from '../bench/evaluate/matrix-sources.ts'
import { type MatrixReport, matrixCsv, matrixMarkdown } from '../bench/report/matrix-report.ts'
import { createLeftOut, leftOutLines } from '../bench/sources/left-out.ts'
import { readGold } from '../bench/sources/read-gold.ts'
import { McipError } from '../errors.ts'
import { featureGroups } from '../guardian/classifier/feature-table.ts'
import { exitCodes } from './exit-code.ts'
import { keptLines } from './kept-lines.ts'
import { duration, many } from './numbers.ts'
import { createProgress } from './progress.ts'
import { safeJson } from './safe-json.ts'
import { shellWord } from './shell-word.ts'
import { stopOnSignals } from './stop-on-signals.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'
import { packageVersion } from './version.ts'

export interface BenchMatrixOptions {
  readonly from: readonly string[]
  readonly form: CaseForm
  readonly size: number
  readonly testSize: number
  readonly testOnly?: readonly string[]
  readonly allowLicense?: readonly string[]
  readonly ablate?: true
  readonly seed: number
  readonly draws: number
  readonly rounds?: number
  readonly output: string
  readonly json?: true
}

type Sizes = MatrixReport['sources']

/** Trains, tests and gives the exit code. @throws McipError `cli.usage`, `cli.unwritable` and others */
export async function benchMatrix(options: BenchMatrixOptions): Promise<number> {
  const settings = {
    ...options,
    testOnly: options.testOnly ?? [],
    allowed: options.allowLicense ?? [],
  }
  const dialogues = await readAll(options.from)
  const names = namedSources(dialogues, settings)
  if (!names.some(({ mayTrain }) => mayTrain)) throw usage('there is no source to learn from')
  const rows = openRows(options, dialogues)
  const fits = matrixFits(names, { ablate: options.ablate === true, groups: featureGroups })
  const stop = stopOnSignals()
  try {
    if (rows.sizes() === undefined || fits.some((fit) => !rows.has(fit))) {
      const sources = await prepared(dialogues, names.length, settings, stop.signal)
      rows.putSizes(sources)
      for (const [at, fit] of fits.entries()) {
        if (rows.has(fit)) continue
        await fill(rows, sources, fit, `${at + 1} of ${fits.length}`, options, stop.signal)
        if (stop.signal.aborted) break
      }
    }
  } finally {
    stop.end()
  }
  if (stop.signal.aborted) {
    tell('interrupted; run the same command again to go on')
    return stop.exitCode() ?? exitCodes.found
  }
  write(reportOf(options, rows, fits), options)
  return exitCodes.done
}

async function readAll(files: readonly string[]): Promise<readonly Dialogue[]> {
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  const dialogues: Dialogue[] = []
  const leftOut = createLeftOut()
  const rows = readGold(files, {
    onProgress: (bytes, total) => progress.update(bytes, total, dialogues.length),
  })
  try {
    for await (const row of rows) {
      if (row.kind === 'dialogue') dialogues.push(row.dialogue)
      else leftOut.add(row)
    }
  } finally {
    progress.end()
  }
  for (const line of leftOutLines(leftOut)) tell(`left out: ${plain(line, 400)}`)
  return dialogues
}

/** The examples of every source; shorter where it is stopped. */
async function prepared(
  dialogues: readonly Dialogue[],
  count: number,
  settings: MatrixSourceOptions,
  signal: AbortSignal,
): Promise<readonly MatrixSource[]> {
  const sources: MatrixSource[] = []
  for (const source of matrixSources(dialogues, settings)) {
    sources.push(source)
    const { name, train, test } = source
    tell(
      `source ${sources.length} of ${count}: ${plain(name, 80)}, ${many(train.length, 'case')} to learn from, ${test.length} to test on`,
    )
    await pause()
    if (signal.aborted) break
  }
  return sources
}

/** Learns one row and keeps it, unless it is stopped on the way. */
async function fill(
  rows: Rows,
  sources: readonly MatrixSource[],
  fit: MatrixFit,
  place: string,
  { seed, draws, rounds }: BenchMatrixOptions,
  signal: AbortSignal,
): Promise<void> {
  const started = performance.now()
  const name = plain(nameOfFit(fit), 80)
  const isShown = process.stderr.isTTY === true && process.env.TERM !== 'dumb'
  const growing = matrixRow(sources, fit, { seed, draws, rounds })
  let step = growing.next()
  while (step.done !== true) {
    if (isShown) process.stderr.write(`\r${place}: ${name}, round ${step.value}\u001b[K`)
    // Room for a signal to be heard.
    if (step.value % roundsBetweenPauses === 0) await pause()
    if (signal.aborted) return
    step = growing.next()
  }
  if (isShown) process.stderr.write('\r\u001b[K')
  rows.put(fit, step.value)
  const took = duration((performance.now() - started) / 1_000)
  tell(
    step.value === undefined
      ? `${place}: ${name}: too little to learn from`
      : `${place}: ${name}: ${many(step.value.learned, 'case')}, ${took}`,
  )
}

const roundsBetweenPauses = 10

interface Rows {
  has(fit: MatrixFit): boolean
  /** Undefined: there was too little to learn from, or it is not done. */
  get(fit: MatrixFit): MatrixRow | undefined
  put(fit: MatrixFit, row: MatrixRow | undefined): void
  sizes(): Sizes | undefined
  putSizes(sources: readonly MatrixSource[]): void
}

/** Rows kept in the folder; those of other dialogues, settings or versions do not count. */
function openRows(options: BenchMatrixOptions, dialogues: readonly Dialogue[]): Rows {
  const { output, from, json, ...settings } = options
  const hash = createHash('sha256').update(JSON.stringify([packageVersion(), settings]))
  for (const dialogue of dialogues) hash.update(JSON.stringify(dialogue))
  const key = hash.digest('hex').slice(0, 16)
  const file = join(output, 'rows.jsonl')
  const known = new Map<string, MatrixRow | null>()
  let sizes: Sizes | undefined
  for (const one of keptLines(file, keptOf)) {
    if (one.key !== key) continue
    if (one.sizes !== undefined) sizes = one.sizes
    else if (one.name !== undefined) known.set(one.name, one.row ?? null)
  }
  const keep = (one: Omit<Kept, 'key'>): void => {
    try {
      mkdirSync(output, { recursive: true })
      appendFileSync(file, `${JSON.stringify({ key, ...one })}\n`)
    } catch (cause) {
      throw unwritable(file, cause)
    }
  }
  return {
    has: (fit) => known.has(nameOfFit(fit)),
    get: (fit) => known.get(nameOfFit(fit)) ?? undefined,
    put(fit, row) {
      known.set(nameOfFit(fit), row ?? null)
      keep({ name: nameOfFit(fit), row: row ?? null })
    },
    sizes: () => sizes,
    putSizes(sources) {
      sizes = sources.map(({ name, mayTrain, train, test }) => ({
        name,
        mayTrain,
        train: train.length,
        test: test.length,
      }))
      keep({ sizes })
    },
  }
}

interface Kept {
  readonly key: string
  readonly sizes?: Sizes
  readonly name?: string
  readonly row?: MatrixRow | null
}

function keptOf(value: unknown): Kept | undefined {
  return typeof value === 'object' && value !== null ? (value as Kept) : undefined
}

function reportOf(
  { form, seed }: BenchMatrixOptions,
  rows: Rows,
  fits: readonly MatrixFit[],
): MatrixReport {
  return {
    form,
    seed,
    sources: rows.sizes() ?? [],
    rows: fits.flatMap((fit) => rows.get(fit) ?? []),
    command: ['mcip', ...process.argv.slice(2)].map(shownWord).join(' '),
    version: packageVersion(),
  }
}

function write(report: MatrixReport, { output, json }: BenchMatrixOptions): void {
  const views = [
    ['matrix.md', matrixMarkdown(report)],
    ['matrix.csv', matrixCsv(report)],
    ['matrix.json', `${safeJson(report, 2)}\n`],
  ] as const
  for (const [name, text] of views) {
    const file = join(output, name)
    try {
      mkdirSync(output, { recursive: true })
      writeFileSync(file, text)
    } catch (cause) {
      throw unwritable(file, cause)
    }
  }
  if (json) process.stdout.write(`${safeJson(report, 2)}\n`)
  tell(`the matrix is in ${plain(join(output, 'matrix.md'), 300)}, matrix.csv and matrix.json`)
}

/** Options stand as they were written; everything else as a word of the shell. */
function shownWord(word: string): string {
  return /^--?[a-z][a-z-]*$/.test(word) ? word : shellWord(word)
}

function unwritable(file: string, cause: unknown): McipError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new McipError('cli.unwritable', { file, reason }, { cause })
}
