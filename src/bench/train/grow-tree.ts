/**
 * One regression tree over gradients, grown leaf by leaf where it gains most.
 *
 * WHY casts: the inner loops run some 10^10 times in a training, and every index is one that the
 * loop itself bounds.
 * @see Chen, Guestrin 2016, XGBoost: A Scalable Tree Boosting System (gain and leaf weights)
 */
import type { Bins } from './bins.ts'

export interface TreeOptions {
  readonly maxLeaves: number
  readonly minRows: number
  /** Sum of second derivatives that a leaf must have. */
  readonly minHessian: number
  /** L2 penalty on leaves. */
  readonly lambda: number
  /** Gain below which nothing is split. */
  readonly minGain: number
  /** Part of a leaf's weight that is kept. */
  readonly learningRate: number
}

/** A grown tree; nodes and leaves numbered as in `guardian/classifier/forest.ts`. */
export interface Tree {
  readonly root: number
  readonly feature: readonly number[]
  readonly threshold: readonly number[]
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly leaves: readonly number[]
  /** Sum of gains by feature. */
  readonly gains: ReadonlyMap<number, number>
}

/** Rows `from` up to `to` of the order that the grower keeps. */
interface Part {
  readonly from: number
  readonly to: number
  readonly gradient: number
  readonly hessian: number
  readonly histogram: Float64Array
  readonly split: Split | undefined
  /** Where the part hangs: the node above and its side. */
  readonly parent: number
  readonly side: 'left' | 'right' | 'root'
}

interface Split {
  readonly feature: number
  /** The last bin that goes left. */
  readonly bin: number
  readonly gain: number
}

/** Gradient and hessian of a bin lie side by side, and the count of its rows. */
const stride = 3

