/**
 * Whether what people said makes the model better: each mark is answered by a model that learned
 * from marks of other trajectories only, and by the model before, which learned from none.
 */
import { probabilitiesOf, scoresOfRow } from '../../guardian/classifier/forest.ts'
import type { Model } from '../../guardian/classifier/model.ts'
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import type { BootstrapOptions } from '../evaluate/bootstrap.ts'
import { compare, type Paired } from '../evaluate/paired.ts'
import type { Scored } from '../evaluate/scored.ts'
import { correctedModel, maxAddedRounds } from './from-log-fit.ts'
import { type MarkedUnit, weightsOfMarks } from './from-log-units.ts'
import { partOfGroup } from './split.ts'

export interface MarksComparison {
  readonly marks: number
  /** Marks whose class each has right. */
  readonly before: Measured
  readonly after: Measured
  /** The corrected model first. */
  readonly paired: Paired
  /** Rounds of trees that did best on marks that were not learned from; 0: none is better. */
  readonly rounds: number
  /** Whether the corrected model is at least as good in every measure. */
  readonly isNoWorse: boolean
}

export interface Measured {
  readonly right: number
  /** Mean cross entropy; harmless marks count as much together as all others. */
  readonly loss: number
  /** Of the marks that say that nothing is wrong, those that would be blocked. */
  readonly blockedBenign: number
  /** Of the marks of a risk, those that were called appropriate. */
  readonly missed: number
}

const folds = 5

/** Yields the fold that is done, from 1. */
export function* compareOnMarks(
  model: Model,
  units: readonly MarkedUnit[],
  seed: number,
  bootstrap: BootstrapOptions = {},
): Generator<number, MarksComparison> {
  const foldOf = units.map(({ group }) => partOfGroup(group, folds, seed))
  const before = units.map((unit) => saidOf(model, unit))
  /** What is said of each unit after each round, by models that saw no mark of its trajectory. */
  const after = units.map((): Said[] => [])
  const known = new Map<number, number>()
  for (let fold = 0; fold < folds; fold++) {
    const learned = units.filter((_, at) => foldOf[at] !== fold)
    const held = units.flatMap((unit, at) => (foldOf[at] === fold ? [{ unit, at }] : []))
    const growing = correctedModel(model, learned, maxAddedRounds)
    let step = growing.next()
    while (step.done !== true) {
      for (const { unit, at } of held) after[at]?.push(saidOf(step.value, unit))
      step = growing.next()
    }
    yield fold + 1
  }
  // WHY by fold: a fold that had a say in its own number of rounds would look better than it is.
  const corrected = units.map((unit, at) => {
    const others = [...units.keys()].filter((other) => foldOf[other] !== foldOf[at])
    const rounds = known.get(foldOf[at] ?? 0) ?? bestRound(units, before, after, others)
    known.set(foldOf[at] ?? 0, rounds)
    return (rounds === 0 ? before[at] : after[at]?.[rounds - 1]) ?? saidOf(model, unit)
  })
  const rounds = bestRound(units, before, after, [...units.keys()])
  const old = measured(units, before, model)
  const now = measured(units, corrected, model)
  return {
    marks: units.length,
    before: old,
    after: now,
    paired: compare(scored(units, corrected), scored(units, before), undefined, bootstrap),
    rounds,
    isNoWorse:
      rounds > 0 &&
      now.right >= old.right &&
      now.loss <= old.loss &&
      now.blockedBenign <= old.blockedBenign &&
      now.missed <= old.missed,
  }
}

type Said = Float64Array

function saidOf({ unit, temperatures }: Model, { row }: Pick<MarkedUnit, 'row'>): Said {
  return probabilitiesOf(scoresOfRow(unit, row), temperatures.unit)
}

/** The number of rounds with the lowest loss over some held-out marks. */
function bestRound(
  units: readonly MarkedUnit[],
  before: readonly Said[],
  after: readonly (readonly Said[])[],
  some: readonly number[],
): number {
  const chosen = some.flatMap((at) => units[at] ?? [])
  const loss = (said: (at: number) => Said | undefined): number => lossOf(chosen, some.map(said))
  let best = { rounds: 0, loss: loss((at) => before[at]) }
  for (let rounds = 1; rounds <= maxAddedRounds; rounds++) {
    const now = loss((at) => after[at]?.[rounds - 1])
    if (now < best.loss) best = { rounds, loss: now }
  }
  return best.rounds
}

function lossOf(units: readonly MarkedUnit[], said: readonly (Said | undefined)[]): number {
  const weights = weightsOfMarks(units)
  const sum = units.reduce((all, { label }, at) => {
    return all - (weights[at] ?? 1) * Math.log(Math.max(said[at]?.[label] ?? 0, 1e-12))
  }, 0)
  return sum / Math.max(1, units.length)
}

function measured(units: readonly MarkedUnit[], said: readonly Said[], model: Model): Measured {
  const { block } = model.thresholds
  const count = (counts: (label: number, own: Said | undefined) => boolean): number =>
    units.filter(({ label }, at) => counts(label, said[at])).length
  return {
    right: count((label, own) => likeliest(own) === label),
    loss: lossOf(units, said),
    blockedBenign: count((label, own) => label === 0 && 1 - (own?.[0] ?? 1) >= block),
    missed: count((label, own) => label !== 0 && likeliest(own) === 0),
  }
}

function likeliest(said: Said | undefined): number {
  return said === undefined ? -1 : said.indexOf(Math.max(...said))
}

function scored(units: readonly MarkedUnit[], said: readonly Said[]): readonly Scored[] {
  return units.map(({ label, group }, at) => {
    const own = said[at] ?? new Float64Array(benchmarkClasses.length)
    const risk = benchmarkClasses[likeliest(own)] ?? 'appropriate'
    const scores = Object.fromEntries(
      benchmarkClasses.map((name, place) => [name, own[place] ?? 0]),
    )
    return {
      id: String(at),
      group,
      part: 'log',
      truth: benchmarkClasses[label] ?? 'appropriate',
      answer: {
        decision: 'allow',
        risk,
        confidence: Math.max(...own),
        scores: scores as Record<BenchmarkClass, number>,
        ms: 0,
      },
    }
  })
}
