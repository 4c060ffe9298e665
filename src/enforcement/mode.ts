/** What a mode makes of a verdict's decision. */
import type { Decision, Verdict } from '../guardian/verdict.ts'

/**
 * - `observe`: all is forwarded, verdicts are logged;
 * - `ask`: a `block` becomes an `ask`;
 * - `enforce`: the verdict is carried out.
 */
export const modes = ['observe', 'ask', 'enforce'] as const
export type Mode = (typeof modes)[number]

/** The decision that is carried out. */
export function carriedOut(decision: Decision, mode: Mode): Decision {
  if (mode === 'observe') return 'allow'
  if (mode === 'ask' && decision === 'block') return 'ask'
  return decision
}

/** The same of a whole verdict: a block that no person may lift stays one in mode `ask` too. */
export function carriedOutOf({ decision, findings }: Verdict, mode: Mode): Decision {
  const isFixed = findings.some((finding) => {
    return finding.decision === 'block' && (finding.final === true || finding.code !== undefined)
  })
  return mode === 'ask' && isFixed ? decision : carriedOut(decision, mode)
}
