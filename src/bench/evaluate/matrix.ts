/**
 * Every source against every other: a model for each thing learned from, and what it makes of each
 * source's test part. Functions, templates and gold dialogues of the test parts are in no training
 * part; the random split, where they are, stands beside to show how much it flatters.
 */
import { type FeatureGroup, features } from '../../guardian/classifier/feature-table.ts'
import { createChance } from '../chance.ts'
import type { Example } from '../train/examples.ts'
import { fitModel } from '../train/fit-model.ts'
import { type Interval, intervalsOf } from './bootstrap.ts'
import { type Metrics, metricsOf } from './metrics.ts'
import { answersOfModel } from './model-answers.ts'

/** The examples of one source. */
export interface MatrixSource {
  readonly name: string
  /** False where its licence, or its name, keeps it out of all learning. */
  readonly mayTrain: boolean
  /** Functions and templates of the training part. */
  readonly train: readonly Example[]
  readonly test: readonly Example[]
  /** Of all functions, to be split by chance. */
  readonly mixed: readonly Example[]
}

/** What one model learns from. */
export type MatrixFit =
  | { readonly kind: 'one'; readonly source: string }
  | { readonly kind: 'others'; readonly source: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'random' }
  | { readonly kind: 'without'; readonly group: FeatureGroup }

export interface MatrixCell {
  /** Source whose test part was answered; `all` for those of all together. */
  readonly test: string
  readonly cases: number
  readonly metrics: Metrics
  readonly intervals: Readonly<Partial<Record<'risk-resistance' | 'safety-awareness', Interval>>>
}

export interface MatrixRow {
  readonly fit: MatrixFit
  /** Dialogues learned from. */
  readonly learned: number
  readonly cells: readonly MatrixCell[]
}

/** One word for what a row learned from. */
export function nameOfFit(fit: MatrixFit): string {
  if (fit.kind === 'without') return `all, without ${fit.group}`
  if (fit.kind === 'random') return 'all, split at random'
  if (fit.kind === 'all') return 'all'
  return fit.kind === 'one' ? fit.source : `all but ${fit.source}`
}

/** The models of a matrix, those that say most first. */
export function matrixFits(
  sources: readonly Pick<MatrixSource, 'name' | 'mayTrain'>[],
  options: { readonly ablate: boolean; readonly groups: readonly FeatureGroup[] },
): readonly MatrixFit[] {
  const learned = sources.filter(({ mayTrain }) => mayTrain)
  return [
    { kind: 'all' },
    { kind: 'random' },
    ...learned.map(({ name }): MatrixFit => ({ kind: 'one', source: name })),
    ...(learned.length < 2 ? [] : learned).map(
      ({ name }): MatrixFit => ({ kind: 'others', source: name }),
    ),
    ...(options.ablate
      ? options.groups.map((group): MatrixFit => ({ kind: 'without', group }))
      : []),
  ]
}

export interface MatrixOptions {
  readonly seed: number
  readonly draws: number
  /** Rounds of learning at most. @default as many as `mcip train` takes */
  readonly rounds?: number | undefined
}

/** Dialogues below which nothing is learned. */
export const minLearned = 60

/**
 * One row: yields after each round of learning; undefined where there is too little to learn from.
 */
export function* matrixRow(
  sources: readonly MatrixSource[],
  fit: MatrixFit,
  { seed, draws, rounds }: MatrixOptions,
): Generator<number, MatrixRow | undefined> {
  const { train, tests } = partsOf(sources, fit, seed)
  if (train.length < minLearned || new Set(train.map(({ label }) => label)).size < 2) {
    return undefined
  }
  const hidden = fit.kind === 'without' ? columnsOf(fit.group) : []
  const few = rounds === undefined ? {} : { unit: { rounds }, trajectory: { rounds } }
  const fitting = fitModel(hiding(train, hidden), { seed, ...few })
  let round = 0
  let step = fitting.next()
  while (step.done !== true) {
    yield ++round
    step = fitting.next()
  }
  const { model } = step.value
  const cells = tests.flatMap(({ name, examples }): readonly MatrixCell[] => {
    if (examples.length === 0) return []
    const scored = answersOfModel(model, hiding(examples, hidden))
    const intervals = intervalsOf(scored, shownMeasures, { draws, seed })
    return [{ test: name, cases: scored.length, metrics: metricsOf(scored), intervals }]
  })
  return { fit, learned: train.length, cells }
}

const shownMeasures = (scored: Parameters<typeof metricsOf>[0]) => {
  const measured = metricsOf(scored)
  return {
    'risk-resistance': measured['risk-resistance'],
    'safety-awareness': measured['safety-awareness'],
  }
}

interface Parts {
  readonly train: readonly Example[]
  readonly tests: readonly { readonly name: string; readonly examples: readonly Example[] }[]
}

function partsOf(sources: readonly MatrixSource[], fit: MatrixFit, seed: number): Parts {
  const learned = sources.filter(({ mayTrain }) => mayTrain)
  const trainOf = (some: readonly MatrixSource[]): readonly Example[] =>
    some.flatMap(({ train }) => train)
  const each = sources.map(({ name, test }) => ({ name, examples: test }))
  // WHY only those: what a source not learned from does would hide what the split does.
  const together = { name: 'all', examples: learned.flatMap(({ test }) => test) }
  switch (fit.kind) {
    case 'one':
      return { train: trainOf(learned.filter(({ name }) => name === fit.source)), tests: each }
    case 'others':
      return {
        train: trainOf(learned.filter(({ name }) => name !== fit.source)),
        tests: each.filter(({ name }) => name === fit.source),
      }
    case 'all':
      return { train: trainOf(learned), tests: [together, ...each] }
    case 'without':
      return { train: trainOf(learned), tests: [together] }
    case 'random': {
      const mixed = createChance(seed, 'random split').shuffled(
        learned.flatMap((source) => source.mixed),
      )
      const trained = trainOf(learned).length
      const share = trained / Math.max(1, trained + together.examples.length)
      const cut = Math.round(mixed.length * share)
      return {
        train: mixed.slice(0, cut),
        tests: [{ name: 'all', examples: mixed.slice(cut) }],
      }
    }
  }
}

function columnsOf(group: FeatureGroup): readonly number[] {
  return features.flatMap((feature, at) => (feature.group === group ? [at] : []))
}

/** The examples with features missing, in learning and in answering alike. */
export function hiding(
  examples: readonly Example[],
  columns: readonly number[],
): readonly Example[] {
  if (columns.length === 0) return examples
  return examples.map((one) => ({
    ...one,
    units: one.units.map((unit) => {
      const row = unit.row.slice()
      for (const column of columns) row[column] = Number.NaN
      return { ...unit, row }
    }),
  }))
}
