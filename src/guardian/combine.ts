/**
 * Many findings, one verdict: the most severe decision wins; a judge that could not answer is a
 * finding like any other, with the decision that the fail mode gives it.
 */
import { type BenchmarkClass, benchmarkClassOf } from '../risk/risk.ts'
import type { Completeness } from '../trajectory/trajectory.ts'
import { type Decision, decisions, type Finding, severities, type Verdict } from './verdict.ts'

/** The more severe of two decisions. */
export function moreSevere(one: Decision, other: Decision): Decision {
  return decisions.indexOf(one) >= decisions.indexOf(other) ? one : other
}

/** The verdict of `findings`; without any, the flow is appropriate with full confidence. */
export function combine(findings: readonly Finding[], completeness: Completeness): Verdict {
  const ordered = [...findings].sort(bySeverity)
  const decision = ordered[0]?.decision ?? 'allow'
  const { risk, confidence } = riskOf(ordered)
  return { decision, risk, confidence, findings: ordered, completeness }
}

function bySeverity(one: Finding, other: Finding): number {
  return (
    decisions.indexOf(other.decision) - decisions.indexOf(one.decision) ||
    severities.indexOf(other.severity) - severities.indexOf(one.severity) ||
    other.confidence - one.confidence
  )
}

/**
 * The benchmark class of the first finding that says more than "look at this". Risks of the config
 * and termination phases have none: they stand in the findings only.
 */
function riskOf(ordered: readonly Finding[]): { risk: BenchmarkClass; confidence: number } {
  for (const finding of ordered) {
    if (finding.decision === 'allow') break
    const risk = finding.risk === null ? undefined : benchmarkClassOf(finding.risk)
    if (risk !== undefined) return { risk, confidence: finding.confidence }
  }
  return { risk: 'appropriate', confidence: 1 }
}
