/** What `mcip train --from-log` does: marks of a flow log in, a corrected model out where it is no worse. */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { points, probability } from '../bench/report/cells.ts'
import { compareOnMarks, type MarksComparison } from '../bench/train/from-log-compare.ts'
import { correctedModel } from '../bench/train/from-log-fit.ts'
import type { MarkedUnit } from '../bench/train/from-log-units.ts'
import { McipError } from '../errors.ts'
import { loadModel } from '../guardian/classifier/load-model.ts'
import type { Model } from '../guardian/classifier/model.ts'
import { encodeModel } from '../guardian/classifier/model-file.ts'
import { benchmarkClasses } from '../risk/risk.ts'
import { confirmPerson } from './confirm-person.ts'
import { exitCodes } from './exit-code.ts'
import { lastOf } from './last-of.ts'
import { existingLog, type LogOptions, withStore } from './log-command.ts'
import { markedUnits } from './marked-units.ts'
import { many } from './numbers.ts'
import { isOwnModel, isUsualLog, ownModelFile } from './own-model.ts'
import { safeJson } from './safe-json.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'
import { packageVersion } from './version.ts'
import { cardFile, checkModelPlace, writeModelFile } from './write-model-file.ts'

export interface TrainFromLogOptions extends LogOptions {
  readonly seed: number
  /** @default the place that `--model own` names */
  readonly output?: string
}

/** Marks below which a model would learn one person's week. */
const minMarks = 200
/** Of those, at least so many that say that something is wrong, and that say that nothing is. */
const minOfEach = 20

/**
 * Trains, compares, and gives the exit code. What becomes `own` learns from the usual log only, and a
 * person confirms its marks.
 *
 * @throws McipError `train.too-few-marks`, `train.broken-log`, what `confirmPerson` throws and others
 */
export async function trainFromLog(options: TrainFromLogOptions): Promise<number> {
  const { seed } = options
  const output = options.output ?? ownModelFile()
  const isOwn = isOwnModel(output)
  const log = existingLog(options)
  if (isOwn && !isUsualLog(log)) {
    throw usage('`own` learns from the log at its usual place only; name a file with `--output`')
  }
  checkModelPlace(output)
  const base = loadModel()
  let units: readonly MarkedUnit[] = []
  let isAllowed = true
  await withStore(options, async (store) => {
    units = await markedUnits(store, base)
    refuseTooFew(units)
    const lines = [`${plain(log, 300)}: ${marksLine(units)}`]
    const toDo = 'learn from them, for the model that `--model own` asks'
    if (isOwn) isAllowed = await confirmPerson(store, { what: 'training `own`', toDo, lines })
  })
  if (!isAllowed) {
    tell('nothing was changed')
    return exitCodes.found
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
  if (isOwn) makeFolderOf(output)
  writeModelFile(output, bytes)
  writeModelFile(cardFile(output), `${safeJson(whole, 2)}\n`)
  if (options.json) process.stdout.write(`${safeJson(whole, 2)}\n`)
  const name = isOwn ? 'own' : plain(output, 300)
  tell(`adopted: ${plain(output, 300)}; \`--model ${name}\` asks it`)
  return exitCodes.done
}

function compared(base: Model, units: readonly MarkedUnit[], seed: number): MarksComparison {
  const isShown = process.stderr.isTTY === true && process.env.TERM !== 'dumb'
  const comparison = lastOf(compareOnMarks(base, units, seed), (fold) => {
    if (isShown) process.stderr.write(`\rlearning: fold ${fold}\u001b[K`)
  })
  if (isShown) process.stderr.write('\r\u001b[K')
  return comparison
}

/** @throws McipError `train.too-few-marks` */
function refuseTooFew(units: readonly MarkedUnit[]): void {
  const harmless = units.filter(({ label }) => label === 0).length
  const risks = units.length - harmless
  if (units.length >= minMarks && Math.min(harmless, risks) >= minOfEach) return
  throw new McipError('train.too-few-marks', {
    found: many(units.length, 'mark'),
    harmless,
    risks,
    needed: minMarks,
    each: minOfEach,
  })
}

/** How many marks of how many trajectories, and what they say. */
function marksLine(units: readonly MarkedUnit[]): string {
  const said = Object.entries(countsOf(units)).filter(([, count]) => count > 0)
  const groups = new Set(units.map(({ group }) => group)).size
  const counts = said.map(([name, count]) => `${count} ${name}`).join(', ')
  return `${many(units.length, 'mark')} in ${many(groups, 'trajectory', 'trajectories')}: ${counts}`
}

/** Marks of each class. */
function countsOf(units: readonly MarkedUnit[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    benchmarkClasses.map((name, at) => [name, units.filter(({ label }) => label === at).length]),
  )
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
    marks: countsOf(units),
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
