/**
 * Two systems on the same cases: whether the one is better than the other by more than chance.
 *
 * @see McNemar 1947, Note on the sampling error of the difference between correlated proportions
 */
import { type BootstrapOptions, type Interval, intervalsOf } from './bootstrap.ts'
import { isRight, type Scored } from './scored.ts'

export interface Paired {
  /** Cases that only the first has right, and those that only the second has. */
  readonly onlyFirst: number
  readonly onlySecond: number
  /** Two-sided, exact: how likely such a difference is if both are equally good. */
  readonly p: number
  /** Accuracy of the first less that of the second, with its interval. */
  readonly difference: number
  readonly interval: Interval | undefined
}

/** Compares what both answered; cases that only one of them saw are left out. */
export function compare(
  first: readonly Scored[],
  second: readonly Scored[],
  counts: (one: Scored) => boolean = isRight,
  options: BootstrapOptions = {},
): Paired {
  const others = new Map(second.map((one) => [one.id, one]))
  const pairs = first.flatMap((one) => {
    const other = others.get(one.id)
    return other === undefined ? [] : [{ one, first: counts(one), second: counts(other) }]
  })
  const onlyFirst = pairs.filter((pair) => pair.first && !pair.second).length
  const onlySecond = pairs.filter((pair) => pair.second && !pair.first).length
  const gain = new Map(pairs.map((pair) => [pair.one.id, Number(pair.first) - Number(pair.second)]))
  const meanGain = (drawn: readonly Scored[]) => ({
    difference:
      drawn.length === 0
        ? undefined
        : drawn.reduce((sum, { id }) => sum + (gain.get(id) ?? 0), 0) / drawn.length,
  })
  const shared = pairs.map(({ one }) => one)
  return {
    onlyFirst,
    onlySecond,
    p: binomialTest(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond),
    difference: meanGain(shared).difference ?? 0,
    interval: intervalsOf(shared, meanGain, options).difference,
  }
}

/** Two-sided probability of `low` or fewer of `total` coin tosses, or of as many at the other end. */
function binomialTest(low: number, total: number): number {
  if (total === 0) return 1
  let logChoose = 0
  let sum = 0
  for (let hits = 0; hits <= low; hits++) {
    if (hits > 0) logChoose += Math.log((total - hits + 1) / hits)
    sum += Math.exp(logChoose - total * Math.LN2)
  }
  return Math.min(1, 2 * sum)
}
