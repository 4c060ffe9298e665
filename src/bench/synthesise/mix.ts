/** The mix of classes that a user writes. */
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import { type Quotas, quotasOf } from './quotas.ts'

/**
 * Weights of classes: the paper's, all alike, or those of `class=weight,...` with none for the
 * classes not named; undefined where it is no mix.
 */
export function quotasOfMix(mix: string): Quotas | 'paper' | undefined {
  if (mix === 'paper') return 'paper'
  if (mix === 'even') return quotasOf(() => 1)
  const weights = new Map<BenchmarkClass, number>()
  for (const part of mix.split(',')) {
    const [name = '', weight = ''] = part.split('=')
    const label = benchmarkClasses.find((one) => one === name.trim())
    if (label === undefined || !/^\d{1,6}(?:\.\d{1,4})?$/.test(weight.trim())) return undefined
    weights.set(label, Number(weight))
  }
  const quotas = quotasOf((label) => weights.get(label) ?? 0)
  return Object.values(quotas).some((weight) => weight > 0) ? quotas : undefined
}