/** Grows trees over the same rows; its buffers are used again for each. */
export function createGrower(
  { rows, bins, borders }: Bins,
  options: TreeOptions,
): (
  gradients: Float64Array,
  hessians: Float64Array,
  chosen: Uint32Array,
  features: Uint16Array,
  scores: Float64Array,
) => Tree {
  const { maxLeaves, minRows, minHessian, lambda, minGain, learningRate } = options
  const spare = new Uint32Array(rows)
  const ownGradients = new Float64Array(rows)
  const ownHessians = new Float64Array(rows)

  return (gradients, hessians, chosen, features, scores) => {
    const order = Uint32Array.from(chosen)
    const feature: number[] = []
    const threshold: number[] = []
    const left: number[] = []
    const right: number[] = []
    const leaves: number[] = []
    const gains = new Map<number, number>()

    // Each feature has as many slots as it has bins; most have few.
    const bases = new Uint32Array(features.length)
    let width = 0
    for (let index = 0; index < features.length; index++) {
      bases[index] = width
      width += ((borders[features[index] ?? 0]?.length ?? 0) + 2) * stride
    }

    function histogramOf(from: number, to: number): Float64Array {
      const histogram = new Float64Array(width)
      // Side by side, once for all features.
      for (let at = from; at < to; at++) {
        const row = order[at] as number
        ownGradients[at] = gradients[row] as number
        ownHessians[at] = hessians[row] as number
      }
      for (let index = 0; index < features.length; index++) {
        const column = (features[index] ?? 0) * rows
        const base = bases[index] as number
        for (let at = from; at < to; at++) {
          const slot = base + (bins[column + (order[at] as number)] as number) * stride
          histogram[slot] = (histogram[slot] as number) + (ownGradients[at] as number)
          histogram[slot + 1] = (histogram[slot + 1] as number) + (ownHessians[at] as number)
          histogram[slot + 2] = (histogram[slot + 2] as number) + 1
        }
      }
      return histogram
    }

    function bestSplit(
      histogram: Float64Array,
      gradient: number,
      hessian: number,
      count: number,
    ): Split | undefined {
      const before = (gradient * gradient) / (hessian + lambda)
      let best: Split | undefined
      for (let index = 0; index < features.length; index++) {
        const last = borders[features[index] ?? 0]?.length ?? 0
        const base = bases[index] as number
        let g = 0
        let h = 0
        let n = 0
        // Bin 0, what is missing, always goes left.
        for (let bin = 0; bin <= last; bin++) {
          const slot = base + bin * stride
          g += histogram[slot] as number
          h += histogram[slot + 1] as number
          n += histogram[slot + 2] as number
          if (n < minRows || h < minHessian) continue
          if (count - n < minRows || hessian - h < minHessian) break
          const rest = gradient - g
          const gain = (g * g) / (h + lambda) + (rest * rest) / (hessian - h + lambda) - before
          if (gain > (best?.gain ?? minGain)) best = { feature: index, bin, gain }
        }
      }
      return best
    }

    function partOf(
      bounds: { readonly from: number; readonly to: number },
      histogram: Float64Array,
      sums: { readonly gradient: number; readonly hessian: number },
      place: { readonly parent: number; readonly side: Part['side'] },
    ): Part {
      const count = bounds.to - bounds.from
      const split =
        count < 2 * minRows ? undefined : bestSplit(histogram, sums.gradient, sums.hessian, count)
      return { ...bounds, ...sums, ...place, histogram, split }
    }

    /** Puts the rows that go left before those that go right, both in their order; the border. */
    function partition({ from, to }: Part, { feature: index, bin }: Split): number {
      const column = (features[index] ?? 0) * rows
      let low = from
      let high = 0
      for (let at = from; at < to; at++) {
        const row = order[at] as number
        if ((bins[column + row] as number) <= bin) order[low++] = row
        else spare[high++] = row
      }
      order.set(spare.subarray(0, high), low)
      return low
    }

    function sumsOf(from: number, to: number): { gradient: number; hessian: number } {
      let gradient = 0
      let hessian = 0
      for (let at = from; at < to; at++) {
        const row = order[at] as number
        gradient += gradients[row] as number
        hessian += hessians[row] as number
      }
      return { gradient, hessian }
    }

    function hang({ parent, side }: Pick<Part, 'parent' | 'side'>, child: number): void {
      if (side === 'left') left[parent] = child
      else if (side === 'right') right[parent] = child
    }

    const whole = { from: 0, to: order.length }
    const open: Part[] = [
      partOf(whole, histogramOf(0, order.length), sumsOf(0, order.length), {
        parent: -1,
        side: 'root',
      }),
    ]
    while (open.length < maxLeaves) {
      const at = indexOfBest(open)
      const part = open[at]
      if (part?.split === undefined) break
      open.splice(at, 1)
      const { split } = part
      const named = features[split.feature] ?? 0
      const node = feature.length
      feature.push(named)
      threshold.push(thresholdOf(borders[named], split.bin))
      left.push(-1)
      right.push(-1)
      gains.set(named, (gains.get(named) ?? 0) + split.gain)
      hang(part, node)
      const middle = partition(part, split)
      const sums = sumsOf(part.from, middle)
      const others = {
        gradient: part.gradient - sums.gradient,
        hessian: part.hessian - sums.hessian,
      }
      // The smaller side is counted, the other is what remains.
      const isLeftSmaller = middle - part.from <= part.to - middle
      const counted = isLeftSmaller ? histogramOf(part.from, middle) : histogramOf(middle, part.to)
      const remaining = part.histogram
      for (let slot = 0; slot < width; slot++) {
        remaining[slot] = (remaining[slot] as number) - (counted[slot] as number)
      }
      open.push(
        partOf({ from: part.from, to: middle }, isLeftSmaller ? counted : remaining, sums, {
          parent: node,
          side: 'left',
        }),
        partOf({ from: middle, to: part.to }, isLeftSmaller ? remaining : counted, others, {
          parent: node,
          side: 'right',
        }),
      )
    }
    for (const part of open) {
      const weight = Math.fround((-part.gradient / (part.hessian + lambda)) * learningRate)
      hang(part, -1 - leaves.length)
      leaves.push(weight)
      for (let at = part.from; at < part.to; at++) {
        const row = order[at] as number
        scores[row] = (scores[row] as number) + weight
      }
    }
    const root = feature.length === 0 ? -1 : 0
    return { root, feature, threshold, left, right, leaves, gains }
  }
}

/** The open part whose split gains most; of equal ones the first. */
function indexOfBest(open: readonly Part[]): number {
  let best = 0
  for (const [at, { split }] of open.entries()) {
    if ((split?.gain ?? -1) > (open[best]?.split?.gain ?? -1)) best = at
  }
  return best
}

/** Bin 0 alone goes left where nothing but what is missing does. */
function thresholdOf(borders: Float32Array | undefined, bin: number): number {
  return bin === 0 ? Number.NEGATIVE_INFINITY : (borders?.[bin - 1] ?? 0)
}
