/**
 * Examples -> a model. Trees over units are grown on all folds but one to say what they make of that
 * one; trees over trajectories learn from what was said of units that were not learned from. Both are
 * calibrated on dialogues that neither has seen.
 *
 * @see Wolpert 1992, Stacked Generalization (second-level learning on held-out predictions)
 */
import { features } from '../../guardian/classifier/feature-table.ts'
import { type Forest, probabilitiesOf, scoresOfRow } from '../../guardian/classifier/forest.ts'
import type { Encoder, Model, Thresholds } from '../../guardian/classifier/model.ts'
import { createGathered, trajectoryColumns } from '../../guardian/classifier/trajectory-row.ts'
import { benchmarkClasses } from '../../risk/risk.ts'
import { type BoostOptions, boost, defaultBoost, type Labelled, type Round } from './boost.ts'
import { type ScoredRow, temperatureOf, trustOf } from './calibrate.ts'
import type { Example, Unit } from './examples.ts'
import { insistedOn, insistenceOf, insisting, ruledIn } from './insistence.ts'
import { partOfGroup } from './split.ts'
import { type Suspicion, thresholdsOf } from './thresholds.ts'

export interface FitOptions {
  readonly seed: number
  readonly encoder?: Encoder | undefined
  readonly unit?: Partial<BoostOptions>
  readonly trajectory?: Partial<BoostOptions>
}

export interface FitStep {
  readonly stage: 'fold' | 'unit' | 'trajectory' | 'fold trajectory'
  /** From 1, of `folds` where the stage is a fold. */
  readonly number: number
  readonly round: Round
}

export interface Fitted {
  readonly model: Model
  /** Sum of gains of each feature, in all trees over units. */
  readonly gains: ReadonlyMap<string, number>
  /** Training curves of the trees over units and over trajectories. */
  readonly rounds: { readonly unit: readonly Round[]; readonly trajectory: readonly Round[] }
  readonly counts: { readonly learned: number; readonly calibrated: number }
  /** On the dialogues that were kept out: of the same sources, and those that said when to stop. */
  readonly kept: KeptMeasures
}

/** Shares, 0 to 1. */
export interface KeptMeasures {
  readonly riskResistance: number
  readonly safetyAwareness: number
  readonly blockedBenign: number
  readonly askedBenign: number
}

const folds = 3
/** One in so many groups is kept to stop and to calibrate. */
const heldOf = 6
const classes = benchmarkClasses.length

const unitBoost: Partial<BoostOptions> = {
  rounds: 100,
  patience: 10,
  maxLeaves: 12,
  minRows: 40,
  lambda: 5,
  rowShare: 0.7,
  commonShare: 0.4,
  featureShare: 0.25,
  learningRate: 0.18,
}
const trajectoryBoost: Partial<BoostOptions> = {
  rounds: 110,
  patience: 10,
  maxLeaves: 8,
  minRows: 30,
  lambda: 5,
  rowShare: 0.7,
  featureShare: 0.12,
  learningRate: 0.16,
}

