/** Trees as they were grown, in the flat arrays that a forest is asked in. */
import type { Forest } from '../../guardian/classifier/forest.ts'
import type { Tree } from './grow-tree.ts'

/** A forest without trees, which answers its bias. */
export function forestWithout(features: number, classes: number, bias: readonly number[]): Forest {
  return {
    features,
    classes,
    bias: Float64Array.from(bias),
    roots: new Int32Array(),
    feature: new Uint16Array(),
    threshold: new Float32Array(),
    left: new Int32Array(),
    right: new Int32Array(),
    leaves: new Float32Array(),
  }
}

/**
 * The forest with more trees at its end, in the order of classes that it has.
 *
 * @param scale what their leaves are multiplied by
 */
export function withTrees(forest: Forest, trees: readonly Tree[], scale = 1): Forest {
  const roots = [...forest.roots]
  const feature = [...forest.feature]
  const threshold = [...forest.threshold]
  const left = [...forest.left]
  const right = [...forest.right]
  const leaves = [...forest.leaves]
  for (const tree of trees) {
    const node = feature.length
    const leaf = leaves.length
    const moved = (one: number): number => (one >= 0 ? one + node : one - leaf)
    roots.push(moved(tree.root))
    for (const one of tree.feature) feature.push(one)
    for (const one of tree.threshold) threshold.push(one)
    for (const one of tree.left) left.push(moved(one))
    for (const one of tree.right) right.push(moved(one))
    for (const one of tree.leaves) leaves.push(one * scale)
  }
  return {
    ...forest,
    roots: Int32Array.from(roots),
    feature: Uint16Array.from(feature),
    threshold: Float32Array.from(threshold),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    leaves: Float32Array.from(leaves),
  }
}
