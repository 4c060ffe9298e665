/** What `mcip bench build` does: gold dialogues in, cases and the report of the build out. */
import { existsSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type CaseForm, writeCase } from '../bench/bench-case.ts'
import { createChance } from '../bench/chance.ts'
import { callsOf, type Dialogue } from '../bench/dialogue.ts'
import { isShareAlike } from '../bench/license.ts'
import { createLeftOut, leftOutLines, maxFirst, placeOf } from '../bench/sources/left-out.ts'
import { readGold, sourceOfFile } from '../bench/sources/read-gold.ts'
import { type BuildSource, buildCases, usableOf } from '../bench/synthesise/build.ts'
import {
  buildMarkdown,
  buildReportOf,
  type LeftOutPlaces,
  type SourceRead,
} from '../bench/synthesise/build-report.ts'
import { quotasOfMix } from '../bench/synthesise/mix.ts'
import {
  allQuotas,
  type PaperPart,
  paperQuotas,
  type Quotas,
  scaled,
  sizeFor,
  totalOf,
} from '../bench/synthesise/quotas.ts'
import type { Split } from '../bench/synthesise/split-part.ts'
import { McipError } from '../errors.ts'
import { buildWithLlm } from './build-with-llm.ts'
import { checkFiles } from './check-files.ts'
import { exitCodes } from './exit-code.ts'
import type { LlmOptions } from './llm-options.ts'
import { many } from './numbers.ts'
import { createProgress } from './progress.ts'
import { safeJson } from './safe-json.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'

export interface BenchBuildOptions extends LlmOptions {
  readonly from?: readonly string[]
  readonly glaive?: string
  readonly toolace?: string
  readonly form: CaseForm
  readonly size?: number
  readonly mix: string
  readonly split: Split
  readonly seed: number
  readonly allowLicense?: readonly string[]
  readonly json?: true
  readonly output: string
}

/** Dialogues of one source that are kept, drawn by chance: the paper took 200 of 112,960. */
const maxKept = 20_000

/** Builds and gives the exit code. @throws McipError `cli.usage`, `audit.unreadable`, `cli.unwritable` and others */
export async function benchBuild(options: BenchBuildOptions): Promise<number> {
  const groups = groupsOf(options)
  const files = groups.flatMap((group) => group.files)
  if (files.length === 0) throw usage('name gold dialogues with --from, --glaive or --toolace')
  checkFiles(files)
  checkOutput(options.output, files)
  const read: SourceRead[] = []
  const sources: BuildSource[] = []
  const left: LeftOutPlaces[] = []
  for (const { files: own, part } of groups) {
    const gold = await readAll(own, part, options)
    read.push(...gold.read)
    left.push(gold.left)
    const usable = usableOf(gold.dialogues, options.split)
    if (usable.length > 0) sources.push({ dialogues: usable, quotas: quotasFor(part, usable) })
  }
  if (sources.length === 0) throw usage('no dialogue has a call that returned')
  showStage('making cases')
  const sized = sizedAs(sources, options)
  const made =
    options.llm === undefined
      ? { built: buildCases(sized, options), highPrivilege: undefined }
      : await buildWithLlm(sized, options, showStage)
  if ('stopped' in made) return made.stopped
  const { built, highPrivilege } = made
  showStage('looking for what gives labels away')
  const report = buildReportOf(built, read, options, {
    leftOut: joined(left),
    ...(highPrivilege === undefined ? {} : { highPrivilege }),
  })
  showStage('')
  // Mixed, so that the first of them, which `--limit` takes, are of all classes.
  const inOrder = createChance(options.seed, 'order of the cases').shuffled(built.cases)
  writeAll(options.output, [
    ['', inOrder.map((one) => `${writeCase(one)}\n`).join('')],
    ['.report.md', buildMarkdown(report)],
    ['.report.json', `${safeJson(report, 2)}\n`],
  ])
  if (options.json) process.stdout.write(`${safeJson(report, 2)}\n`)
  const short = report.classes.filter(({ shortfall }) => shortfall > 0)
  for (const { label, shortfall } of short) tell(`${label}: ${many(shortfall, 'case')} too few`)
  tell(`${many(report.cases, 'case')} in ${plain(options.output, 300)}, report beside it`)
  const isOfUse = highPrivilege === undefined || highPrivilege.written > 0
  return isOfUse || highPrivilege.functions === 0 ? exitCodes.done : exitCodes.found
}

/** What is under way, on the line of a terminal; nothing where no terminal is. */
function showStage(text: string): void {
  if (process.stderr.isTTY !== true || process.env.TERM === 'dumb') return
  process.stderr.write(`\r${text}\u001b[K`)
}

interface Group {
  readonly files: readonly string[]
  readonly part: PaperPart | undefined
}

function groupsOf({ from = [], glaive, toolace }: BenchBuildOptions): readonly Group[] {
  return [
    ...(glaive === undefined ? [] : [{ files: [glaive], part: 'glaive' as const }]),
    ...(toolace === undefined ? [] : [{ files: [toolace], part: 'toolace' as const }]),
    ...(from.length === 0 ? [] : [{ files: from, part: undefined }]),
  ]
}

function quotasFor(part: PaperPart | undefined, usable: readonly Dialogue[]): Quotas {
  return part === undefined ? scaled(allQuotas, sizeFor(usable.length)) : paperQuotas[part]
}

