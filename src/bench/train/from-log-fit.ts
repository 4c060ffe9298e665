/**
 * The model that ships, corrected by what people said: more trees on what it gets wrong of the marked
 * units, behind its own. Nothing that it learned before is lost, few marks change little, and its
 * thresholds and its trees over trajectories stay.
 *
 * @see Friedman 2001, Greedy Function Approximation: A Gradient Boosting Machine (stagewise fitting)
 */
import { probabilitiesOf, scoresOfRow } from '../../guardian/classifier/forest.ts'
import type { Model } from '../../guardian/classifier/model.ts'
import { binsOf } from './bins.ts'
import { type MarkedUnit, weightsOfMarks } from './from-log-units.ts'
import { createGrower, type Tree, type TreeOptions } from './grow-tree.ts'
import { withTrees } from './with-trees.ts'

/** Small trees, held back: a few hundred marks are little. */
const growing: TreeOptions = {
  maxLeaves: 6,
  minRows: 8,
  minHessian: 1e-3,
  lambda: 5,
  minGain: 1e-6,
  learningRate: 0.15,
}
export const maxAddedRounds = 40

/** A model with `rounds` trees of each class behind those of `model`; yields after each round. */
export function* correctedModel(
  model: Model,
  units: readonly MarkedUnit[],
  rounds: number,
): Generator<Model, Model> {
  const { classes, features } = model.unit
  const temperature = model.temperatures.unit
  const values = new Float32Array(units.length * features)
  for (const [at, { row }] of units.entries()) values.set(row, at * features)
  const grow = createGrower(binsOf({ rows: units.length, features, values }), growing)
  const all = Uint32Array.from(units.keys())
  const columns = Uint16Array.from({ length: features }, (_, at) => at)
  // Scores as probabilities are made of them, so that what is added is calibrated alike.
  const scores = Array.from({ length: classes }, () => new Float64Array(units.length))
  for (const [at, { row }] of units.entries()) {
    for (const [name, score] of scoresOfRow(model.unit, row).entries()) {
      const own = scores[name]
      if (own !== undefined) own[at] = score / temperature
    }
  }
  const weights = weightsOfMarks(units)
  const added: Tree[] = []
  let corrected = model
  for (let round = 0; round < rounds; round++) {
    for (const [name, { gradients, hessians }] of derivatives(scores, units, weights).entries()) {
      added.push(grow(gradients, hessians, all, columns, scores[name] ?? new Float64Array()))
    }
    corrected = { ...model, unit: withTrees(model.unit, added, temperature) }
    yield corrected
  }
  return corrected
}

interface Derived {
  readonly gradients: Float64Array
  readonly hessians: Float64Array
}

/** Of the cross entropy, by class. */
function derivatives(
  scores: readonly Float64Array[],
  units: readonly MarkedUnit[],
  weights: Float64Array,
): readonly Derived[] {
  const derived = scores.map(() => ({
    gradients: new Float64Array(units.length),
    hessians: new Float64Array(units.length),
  }))
  for (const [at, { label }] of units.entries()) {
    const shares = probabilitiesOf(Float64Array.from(scores, (own) => own[at] ?? 0))
    const weight = weights[at] ?? 1
    for (const [name, { gradients, hessians }] of derived.entries()) {
      const share = shares[name] ?? 0
      gradients[at] = weight * (share - (name === label ? 1 : 0))
      hessians[at] = weight * Math.max(share * (1 - share), 1e-9)
    }
  }
  return derived
}
