/**
 * What the peers get to read about a verdict: fixed sentences and the findings' own, which quote
 * bounded names and never a server's text. The same facts for programs under `dev.mcip/verdict`.
 */
import type { Decision, Finding, Verdict } from '../guardian/verdict.ts'
import { adviceFor } from './advice.ts'

/** Key of the verdict in `_meta` of a result that the guard wrote or changed. */
export const verdictKey = 'dev.mcip/verdict'

const maxExplained = 5

/**
 * The findings that made the decision, most severe first. None of those that allow: they are the
 * log's, and one that a person approved names the approval.
 */
function deciding(verdict: Verdict): readonly Finding[] {
  if (verdict.decision === 'allow') return []
  return verdict.findings.filter((finding) => finding.decision === verdict.decision)
}

/**
 * A few sentences for the model that wanted the message: what, why, and an allowed way on.
 *
 * @param isWaiting whether a request for approval waits. Its id never stands here: the agent can't
 *   approve itself
 */
export function explain(
  verdict: Verdict,
  carriedOut: Decision,
  what: string,
  isWaiting = false,
): string {
  const found = deciding(verdict)
  const asking = isWaiting
    ? 'a person must decide. A request for approval waits for the user: tell them, and send the message again once they have approved it.'
    : 'a person must decide, and nobody could be asked.'
  const head = carriedOut === 'ask' ? `MCIP held back ${what}: ${asking}` : `MCIP blocked ${what}.`
  const reasons = found.slice(0, maxExplained).map((finding) => finding.text)
  const more = found.length > maxExplained ? [`${found.length - maxExplained} more findings.`] : []
  const { agent } = adviceFor(found[0]?.risk ?? null, found[0]?.element)
  return [head, ...reasons, ...more, agent].join(' ')
}

/** The same for a message that was stopped only because of another one in its batch. */
export function explainBatch(carriedOut: Decision, what: string): string {
  const head = `MCIP ${carriedOut === 'ask' ? 'held back' : 'blocked'} ${what}.`
  return `${head} Another message of the same batch is not allowed. Send this message by itself.`
}

/**
 * The verdict for programs.
 *
 * @param flows numbers of the message's flows in the trajectory
 * @param extra members beside or in place of the verdict's own
 */
export function verdictMeta(
  verdict: Verdict,
  flows: readonly number[],
  extra: object = {},
): object {
  return {
    decision: verdict.decision,
    risk: verdict.risk,
    confidence: verdict.confidence,
    flows,
    completeness: verdict.completeness,
    findings: deciding(verdict)
      .slice(0, maxExplained)
      .map(({ risk, code, text }) => ({ risk, ...(code === undefined ? {} : { code }), text })),
    ...extra,
  }
}
