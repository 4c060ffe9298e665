import type { Leaf } from '../leaves.ts'
import type { PrincipleRule } from './principle-rule.ts'

/** What the user wrote flows on because the user gave it for this purpose. */
export const consent: PrincipleRule = {
  principle: 'consent',
  source: 'Jing et al. 2025, section 3, BMI example, flow 1; Nissenbaum 2004, section III',
  holds: ({ message, kind, sender, recipient, leaves, origins }) =>
    (message === 'query' && sender.role === 'user') ||
    (message === 'elicitation' &&
      kind === 'answer' &&
      recipient.role === 'server' &&
      isAccepted(leaves)) ||
    (message === 'function-request' &&
      kind === 'request' &&
      leaves.some(({ value }) => origins.originOf(value) === 'query')),
}

/** Whether the user accepted what was asked; who declines or cancels gives nothing. */
function isAccepted(leaves: readonly Leaf[]): boolean {
  const actions = leaves.filter(({ field }) => field === 'action').map(({ value }) => value)
  return actions.length > 0 && actions.every((action) => action === 'accept')
}
