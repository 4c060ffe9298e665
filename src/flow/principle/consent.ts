import type { PrincipleRule } from './principle-rule.ts'

/** What the user wrote flows on because the user gave it for this purpose. */
export const consent: PrincipleRule = {
  principle: 'consent',
  source: 'Jing et al. 2025, section 3, BMI example, flow 1; Nissenbaum 2004, section III',
  holds: ({ message, kind, sender, recipient, leaves, origins }) =>
    (message === 'query' && sender.role === 'user') ||
    (message === 'elicitation' && kind === 'answer' && recipient.role === 'server') ||
    (message === 'function-request' &&
      kind === 'request' &&
      leaves.some(({ value }) => origins.originOf(value) === 'query')),
}
