/**
 * What the peers get to read about a verdict: fixed sentences and the findings' own, which quote
 * bounded names and never a server's text. The same facts for programs under `dev.mcip/verdict`.
 */
import type { Decision, Finding, Verdict } from '../guardian/verdict.ts'
import { adviceFor } from './advice.ts'

/** Key of the verdict in `_meta` of a result that the guard wrote or changed. */
export const verdictKey = 'dev.mcip/verdict'

const maxExplained = 5

/** WHY: an agent that sends such a call again, as it may do with any other, does the deed twice. */
const alreadyRun =
  'The call itself was carried out, and only its result is kept back: if the call changes something, do not send it again, as that does it again.'
const resultOnce =
  'Once they have approved it, a call that only reads gives the result when it is sent again, if the server returns the same.'

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
 * @param hasRun whether the message is the result of a call, which was carried out before
 */
export function explain(
  verdict: Verdict,
  carriedOut: Decision,
  what: string,
  isWaiting = false,
  hasRun = false,
): string {
  const found = deciding(verdict)
  const once = hasRun ? resultOnce : 'and send the message again once they have approved it.'
  const asking = isWaiting
    ? `a person must decide. A request for approval waits for the user: tell them${hasRun ? '.' : ','} ${once}`
    : 'a person must decide, and nobody could be asked.'
  const done = carriedOut === 'ask' ? `held back ${what}: ${asking}` : `blocked ${what}.`
  const head = hasRun ? `MCIP ${done} ${alreadyRun}` : `MCIP ${done}`
  const reasons = found.slice(0, maxExplained).map((finding) => finding.text)
  const more = found.length > maxExplained ? [`${found.length - maxExplained} more findings.`] : []
  const { agent } = adviceFor(found[0]?.risk ?? null, found[0]?.element)
  return [head, ...reasons, ...more, agent].join(' ')
}

/** The same for a message that was stopped only because of another one in its batch. */
export function explainBatch(carriedOut: Decision, what: string, hasRun = false): string {
  const head = `MCIP ${carriedOut === 'ask' ? 'held back' : 'blocked'} ${what}.`
  const next = hasRun ? alreadyRun : 'Send this message by itself.'
  return `${head} Another message of the same batch is not allowed. ${next}`
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
