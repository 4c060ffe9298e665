/** Cases of a benchmark -> those of a training set, as many of each class as its share is. */
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import { createChance } from '../chance.ts'

export interface Drawable {
  readonly id: string
  readonly truth: BenchmarkClass
}

export interface DrawnClass {
  readonly label: BenchmarkClass
  readonly wanted: number
  readonly drawn: number
}

export interface Drawn<Case> {
  /** In an order that tells nothing. */
  readonly cases: readonly Case[]
  readonly classes: readonly DrawnClass[]
}

/**
 * At most `wanted` of each class; the same seed draws the same cases, in whatever order they are
 * given.
 */
export function drawCases<Case extends Drawable>(
  cases: readonly Case[],
  wanted: Readonly<Record<BenchmarkClass, number>>,
  seed: number,
): Drawn<Case> {
  const ordered = cases.toSorted((one, other) => compared(one.id, other.id))
  const drawn: Case[] = []
  const classes = benchmarkClasses.map((label): DrawnClass => {
    const own = ordered.filter(({ truth }) => truth === label)
    const some = createChance(seed, `draw ${label}`).shuffled(own).slice(0, wanted[label])
    drawn.push(...some)
    return { label, wanted: wanted[label], drawn: some.length }
  })
  return { cases: createChance(seed, 'order').shuffled(drawn), classes }
}

function compared(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
