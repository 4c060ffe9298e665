/**
 * Confidence intervals by drawing groups again: cases of one gold dialogue stand or fall together,
 * so they are drawn together.
 *
 * @see Efron, Tibshirani 1993, An Introduction to the Bootstrap (percentile intervals)
 */
import { createChance } from '../chance.ts'
import type { Scored } from './scored.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface BootstrapOptions {
  /** @default 1_000 */
  readonly draws?: number
  /** @default 1 */
  readonly seed?: number
  /** 0 to 1. @default 0.95 */
  readonly level?: number
}

/**
 * Intervals of several measures from the same draws; a measure that is undefined in a draw is left
 * out of that draw.
 *
 * @returns nothing for a measure that was undefined in every draw
 */
export function intervalsOf<Name extends string>(
  scored: readonly Scored[],
  measure: (drawn: readonly Scored[]) => Readonly<Record<Name, number | undefined>>,
  { draws = 1_000, seed = 1, level = 0.95 }: BootstrapOptions = {},
): Readonly<Partial<Record<Name, Interval>>> {
  const groups = groupsOf(scored)
  const chance = createChance(seed, 'bootstrap')
  const values = new Map<Name, number[]>()
  for (let draw = 0; draw < draws && groups.length > 0; draw++) {
    const drawn: Scored[] = []
    for (let index = 0; index < groups.length; index++) {
      drawn.push(...(groups[chance.below(groups.length)] ?? []))
    }
    for (const [name, value] of Object.entries(measure(drawn)) as [Name, number | undefined][]) {
      if (value === undefined) continue
      const known = values.get(name)
      if (known === undefined) values.set(name, [value])
      else known.push(value)
    }
  }
  const intervals: Partial<Record<Name, Interval>> = {}
  for (const [name, found] of values) intervals[name] = percentiles(found, level)
  return intervals
}

function groupsOf(scored: readonly Scored[]): readonly (readonly Scored[])[] {
  const groups = new Map<string, Scored[]>()
  for (const one of scored) {
    const group = groups.get(one.group)
    if (group === undefined) groups.set(one.group, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

function percentiles(values: readonly number[], level: number): Interval {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))] ?? 0
  return { low: at((1 - level) / 2), high: at((1 + level) / 2) }
}