/** The quotas of all sources, of another size or mix where that was asked for. */
function sizedAs(
  sources: readonly BuildSource[],
  { size, mix }: BenchBuildOptions,
): readonly BuildSource[] {
  const total = sources.reduce((sum, { quotas }) => sum + totalOf(quotas), 0)
  const wanted = size ?? total
  return sources.map(({ dialogues, quotas }, at) => {
    const before = sources.slice(0, at).reduce((sum, one) => sum + totalOf(one.quotas), 0)
    // Shares of the running total, so that rounding loses no case.
    const end = Math.round(((before + totalOf(quotas)) * wanted) / total)
    const own = end - Math.round((before * wanted) / total)
    return { dialogues, quotas: mixed(quotas, own, mix) }
  })
}

function mixed(quotas: Quotas, total: number, mix: string): Quotas {
  const other = quotasOfMix(mix)
  if (other === undefined) throw usage(`--mix ${plain(mix, 80)} is no mix of classes`)
  return scaled(other === 'paper' ? quotas : other, total)
}

/** The dialogues with a call, at most so many of each source, drawn by chance. */
async function readAll(
  files: readonly string[],
  part: PaperPart | undefined,
  { split, seed, allowLicense = [] }: BenchBuildOptions,
): Promise<{
  readonly dialogues: readonly Dialogue[]
  readonly read: readonly SourceRead[]
  readonly left: LeftOutPlaces
}> {
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  const sources = new Map<string, Reading>()
  const leftOut = createLeftOut()
  let records = 0
  const rows = readGold(files, {
    ...(part === undefined ? {} : { license: 'Apache-2.0', sourceOf: () => part }),
    onProgress: (bytes, total) => progress.update(bytes, total, records),
  })
  try {
    for await (const row of rows) {
      records++
      const source =
        row.kind === 'dialogue' ? row.dialogue.source : (part ?? sourceOfFile(row.file))
      const reading = sources.get(source) ?? createReading(seed, source)
      sources.set(source, reading)
      if (row.kind === 'left-out') {
        reading.leftOut[row.reason] = (reading.leftOut[row.reason] ?? 0) + 1
        leftOut.add(row)
        continue
      }
      const { license } = row.dialogue
      if (split === 'train' && isForbidden(license, allowLicense)) {
        throw usage(
          `${plain(source, 80)} is under ${plain(license ?? '', 64)}, share-alike: it trains a model only with --allow-license`,
        )
      }
      keep(reading, row.dialogue)
    }
  } finally {
    progress.end()
  }
  for (const line of leftOutLines(leftOut)) tell(`left out: ${plain(line, 400)}`)
  const first = leftOut.first.map((row) => ({ place: placeOf(row), reason: row.reason }))
  return {
    left: { total: leftOut.total, first },
    dialogues: [...sources.values()].flatMap(({ kept }) => kept),
    read: Array.from(sources, ([source, { licenses, seen, leftOut }]) => ({
      source,
      licenses: [...licenses],
      dialogues: seen,
      leftOut,
    })),
  }
}

function joined(all: readonly LeftOutPlaces[]): LeftOutPlaces {
  return {
    total: all.reduce((sum, { total }) => sum + total, 0),
    first: all.flatMap(({ first }) => first).slice(0, maxFirst),
  }
}

interface Reading {
  readonly licenses: Set<string>
  readonly leftOut: Record<string, number>
  readonly kept: Dialogue[]
  readonly chance: ReturnType<typeof createChance>
  seen: number
  /** Dialogues with a call. */
  withCalls: number
}

function createReading(seed: number, source: string): Reading {
  const chance = createChance(seed, `read ${source}`)
  return { licenses: new Set(), leftOut: {}, kept: [], chance, seen: 0, withCalls: 0 }
}

/** @see Vitter 1985, Random Sampling with a Reservoir, algorithm R */
function keep(reading: Reading, dialogue: Dialogue): void {
  reading.seen++
  reading.licenses.add(dialogue.license ?? 'unknown')
  if (callsOf(dialogue).length === 0) return
  const at = reading.chance.below(++reading.withCalls)
  if (reading.kept.length < maxKept) reading.kept.push(dialogue)
  else if (at < maxKept) reading.kept[at] = dialogue
}

function isForbidden(license: string | undefined, allowed: readonly string[]): boolean {
  return license !== undefined && isShareAlike(license) && !allowed.includes(license)
}

function checkOutput(output: string, inputs: readonly string[]): void {
  if (!existsSync(output)) return
  const real = realpathSync(output)
  if (inputs.some((input) => existsSync(input) && realpathSync(input) === real)) {
    throw usage(`--output ${plain(output, 200)} is one of the inputs`)
  }
}

/** All files or, where one cannot be written, the old ones as they were. */
function writeAll(output: string, files: readonly (readonly [string, string])[]): void {
  const made = files.map(([end, text]) => ({ file: `${output}${end}`, text }))
  try {
    for (const { file, text } of made) writeFileSync(`${file}.new`, text)
    for (const { file } of made) renameSync(`${file}.new`, file)
  } catch (cause) {
    for (const { file } of made) rmSync(`${file}.new`, { force: true })
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new McipError('cli.unwritable', { file: output, reason }, { cause })
  }
}
