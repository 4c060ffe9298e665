/** Whether surface alone gives labels away: a boosted model of it, tested on gold dialogues it never saw. */
import { scoresOfRow } from '../../guardian/classifier/forest.ts'
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import type { BenchCase } from '../bench-case.ts'
import { hashOf } from '../chance.ts'
import type { Matrix } from '../train/bins.ts'
import { boost, defaultBoost } from '../train/boost.ts'
import { type EditedPart, leakFeatures } from './leak-features.ts'

/** What the hard form may give away at most. */
export const leakBounds = { auc: 0.7, macroF1: 0.3 } as const

export interface LeakOfClass {
  readonly label: BenchmarkClass
  /** F1 of the surface model. 0 to 1. */
  readonly f1: number
  /** How well surface tells this class from the appropriate; absent for those. */
  readonly auc?: number
}

export interface LeakCheck {
  /** Appropriate or not. */
  readonly auc: number
  /** Over the classes that occur. */
  readonly macroF1: number
  readonly classes: readonly LeakOfClass[]
  readonly cases: number
  readonly folds: number
}

const folds = 5
const options = { ...defaultBoost, rounds: 60, maxLeaves: 12, minRows: 10 }

/** Undefined where there are too few cases to tell. */
export function checkLeaks(
  cases: readonly BenchCase[],
  seed: number,
  part: EditedPart = 'turn',
): LeakCheck | undefined {
  if (cases.length < minCases) return undefined
  const matrix = leakFeatures(cases, part)
  const fold = cases.map(({ origin }) => hashOf(origin.gold) % folds)
  const labels = cases.map(({ label }) => benchmarkClasses.indexOf(label))
  const many = outOfFold(matrix, labels, fold, benchmarkClasses.length, seed)
  const isRisk = labels.map((label) => (label === 0 ? 0 : 1))
  const two = outOfFold(matrix, isRisk, fold, 2, seed).map((row) => (row[1] ?? 0) - (row[0] ?? 0))
  const said = many.map(highest)
  const classes = benchmarkClasses.flatMap((label, own): readonly LeakOfClass[] => {
    if (!labels.includes(own)) return []
    const f1 = f1Of(labels, said, own)
    if (own === 0) return [{ label, f1 }]
    const kept = labels.flatMap((one, row) => (one === 0 || one === own ? [row] : []))
    const auc = aucOf(
      kept.map((row) => (many[row]?.[own] ?? 0) - (many[row]?.[0] ?? 0)),
      kept.map((row) => labels[row] === own),
    )
    return [{ label, f1, auc }]
  })
  return {
    auc: aucOf(
      two,
      labels.map((label) => label !== 0),
    ),
    macroF1: classes.reduce((sum, { f1 }) => sum + f1, 0) / classes.length,
    classes,
    cases: cases.length,
    folds,
  }
}

/** Cases below which no model of surface is worth a word. */
const minCases = 200

/** Of each row the scores of a model that saw no case of its gold dialogue. */
function outOfFold(
  matrix: Matrix,
  labels: readonly number[],
  fold: readonly number[],
  classes: number,
  seed: number,
): readonly (readonly number[])[] {
  const scores = new Array<readonly number[]>(matrix.rows).fill([])
  const { features, values } = matrix
  const rowOf = (row: number): Float32Array => values.subarray(row * features, (row + 1) * features)
  for (let held = 0; held < folds; held++) {
    const rows = [...labels.keys()].filter((row) => fold[row] !== held)
    const own = rows.map((row) => labels[row] ?? 0)
    const part = new Float32Array(rows.length * features)
    for (const [at, row] of rows.entries()) part.set(rowOf(row), at * features)
    const counts = new Array<number>(classes).fill(0)
    for (const label of own) counts[label] = (counts[label] ?? 0) + 1
    // Classes count alike: the mean of their F1 does not care how frequent they are.
    const weights = Float64Array.from(
      own,
      (label) => rows.length / (classes * (counts[label] ?? 1)),
    )
    const learned = {
      matrix: { rows: rows.length, features, values: part },
      labels: Uint8Array.from(own),
      weights,
    }
    const growing = boost(learned, undefined, { ...options, classes, seed })
    let step = growing.next()
    while (step.done !== true) step = growing.next()
    for (const row of labels.keys()) {
      if (fold[row] === held) scores[row] = [...scoresOfRow(step.value.forest, rowOf(row))]
    }
  }
  return scores
}

function highest(scores: readonly number[]): number {
  return scores.reduce((best, score, at) => (score > (scores[best] ?? 0) ? at : best), 0)
}

function f1Of(labels: readonly number[], said: readonly number[], own: number): number {
  const hits = labels.filter((label, row) => label === own && said[row] === own).length
  const both =
    labels.filter((label) => label === own).length + said.filter((one) => one === own).length
  return both === 0 ? 0 : (2 * hits) / both
}

/** Chance that a case that is one scores above one that is not; ties count half. */
export function aucOf(scores: readonly number[], isOne: readonly boolean[]): number {
  const order = scores
    .map((score, row) => ({ score, one: isOne[row] === true }))
    .sort((a, b) => a.score - b.score)
  let ranks = 0
  let ones = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    while (order[to]?.score === order[from]?.score && to < order.length) to++
    for (let at = from; at < to; at++) {
      if (order[at]?.one !== true) continue
      ranks += (from + to + 1) / 2
      ones++
    }
    from = to
  }
  const others = order.length - ones
  return ones === 0 || others === 0 ? 0.5 : (ranks - (ones * (ones + 1)) / 2) / (ones * others)
}
