/**
 * Gradient boosting over several classes: a tree for each class a round, on softmax gradients.
 *
 * Sums run in one fixed order and all chance comes from the seed, so the same rows give the same
 * trees to the byte.
 * @see Friedman 2001, Greedy Function Approximation: A Gradient Boosting Machine (K-class logistic)
 */
import type { Forest } from '../../guardian/classifier/forest.ts'
import { createChance } from '../chance.ts'
import { binsOf, type Matrix } from './bins.ts'
import { createGrower, type Tree, type TreeOptions } from './grow-tree.ts'
import { forestWithout, withTrees } from './with-trees.ts'

export interface BoostOptions extends TreeOptions {
  readonly classes: number
  readonly rounds: number
  /** Rounds without a lower loss on `held` after which growing ends. */
  readonly patience: number
  /** Part of the rows that a round looks at. 0 to 1. */
  readonly rowShare: number
  /** The same for rows of the first class, which counts as much as if it were `rowShare`. */
  readonly commonShare?: number
  /** Part of the features that a tree may ask for. 0 to 1. */
  readonly featureShare: number
  readonly seed: number
}

export const defaultBoost: Omit<BoostOptions, 'classes' | 'seed'> = {
  rounds: 200,
  patience: 20,
  rowShare: 0.8,
  featureShare: 0.6,
  maxLeaves: 24,
  minRows: 20,
  minHessian: 1e-3,
  lambda: 1,
  minGain: 1e-6,
  learningRate: 0.1,
}

/** Rows with the class of each. */
export interface Labelled {
  readonly matrix: Matrix
  readonly labels: Uint8Array
  /** How much each row counts. */
  readonly weights: Float64Array
}

export interface Round {
  /** From 1. */
  readonly round: number
  /** Mean cross entropy on the rows learned from. */
  readonly loss: number
  /** The same on the rows held back, where there are any. */
  readonly heldLoss: number | undefined
}

export interface Boosted {
  readonly forest: Forest
  readonly rounds: readonly Round[]
  /** Sum of gains of each feature. */
  readonly gains: Float64Array
}

/**
 * Trees that tell the classes apart; yields each round, returns those up to the best one.
 *
 * @param held rows that only decide when to stop
 */
export function* boost(
  learned: Labelled,
  held: Labelled | undefined,
  options: BoostOptions,
): Generator<Round, Boosted> {
  const { classes, rounds, patience, rowShare, featureShare, seed } = options
  const commonShare = Math.min(rowShare, options.commonShare ?? rowShare)
  const { matrix, labels, weights } = learned
  const bins = binsOf(matrix)
  const grow = createGrower(bins, options)
  const bias = biasOf(labels, weights, classes)
  const scores = bias.map((one) => new Float64Array(matrix.rows).fill(one))
  const heldScores = bias.map((one) => new Float64Array(held?.matrix.rows ?? 0).fill(one))
  const gradients = bias.map(() => new Float64Array(matrix.rows))
  const hessians = bias.map(() => new Float64Array(matrix.rows))
  const chance = createChance(seed, 'boost')
  const trees: Tree[] = []
  const done: Round[] = []
  let best = { round: 0, loss: Number.POSITIVE_INFINITY }
  for (let round = 1; round <= rounds; round++) {
    const loss = derive(scores, labels, weights, gradients, hessians)
    const { chosen, rest } = chosenRows(labels, rowShare, commonShare, chance.next)
    if (commonShare < rowShare) raise(gradients, hessians, chosen, labels, rowShare / commonShare)
    for (let name = 0; name < classes; name++) {
      const own = scores[name]
      const gradient = gradients[name]
      const hessian = hessians[name]
      if (own === undefined || gradient === undefined || hessian === undefined) continue
      const features = chosenFeatures(matrix.features, featureShare, chance.next)
      const tree = grow(gradient, hessian, chosen, features, own)
      trees.push(tree)
      addLeaves(tree, matrix, own, rest)
      if (held !== undefined) addLeaves(tree, held.matrix, heldScores[name], undefined)
    }
    const heldLoss =
      held === undefined ? undefined : meanLoss(heldScores, held.labels, held.weights)
    const one = { round, loss, heldLoss }
    done.push(one)
    yield one
    const judged = heldLoss ?? Number.NEGATIVE_INFINITY
    if (held === undefined || judged < best.loss - 1e-5) best = { round, loss: judged }
    else if (round - best.round >= patience) break
  }
  const kept = trees.slice(0, best.round * classes)
  const gains = new Float64Array(matrix.features)
  for (const tree of kept) {
    for (const [feature, gain] of tree.gains) gains[feature] = (gains[feature] ?? 0) + gain
  }
  return {
    forest: withTrees(forestWithout(matrix.features, classes, bias), kept),
    rounds: done,
    gains,
  }
}

