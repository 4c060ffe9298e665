/**
 * Values of features as small numbers: bin 0 is "missing", the others are quantiles of what the
 * feature's values are, so that trees look at 255 borders and not at every value.
 *
 * @see Ke et al. 2017, LightGBM: A Highly Efficient Gradient Boosting Decision Tree (histograms)
 */

/** Rows as one array, row after row. */
export interface Matrix {
  readonly rows: number
  readonly features: number
  readonly values: Float32Array
}

export interface Bins {
  readonly rows: number
  readonly features: number
  /** Bins, feature after feature: those of one feature lie together. */
  readonly bins: Uint8Array
  /** Of each feature: the highest value of bin 1, 2, ... but the last, ascending. */
  readonly borders: readonly Float32Array[]
}

const maxBins = 255
/** Values of a feature that its quantiles are taken of. */
const maxSampled = 100_000

/** The bins of a matrix, with the borders that make the same bins of other rows. */
export function binsOf(matrix: Matrix): Bins {
  const { rows, features } = matrix
  const bins = new Uint8Array(rows * features)
  const borders: Float32Array[] = []
  for (let feature = 0; feature < features; feature++) {
    const own = bordersOf(matrix, feature)
    borders.push(own)
    for (let row = 0; row < rows; row++) {
      bins[feature * rows + row] = binOf(own, matrix.values[row * features + feature] ?? Number.NaN)
    }
  }
  return { rows, features, bins, borders }
}

/** 0 for a missing value, else 1 and up. */
export function binOf(borders: Float32Array, value: number): number {
  if (Number.isNaN(value)) return 0
  let low = 0
  let high = borders.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (borders[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low + 1
}

function bordersOf({ rows, features, values }: Matrix, feature: number): Float32Array {
  const step = Math.max(1, Math.ceil(rows / maxSampled))
  const seen: number[] = []
  for (let row = 0; row < rows; row += step) {
    const value = values[row * features + feature] ?? Number.NaN
    if (!Number.isNaN(value)) seen.push(value)
  }
  const sorted = Float32Array.from(seen).sort()
  const distinct = sorted.filter((value, at) => at === 0 || value !== sorted[at - 1])
  // One bin less than there are borders: what is above the last border is a bin too.
  if (distinct.length <= maxBins - 1) return distinct.subarray(0, Math.max(0, distinct.length - 1))
  const borders = new Set<number>()
  for (let bin = 1; bin < maxBins - 1; bin++) {
    borders.add(sorted[Math.floor((bin * sorted.length) / (maxBins - 1))] ?? 0)
  }
  const last = distinct.at(-1)
  return Float32Array.from([...borders].filter((border) => border !== last)).sort()
}
