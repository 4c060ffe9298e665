/**
 * Names of the taxonomy. A risk is one name everywhere: rule file, synthesis file, cases, docs.
 *
 * @see Jing et al. 2025, arXiv:2505.14590, Table 1
 */

/** The 17 risk ids: the paper's 15, tool name overlapping, and intent injection as two. */
export const riskIds = [
  'server-name-overlapping',
  'installer-spoofing',
  'backdoor-implantation',
  'tool-name-overlapping',
  'function-overlapping',
  'excessive-privileges-overlapping',
  'function-dependency-injection',
  'function-injection',
  'causal-dependency-injection',
  'wrong-function-intent-injection',
  'wrong-argument-intent-injection',
  'data-injection',
  'identity-injection',
  'replay-injection',
  'expired-privilege-redundancy',
  'configuration-drift',
  'server-version-mismatch',
] as const

export type RiskId = (typeof riskIds)[number]

/** The 11 classes of MCIP-Bench, in the order of the paper's 11-way question (A to K). */
export const benchmarkClasses = [
  'appropriate',
  'function-overlapping',
  'excessive-privileges-overlapping',
  'function-dependency-injection',
  'function-injection',
  'causal-dependency-injection',
  'wrong-function-intent-injection',
  'wrong-argument-intent-injection',
  'data-injection',
  'identity-injection',
  'replay-injection',
] as const

export type BenchmarkClass = (typeof benchmarkClasses)[number]

/**
 * The benchmark class that a risk counts as: itself, `function-overlapping` for tool names, and
 * none for the risks of the config and termination phases.
 */
export function benchmarkClassOf(risk: RiskId): BenchmarkClass | undefined {
  if (risk === 'tool-name-overlapping') return 'function-overlapping'
  return benchmarkClasses.find((name) => name === risk)
}
