/**
 * Many findings, one verdict: the most severe decision wins; a judge that could not answer is a
 * finding like any other, with the decision that the fail mode gives it.
 */
import type { Completeness } from '../trajectory/trajectory.ts'
import { highestScore, scoresOf, uniformScores } from './scores.ts'
import {
  type Decision,
  decisions,
  type Finding,
  type Scores,
  severities,
  type Verdict,
} from './verdict.ts'

/** The more severe of two decisions. */
export function moreSevere(one: Decision, other: Decision): Decision {
  return decisions.indexOf(one) >= decisions.indexOf(other) ? one : other
}

/** The verdict of `findings` about one message. */
export function combine(findings: readonly Finding[], completeness: Completeness): Verdict {
  const ordered = [...findings].sort(bySeverity)
  const decision = ordered[0]?.decision ?? 'allow'
  const scores = scoresOfVerdict(ordered, decision)
  const risk = highestScore(scores)
  return { decision, risk, confidence: scores[risk], scores, findings: ordered, completeness }
}

/** WHY equal ones where only faults stop a message: nothing says that it is appropriate. */
function scoresOfVerdict(findings: readonly Finding[], decision: Decision): Scores {
  const scores = scoresOf(findings, 'message')
  const isUnknown =
    decision !== 'allow' &&
    findings.every((finding) => finding.decision === 'allow' || finding.code !== undefined) &&
    highestScore(scores) === 'appropriate'
  return isUnknown ? uniformScores() : scores
}

function bySeverity(one: Finding, other: Finding): number {
  return (
    decisions.indexOf(other.decision) - decisions.indexOf(one.decision) ||
    severities.indexOf(other.severity) - severities.indexOf(one.severity) ||
    other.confidence - one.confidence
  )
}
