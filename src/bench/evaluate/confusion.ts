/** Which class was answered for which: the counts that precision, recall and F1 are made of. */
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import type { Scored } from './scored.ts'

/** What was answered: a class, or nothing. */
export type Answered = BenchmarkClass | 'none'

export interface Confusion {
  /** How often `answered` was said of `truth`. */
  count(truth: BenchmarkClass, answered: Answered): number
  /** Classes that some case has, in the order of the benchmark. */
  readonly truths: readonly BenchmarkClass[]
  readonly total: number
}

export function confusionOf(scored: readonly Scored[]): Confusion {
  const counts = new Map<string, number>()
  const seen = new Set<BenchmarkClass>()
  for (const { truth, answer } of scored) {
    const key = keyOf(truth, answer.error === undefined ? answer.risk : 'none')
    counts.set(key, (counts.get(key) ?? 0) + 1)
    seen.add(truth)
  }
  return {
    count: (truth, answered) => counts.get(keyOf(truth, answered)) ?? 0,
    truths: benchmarkClasses.filter((name) => seen.has(name)),
    total: scored.length,
  }
}

function keyOf(truth: BenchmarkClass, answered: Answered): string {
  return `${truth} ${answered}`
}

/** Of one class; each undefined where nothing was to be divided by. */
export interface ClassMeasures {
  readonly name: BenchmarkClass
  /** Cases that are of the class. */
  readonly support: number
  /** Cases that were said to be. */
  readonly said: number
  readonly precision: number | undefined
  readonly recall: number | undefined
  /** 0 where the class is never found. */
  readonly f1: number
}

/** Measures of every class that is true of a case or was answered for one. */
export function classMeasures(confusion: Confusion): readonly ClassMeasures[] {
  return benchmarkClasses.flatMap((name): readonly ClassMeasures[] => {
    const support =
      total((answered) => confusion.count(name, answered)) + confusion.count(name, 'none')
    const said = total((truth) => confusion.count(truth, name))
    if (support === 0 && said === 0) return []
    const hits = confusion.count(name, name)
    return [
      {
        name,
        support,
        said,
        precision: said === 0 ? undefined : hits / said,
        recall: support === 0 ? undefined : hits / support,
        f1: (2 * hits) / (support + said),
      },
    ]
  })
}

function total(countOf: (name: BenchmarkClass) => number): number {
  return benchmarkClasses.reduce((sum, name) => sum + countOf(name), 0)
}