/** Log of each class's share, so that the first trees need not learn it. */
function biasOf(labels: Uint8Array, weights: Float64Array, classes: number): readonly number[] {
  const sums = new Float64Array(classes).fill(1)
  for (const [row, label] of labels.entries()) {
    sums[label] = (sums[label] ?? 0) + (weights[row] ?? 1)
  }
  const total = sums.reduce((sum, one) => sum + one, 0)
  return Array.from(sums, (sum) => Math.log(sum / total))
}

/** Fills in the derivatives of the cross entropy, and gives its mean. */
function derive(
  scores: readonly Float64Array[],
  labels: Uint8Array,
  weights: Float64Array,
  gradients: readonly Float64Array[],
  hessians: readonly Float64Array[],
): number {
  const classes = scores.length
  const shares = new Float64Array(classes)
  let loss = 0
  let total = 0
  for (let row = 0; row < labels.length; row++) {
    const weight = weights[row] as number
    softmaxOfRow(scores, row, shares)
    const label = labels[row] as number
    loss -= weight * Math.log(Math.max(shares[label] as number, 1e-15))
    total += weight
    for (let name = 0; name < classes; name++) {
      const share = shares[name] as number
      const gradient = gradients[name] as Float64Array
      const hessian = hessians[name] as Float64Array
      gradient[row] = weight * (share - (name === label ? 1 : 0))
      hessian[row] = weight * Math.max(share * (1 - share), 1e-9)
    }
  }
  return loss / total
}

function meanLoss(
  scores: readonly Float64Array[],
  labels: Uint8Array,
  weights: Float64Array,
): number {
  const shares = new Float64Array(scores.length)
  let loss = 0
  let total = 0
  for (let row = 0; row < labels.length; row++) {
    softmaxOfRow(scores, row, shares)
    const weight = weights[row] as number
    loss -= weight * Math.log(Math.max(shares[labels[row] as number] as number, 1e-15))
    total += weight
  }
  return loss / total
}

function softmaxOfRow(scores: readonly Float64Array[], row: number, shares: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY
  for (let name = 0; name < shares.length; name++) {
    const score = (scores[name] as Float64Array)[row] as number
    shares[name] = score
    if (score > highest) highest = score
  }
  let sum = 0
  for (let name = 0; name < shares.length; name++) {
    const raised = Math.exp((shares[name] as number) - highest)
    shares[name] = raised
    sum += raised
  }
  for (let name = 0; name < shares.length; name++) shares[name] = (shares[name] as number) / sum
}

function chosenRows(
  labels: Uint8Array,
  share: number,
  commonShare: number,
  next: () => number,
): { readonly chosen: Uint32Array; readonly rest: Uint32Array } {
  const chosen: number[] = []
  const rest: number[] = []
  for (const [row, label] of labels.entries())
    (next() < (label === 0 ? commonShare : share) ? chosen : rest).push(row)
  return { chosen: Uint32Array.from(chosen), rest: Uint32Array.from(rest) }
}

/** Makes up for rows of the first class that were not chosen. */
function raise(
  gradients: readonly Float64Array[],
  hessians: readonly Float64Array[],
  chosen: Uint32Array,
  labels: Uint8Array,
  by: number,
): void {
  for (const row of chosen) {
    if (labels[row] !== 0) continue
    for (const gradient of gradients) gradient[row] = (gradient[row] as number) * by
    for (const hessian of hessians) hessian[row] = (hessian[row] as number) * by
  }
}

function chosenFeatures(features: number, share: number, next: () => number): Uint16Array {
  const chosen: number[] = []
  for (let feature = 0; feature < features; feature++) if (next() < share) chosen.push(feature)
  return chosen.length === 0 ? Uint16Array.of(0) : Uint16Array.from(chosen)
}

/**
 * Adds the leaves of a tree to the scores of rows that it was not grown on; the same walk as
 * `guardian/classifier/forest.ts`, on rows that lie in one array.
 */
function addLeaves(
  tree: Tree,
  { rows, features, values }: Matrix,
  scores: Float64Array | undefined,
  only: Uint32Array | undefined,
): void {
  if (scores === undefined) return
  const feature = Uint16Array.from(tree.feature)
  const threshold = Float32Array.from(tree.threshold)
  const left = Int32Array.from(tree.left)
  const right = Int32Array.from(tree.right)
  const count = only?.length ?? rows
  for (let index = 0; index < count; index++) {
    const row = only === undefined ? index : (only[index] as number)
    const base = row * features
    let node = tree.root
    while (node >= 0) {
      const value = values[base + (feature[node] as number)] as number
      // Missing is no number, and so not above.
      node = (value > (threshold[node] as number) ? right[node] : left[node]) as number
    }
    scores[row] = (scores[row] as number) + (tree.leaves[-1 - node] as number)
  }
}