/** Yields each round of every forest; returns the model. */
export function* fitModel(
  examples: readonly Example[],
  options: FitOptions,
): Generator<FitStep, Fitted> {
  const { seed, encoder } = options
  const held = examples.filter(({ group }) => partOfGroup(group, heldOf, seed) === 0)
  const learned = examples.filter(({ group }) => partOfGroup(group, heldOf, seed) !== 0)
  const ofUnits = { ...defaultBoost, ...unitBoost, classes, seed, ...options.unit }
  const foldOf = foldsOf(learned, seed)
  const heldUnits = unitsOf(held)
  const said = new Map<Example, readonly Float64Array[]>()
  for (let fold = 0; fold < folds; fold++) {
    const rest = learned.filter((one) => foldOf(one) !== fold)
    const forest = (yield* grown(unitsOf(rest), heldUnits, ofUnits, 'fold', fold + 1)).forest
    for (const one of learned) if (foldOf(one) === fold) said.set(one, probabilitiesIn(forest, one))
  }
  const units = yield* grown(unitsOf(learned), heldUnits, ofUnits, 'unit', 1)
  const unitTemperature = temperatureOf(
    held.flatMap((one) => one.units.map((unit) => scored(units.forest, unit.row, unit.label))),
  )
  for (const one of held) said.set(one, probabilitiesIn(units.forest, one))

  const ofTrajectories = {
    ...defaultBoost,
    ...trajectoryBoost,
    classes,
    seed,
    ...options.trajectory,
  }
  const heldRows = trajectoriesOf(held, said)
  const trajectories = yield* grown(
    trajectoriesOf(learned, said),
    heldRows,
    ofTrajectories,
    'trajectory',
    1,
  )
  const foreign: ForeignRow[] = []
  for (let fold = 0; fold < folds; fold++) {
    const own = learned.filter((one) => foldOf(one) === fold)
    const rest = learned.filter((one) => foldOf(one) !== fold)
    if (own.length === 0 || rest.length === 0) continue
    const { forest } = yield* grown(
      trajectoriesOf(rest, said),
      heldRows,
      ofTrajectories,
      'fold trajectory',
      fold + 1,
    )
    for (const one of own) foreign.push(foreignRow(forest, one, said.get(one) ?? []))
  }
  const temperature = temperatureOf(foreign)
  const insistence = insistenceOf(foreign)
  const insisted = foreign.map((one) => insistedOn(one, insistence, temperature))
  const trust = trustOf(insisted, temperature)
  const forest = insisting(
    trusting(trajectories.forest, trust * temperature),
    insistence,
    temperature,
  )
  const kept = held.map((one) => scored(forest, rowOf(one, said.get(one) ?? []), one.label))
  const suspicionOf = (one: Example): number =>
    Math.max(
      0,
      ...(said.get(one) ?? []).map(
        (probabilities) =>
          1 - (probabilitiesOf(probabilities.map(Math.log), unitTemperature)[0] ?? 1),
      ),
    )
  const benign = (some: readonly Example[]): readonly Suspicion[] =>
    some.flatMap((one) =>
      one.label === 0
        ? [
            {
              suspicion: suspicionOf(one),
              source: one.source,
              isRecorded: one.isRecorded === true,
            },
          ]
        : [],
    )
  const suspicions = benign(held)
  // WHY those learned from too: what is said of them comes from trees that knew other sources only.
  const thresholds = thresholdsOf([...suspicions, ...benign(learned)])
  return {
    model: {
      features: features.map(({ name }) => name),
      classes: benchmarkClasses,
      unit: units.forest,
      trajectory: forest,
      temperatures: { unit: unitTemperature, trajectory: temperature },
      thresholds,
      ...(encoder === undefined ? {} : { encoder }),
    },
    gains: new Map(features.map(({ name }, at) => [name, units.gains[at] ?? 0])),
    rounds: { unit: units.rounds, trajectory: trajectories.rounds },
    counts: { learned: learned.length, calibrated: held.length },
    kept: measuresOf(
      kept,
      suspicions.map(({ suspicion }) => suspicion),
      thresholds,
    ),
  }
}

interface ForeignRow extends ScoredRow {
  readonly isRecorded: boolean
  /** What the rules decided, 0 allow to 3 block. */
  readonly ruled: number
}

function foreignRow(
  forest: Forest,
  one: Example,
  probabilities: readonly Float64Array[],
): ForeignRow {
  const row = rowOf(one, probabilities)
  return {
    ...scored(forest, row, one.label),
    isRecorded: one.isRecorded === true,
    ruled: ruledIn(row),
  }
}

/** The forest with a score for `appropriate` that is higher by `more`. */
function trusting(forest: Forest, more: number): Forest {
  return { ...forest, bias: forest.bias.map((one, at) => (at === 0 ? one + more : one)) }
}

/**
 * Folds of whole sources where there are enough: what is said of a source that was not learned from
 * is what a new one will be told. Groups of few sources are shared out by themselves.
 */
