/** What `mcip train --from-log` does: marks of a flow log in, a corrected model out where it is no worse. */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { points, probability } from '../bench/report/cells.ts'
import { compareOnMarks, type MarksComparison } from '../bench/train/from-log-compare.ts'
import { correctedModel } from '../bench/train/from-log-fit.ts'
import { markedIn } from '../bench/train/from-log-marks.ts'
import { createMarkedUnits, type MarkedUnit } from '../bench/train/from-log-units.ts'
import { McipError } from '../errors.ts'
import { createLikeness } from '../guardian/classifier/encode-text.ts'
import { loadModel } from '../guardian/classifier/load-model.ts'
import type { Model } from '../guardian/classifier/model.ts'
import { encodeModel } from '../guardian/classifier/model-file.ts'
import { trajectoryId } from '../log/checkpoint.ts'
import type { Entry } from '../log/entry.ts'
import type { Store } from '../log/store.ts'
import { benchmarkClasses } from '../risk/risk.ts'
import { exitCodes } from './exit-code.ts'
import { type LogOptions, withStore } from './log-command.ts'
import { readEntry } from './log-lines.ts'
import { many } from './numbers.ts'
import { ownModelFile } from './own-model.ts'
import { createProgress } from './progress.ts'
import { safeJson } from './safe-json.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'
import { packageVersion } from './version.ts'
import { writeModelFile } from './write-model-file.ts'

export interface TrainFromLogOptions extends LogOptions {
  readonly seed: number
  /** @default the place that `--model own` names */
  readonly output?: string
}

/** Marks below which a model would learn one person's week. */
const minMarks = 200
/** Of those, at least so many that say that something is wrong, and that say that nothing is. */
const minOfEach = 20

/** Trains, compares, and gives the exit code. @throws McipError `train.too-few-marks` and others */
export async function trainFromLog(options: TrainFromLogOptions): Promise<number> {
  const { seed } = options
  const output = options.output ?? ownModelFile()
  const base = loadModel()
  const units = await unitsIn(options, base)
  const harmless = units.filter(({ label }) => label === 0).length
  const least = Math.min(harmless, units.length - harmless)
  if (units.length < minMarks || least < minOfEach) {
    throw new McipError('train.too-few-marks', {
      found: many(units.length, 'mark'),
      harmless,
      risks: units.length - harmless,
      needed: minMarks,
      each: minOfEach,
    })
  }
  const comparison = compared(base, units, seed)
  for (const line of comparisonLines(comparison)) tell(line)
  const card = { ...cardOf(base, units, comparison, seed) }
  if (!comparison.isNoWorse) {
    if (options.json) process.stdout.write(`${safeJson({ ...card, adopted: false }, 2)}\n`)
    tell('not adopted: on marks that it did not learn from it is worse, or no better, than before')
    return exitCodes.found
  }
  const bytes = encodeModel(lastOf(correctedModel(base, units, comparison.rounds)))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const whole = { ...card, adopted: true, model: { sha256, bytes: bytes.length } }
  if (options.output === undefined) makeFolderOf(output)
  writeModelFile(output, bytes)
  writeModelFile(`${output}.card.json`, `${safeJson(whole, 2)}\n`)
  if (options.json) process.stdout.write(`${safeJson(whole, 2)}\n`)
  const name = options.output === undefined ? 'own' : plain(output, 300)
  tell(`adopted: ${plain(output, 300)}; \`--model ${name}\` asks it`)
  return exitCodes.done
}

/** The marks of the log as rows; says what nothing can be learned of. */
async function unitsIn(options: LogOptions, { encoder }: Model): Promise<readonly MarkedUnit[]> {
  const unitOf = createMarkedUnits(encoder === undefined ? undefined : createLikeness(encoder))
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  const units: MarkedUnit[] = []
  const leftOut = new Map<string, number>()
  const leaveOut = (reason: string): void => {
    leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)
  }
  await withStore(options, async (store) => {
    const heads = await store.heads()
    try {
      for (const [at, { trajectory }] of heads.entries()) {
        progress.update(at, heads.length, units.length)
        const { marked, leftOut: without } = markedIn(await entriesOf(store, trajectory))
        for (const reason of without) leaveOut(reason)
        for (const one of marked) {
          const unit = unitOf(one, trajectoryId(trajectory))
          if (unit === undefined) leaveOut('nothing-that-a-model-judges')
          else units.push(unit)
        }
      }
    } finally {
      progress.end()
    }
  })
  for (const [reason, count] of leftOut) tell(`left out: ${many(count, 'mark')}, ${reason}`)
  return units
}

async function entriesOf(
  store: Store,
  trajectory: Parameters<Store['entries']>[0],
): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for await (const { bytes } of store.entries(trajectory)) {
    const entry = readEntry(bytes)
    if (entry !== undefined) entries.push(entry)
  }
  return entries
}

function compared(base: Model, units: readonly MarkedUnit[], seed: number): MarksComparison {
  const isShown = process.stderr.isTTY === true && process.env.TERM !== 'dumb'
  const comparing = compareOnMarks(base, units, seed)
  let step = comparing.next()
  while (step.done !== true) {
    if (isShown) process.stderr.write(`\rlearning: fold ${step.value}\u001b[K`)
    step = comparing.next()
  }
  if (isShown) process.stderr.write('\r\u001b[K')
  return step.value
}

/** What a person reads of the comparison. */
export function comparisonLines(comparison: MarksComparison): readonly string[] {
  const { marks, before, after, paired, rounds } = comparison
  const { onlyFirst, onlySecond, p, difference, interval } = paired
  const within =
    interval === undefined ? '' : ` (${points(interval.low)} to ${points(interval.high)})`
  return [
    `${many(marks, 'mark')}, each answered by a model that learned from marks of other trajectories only`,
    `right: ${after.right}, before ${before.right}; ${points(difference)} points${within}; only it ${onlyFirst}, only the one before ${onlySecond}, p ${probability(p)} (McNemar, exact)`,
    `cross entropy: ${after.loss.toFixed(3)}, before ${before.loss.toFixed(3)}`,
    `risks called appropriate: ${after.missed}, before ${before.missed}; harmless that would be blocked: ${after.blockedBenign}, before ${before.blockedBenign}`,
    `trees added: ${rounds} of each class`,
  ]
}

function cardOf(
  base: Model,
  units: readonly MarkedUnit[],
  comparison: MarksComparison,
  seed: number,
): Readonly<Record<string, unknown>> {
  return {
    what: 'The model that ships, with trees behind it that learned from what people said of verdicts in a flow log.',
    version: packageVersion(),
    seed,
    base: { sha256: createHash('sha256').update(encodeModel(base)).digest('hex') },
    marks: Object.fromEntries(
      benchmarkClasses.map((name, at) => [name, units.filter(({ label }) => label === at).length]),
    ),
    trajectories: new Set(units.map(({ group }) => group)).size,
    comparison,
  }
}

function makeFolderOf(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch {
    // Writing the file says what is wrong.
  }
}

function lastOf(growing: Generator<Model, Model>): Model {
  let step = growing.next()
  while (step.done !== true) step = growing.next()
  return step.value
}
