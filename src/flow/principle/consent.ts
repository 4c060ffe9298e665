import type { Leaf } from '../leaves.ts'
import { partyFieldOf } from '../subject/party-fields.ts'
import type { FlowFacts, PrincipleRule } from './principle-rule.ts'

/** Requests with values that were given for them; what is only typed for a completion is none yet. */
const moving: ReadonlySet<string> = new Set(['function-request', 'prompt'])

/**
 * What the user wrote flows on because the user gave it for this purpose. A user's consent is none
 * of the third party whom a field names.
 */
export const consent: PrincipleRule = {
  principle: 'consent',
  source: 'Jing et al. 2025, section 3, BMI example, flow 1; Nissenbaum 2004, section III',
  holds: (facts) => {
    const { message, kind, sender, recipient, leaves } = facts
    if (message === 'query') return sender.role === 'user'
    if (message === 'elicitation') {
      return kind === 'answer' && recipient.role === 'server' && isAccepted(leaves)
    }
    return moving.has(message) && kind === 'request' && isGivenByUser(facts)
  },
}

function isGivenByUser({ leaves, origins }: FlowFacts): boolean {
  return leaves.some(
    ({ field, value }) =>
      origins.isOfUser(value) &&
      (partyFieldOf(field) === undefined || origins.isOwn(String(value))),
  )
}

/** Whether the user accepted what was asked; who declines or cancels gives nothing. */
function isAccepted(leaves: readonly Leaf[]): boolean {
  const actions = leaves.filter(({ field }) => field === 'action').map(({ value }) => value)
  return actions.length > 0 && actions.every((action) => action === 'accept')
}
