/** How many cases of each class a benchmark has: the paper's counts as data, and their scaling. */
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'

export type Quotas = Readonly<Record<BenchmarkClass, number>>

/** The two parts of the paper's benchmark. */
export type PaperPart = 'glaive' | 'toolace'

/** Cases of MCIP-Bench by source. @see Jing et al. 2025, arXiv:2505.14590, and the published data */
export const paperQuotas: Readonly<Record<PaperPart, Quotas>> = {
  glaive: {
    appropriate: 188,
    'function-overlapping': 126,
    'excessive-privileges-overlapping': 108,
    'function-dependency-injection': 106,
    'function-injection': 111,
    'causal-dependency-injection': 35,
    'wrong-function-intent-injection': 60,
    'wrong-argument-intent-injection': 71,
    'data-injection': 109,
    'identity-injection': 183,
    'replay-injection': 95,
  },
  toolace: {
    appropriate: 214,
    'function-overlapping': 83,
    'excessive-privileges-overlapping': 0,
    'function-dependency-injection': 150,
    'function-injection': 149,
    'causal-dependency-injection': 66,
    'wrong-function-intent-injection': 56,
    'wrong-argument-intent-injection': 74,
    'data-injection': 84,
    'identity-injection': 0,
    'replay-injection': 150,
  },
}

/** Gold dialogues that the paper's Glaive part is made of: about six cases each. */
const paperGolds = 200

/** Both parts together. */
export const allQuotas: Quotas = quotasOf(
  (label) => paperQuotas.glaive[label] + paperQuotas.toolace[label],
)

/** Cases that so many gold dialogues give, as many for each as in the paper, at most as many in all. */
export function sizeFor(golds: number): number {
  const each = totalOf(paperQuotas.glaive) / paperGolds
  return Math.min(totalOf(allQuotas), Math.round(golds * each))
}

export function totalOf(quotas: Quotas): number {
  return benchmarkClasses.reduce((sum, label) => sum + quotas[label], 0)
}

/** The same shares of another total; what rounding leaves goes to the largest remainders. */
export function scaled(quotas: Quotas, total: number): Quotas {
  const sum = totalOf(quotas)
  const exact = benchmarkClasses.map((label) => ({
    label,
    exact: sum === 0 ? 0 : (quotas[label] * total) / sum,
  }))
  const left = total - exact.reduce((all, one) => all + Math.floor(one.exact), 0)
  const raised = new Set(
    [...exact]
      .sort((one, other) => (other.exact % 1) - (one.exact % 1))
      .slice(0, sum === 0 ? 0 : left)
      .map(({ label }) => label),
  )
  const counts = new Map(
    exact.map((one) => [one.label, Math.floor(one.exact) + (raised.has(one.label) ? 1 : 0)]),
  )
  return quotasOf((label) => counts.get(label) ?? 0)
}

/** Quotas with a count for each class. */
export function quotasOf(count: (label: BenchmarkClass) => number): Quotas {
  return Object.fromEntries(benchmarkClasses.map((label) => [label, count(label)])) as Record<
    BenchmarkClass,
    number
  >
}
