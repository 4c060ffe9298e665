/**
 * findings x what a person decided -> verdict. Only a question can be answered: what a rule blocks
 * stays blocked, but for mode `ask`, in which a block is a question too.
 */
import { combine } from './combine.ts'
import type { Finding, Verdict } from './verdict.ts'

/** What became of a question. */
export type Answer =
  | { readonly kind: 'approved'; readonly id: string }
  | { readonly kind: 'denied' }

/**
 * Whether a person may decide about a finding.
 *
 * @param blocksAreAsked whether the mode turns a block into a question
 */
export function isQuestion({ decision, code, final }: Finding, blocksAreAsked: boolean): boolean {
  if (code !== undefined || final === true) return false
  return decision === 'ask' || (blocksAreAsked && decision === 'block')
}

/**
 * The verdict with the answers: an approved finding allows and says by which approval, a denied one
 * blocks. All other findings stay as they are.
 */
export function applyAnswers(verdict: Verdict, answers: ReadonlyMap<Finding, Answer>): Verdict {
  if (answers.size === 0) return verdict
  const findings = verdict.findings.map((finding): Finding => {
    const answer = answers.get(finding)
    if (answer === undefined) return finding
    return answer.kind === 'approved'
      ? {
          ...finding,
          decision: 'allow',
          // What a person found right speaks for no risk any more.
          severity: 'info',
          text: `${finding.text} A person approved this flow (approval ${answer.id}).`,
        }
      : { ...finding, decision: 'block', text: `${finding.text} A person denied this flow.` }
  })
  return combine(findings, verdict.completeness)
}
