/**
 * What the peers get to read about a verdict: fixed sentences and the findings' own, which quote
 * bounded names and never a server's text. The same facts for programs under `dev.mcip/verdict`.
 */
import type { Decision, Finding, Verdict } from '../guardian/verdict.ts'
import { adviceFor } from './advice.ts'

/** Key of the verdict in `_meta` of a result that the guard wrote or changed. */
export const verdictKey = 'dev.mcip/verdict'

const maxExplained = 5

/** The findings that made the decision, most severe first. */
function deciding(verdict: Verdict): readonly Finding[] {
  return verdict.findings.filter((finding) => finding.decision === verdict.decision)
}

/** A few sentences for the model that wanted the message: what, why, and an allowed way on. */
export function explain(verdict: Verdict, carriedOut: Decision, what: string): string {
  const found = deciding(verdict)
  const head =
    carriedOut === 'ask'
      ? `MCIP held back ${what}: a person must decide, and nobody could be asked.`
      : `MCIP blocked ${what}.`
  const reasons = found.slice(0, maxExplained).map((finding) => finding.text)
  const more = found.length > maxExplained ? [`${found.length - maxExplained} more findings.`] : []
  return [head, ...reasons, ...more, adviceFor(found[0]?.risk ?? null).agent].join(' ')
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