function foldsOf(examples: readonly Example[], seed: number): (one: Example) => number {
  const counts = new Map<string, number>()
  for (const { source, units } of examples)
    counts.set(source, (counts.get(source) ?? 0) + units.length)
  if (counts.size < folds) return ({ group }) => partOfGroup(group, folds, seed + 1)
  const sums = Array.from({ length: folds }, () => 0)
  const foldOf = new Map<string, number>()
  for (const [source, count] of [...counts].sort(([, one], [, other]) => other - one)) {
    const least = sums.indexOf(Math.min(...sums))
    foldOf.set(source, least)
    sums[least] = (sums[least] ?? 0) + count
  }
  return ({ source }) => foldOf.get(source) ?? 0
}

function measuresOf(
  rows: readonly ScoredRow[],
  suspicions: readonly number[],
  { ask, block }: Thresholds,
): KeptMeasures {
  const said = rows.map(({ scores }) => scores.indexOf(Math.max(...scores)))
  const share = (count: number, all: number): number => (all === 0 ? 0 : count / all)
  const right = rows.filter(({ label }, at) => said[at] === label).length
  const aware = rows.filter(({ label }, at) => (said[at] === 0) === (label === 0)).length
  const blocked = suspicions.filter((one) => one >= block).length
  const asked = suspicions.filter((one) => one >= ask).length - blocked
  return {
    riskResistance: share(right, rows.length),
    safetyAwareness: share(aware, rows.length),
    blockedBenign: share(blocked, suspicions.length),
    askedBenign: share(asked, suspicions.length),
  }
}

function* grown(
  learned: Labelled,
  held: Labelled,
  options: BoostOptions,
  stage: FitStep['stage'],
  number: number,
): Generator<FitStep, ReturnType<typeof boost> extends Generator<Round, infer R> ? R : never> {
  const growing = boost(learned, held.labels.length === 0 ? undefined : held, options)
  for (;;) {
    const next = growing.next()
    if (next.done === true) return next.value
    yield { stage, number, round: next.value }
  }
}

function scored(forest: Forest, row: Float32Array, label: number): ScoredRow {
  return { scores: scoresOfRow(forest, row), label }
}

function probabilitiesIn(forest: Forest, { units }: Example): readonly Float64Array[] {
  return units.map(({ row }) => probabilitiesOf(scoresOfRow(forest, row)))
}

/** Weight of a class among units: rare ones count more, by the root of how rare they are. */
function weightsOf(labels: Uint8Array): Float64Array {
  const counts = new Float64Array(classes)
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1
  const most = Math.max(1, ...counts.subarray(1))
  return Float64Array.from(labels, (label) =>
    label === 0 ? 1 : Math.sqrt(most / Math.max(1, counts[label] ?? 1)),
  )
}

function unitsOf(examples: readonly Example[]): Labelled {
  const units = examples.flatMap((one): readonly Unit[] => one.units)
  const values = new Float32Array(units.length * features.length)
  for (const [at, { row }] of units.entries()) values.set(row, at * features.length)
  const labels = Uint8Array.from(units, ({ label }) => label)
  return {
    matrix: { rows: units.length, features: features.length, values },
    labels,
    weights: weightsOf(labels),
  }
}

function trajectoriesOf(
  examples: readonly Example[],
  said: ReadonlyMap<Example, readonly Float64Array[]>,
): Labelled {
  const width = trajectoryColumns.length
  const values = new Float32Array(examples.length * width)
  for (const [at, one] of examples.entries())
    values.set(rowOf(one, said.get(one) ?? []), at * width)
  const labels = Uint8Array.from(examples, ({ label }) => label)
  return {
    matrix: { rows: examples.length, features: width, values },
    labels,
    weights: new Float64Array(labels.length).fill(1),
  }
}

function rowOf({ units }: Example, probabilities: readonly Float64Array[]): Float32Array {
  const gathered = createGathered()
  for (const [at, { kind, row }] of units.entries()) {
    const own = probabilities[at]
    if (own !== undefined) gathered.add(kind, row, own)
  }
  return gathered.row()
}
