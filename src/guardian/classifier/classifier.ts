/** A model at work: probabilities of a unit, and of a trajectory from its units. */
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { JudgeInput, TurnInput } from '../judge.ts'
import type { Finding, Scores } from '../verdict.ts'
import { createLikeness } from './encode-text.ts'
import { rowOfMessage, rowOfTurn, type UnitRow } from './features/row-of-unit.ts'
import { probabilitiesOf, scoresOfRow } from './forest.ts'
import type { Model } from './model.ts'
import { createGathered, type Gathered } from './trajectory-row.ts'

export interface Classifier {
  readonly model: Model
  /** Probabilities of a message's unit; undefined where it has none. */
  scoreMessage(input: JudgeInput, found?: readonly Finding[]): Float64Array | undefined
  scoreTurn(input: TurnInput, found?: readonly Finding[]): Float64Array | undefined
  /** Probabilities of the trajectory as of the last unit; undefined where none was scored. */
  trajectoryScores(past: TrajectoryView): Scores | undefined
}

export function createClassifier(model: Model): Classifier {
  const { unit, trajectory, temperatures, encoder } = model
  const likeness = encoder === undefined ? undefined : createLikeness(encoder)
  const gathered = new WeakMap<TrajectoryView, Gathered>()

  function score(one: UnitRow | undefined, past: TrajectoryView): Float64Array | undefined {
    if (one === undefined) return undefined
    const probabilities = probabilitiesOf(scoresOfRow(unit, one.row), temperatures.unit)
    let all = gathered.get(past)
    if (all === undefined) {
      all = createGathered()
      gathered.set(past, all)
    }
    all.add(one.kind, one.row, probabilities)
    return probabilities
  }

  return {
    model,
    scoreMessage: (input, found) => score(rowOfMessage(input, { found, likeness }), input.past),
    scoreTurn: (input, found) => score(rowOfTurn(input, { found, likeness }), input.past),
    trajectoryScores(past) {
      const all = gathered.get(past)
      if (all === undefined) return undefined
      const scores = probabilitiesOf(scoresOfRow(trajectory, all.row()), temperatures.trajectory)
      return Object.fromEntries(
        benchmarkClasses.map((name, at) => [name, scores[at] ?? 0]),
      ) as Record<BenchmarkClass, number>
    },
  }
}
