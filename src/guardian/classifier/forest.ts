/**
 * Boosted trees as they are asked: sums of leaves for each class.
 *
 * Trees lie in flat arrays, one after the other; a node below zero is a leaf. Written by
 * `bench/train/`, read by `model-file.ts`, which checks that every walk ends.
 */

export interface Forest {
  /** Features of a row, in order. */
  readonly features: number
  readonly classes: number
  /** Of each class: what its score is before any tree. */
  readonly bias: Float64Array
  /** First node of each tree, or the leaf below zero; tree `t` is of class `t % classes`. */
  readonly roots: Int32Array
  /** Feature that a node asks for. */
  readonly feature: Uint16Array
  /** A value up to this, and one that is missing, goes left. */
  readonly threshold: Float32Array
  /** Next node, or below zero the leaf `-1 - leaf`. */
  readonly left: Int32Array
  readonly right: Int32Array
  readonly leaves: Float32Array
}

/** Scores before they are made probabilities, one a class. */
export function scoresOfRow(forest: Forest, row: Float32Array): Float64Array {
  const { classes, roots } = forest
  const scores = Float64Array.from(forest.bias)
  for (let tree = 0; tree < roots.length; tree++) {
    const name = tree % classes
    scores[name] = (scores[name] ?? 0) + leafOf(forest, tree, row)
  }
  return scores
}

/** The leaf of one tree for one row. */
export function leafOf(forest: Forest, tree: number, row: Float32Array): number {
  const { feature, threshold, left, right, leaves } = forest
  let node = forest.roots[tree] ?? -1
  while (node >= 0) {
    const value = row[feature[node] ?? 0] ?? Number.NaN
    // Missing is no number, and so not above.
    node = (value > (threshold[node] ?? 0) ? right[node] : left[node]) ?? -1
  }
  return leaves[-1 - node] ?? 0
}

/**
 * Probabilities of scores; they sum to 1.
 *
 * @param temperature above 1 makes them more even
 * @see Guo et al. 2017, On Calibration of Modern Neural Networks (temperature scaling)
 */
export function probabilitiesOf(scores: Float64Array, temperature = 1): Float64Array {
  let highest = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > highest) highest = score
  const raised = scores.map((score) => Math.exp((score - highest) / temperature))
  let sum = 0
  for (const one of raised) sum += one
  return raised.map((one) => one / sum)
}
