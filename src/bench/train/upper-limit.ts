/** How sure a limit is, from one side. */
const sureness = 0.95

/**
 * The share that `count` of `all` leaves possible, from above; 1 of none.
 *
 * @see Clopper, Pearson 1934, The Use of Confidence or Fiducial Limits
 */
export function upperLimit(count: number, all: number): number {
  if (all <= 0 || count >= all) return 1
  let low = count / all
  let high = 1
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (chanceOfAtMost(count, all, middle) > 1 - sureness) low = middle
    else high = middle
  }
  return high
}

function chanceOfAtMost(count: number, all: number, share: number): number {
  let term = all * Math.log1p(-share)
  let sum = Math.exp(term)
  for (let one = 1; one <= count; one++) {
    term += Math.log((all - one + 1) / one) + Math.log(share) - Math.log1p(-share)
    sum += Math.exp(term)
  }
  return Math.min(1, sum)
}
