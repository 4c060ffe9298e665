import type { PrincipleRule } from './principle-rule.ts'

/** The answer to a request goes back to the party that asked: the service itself. */
export const serviceProvision: PrincipleRule = {
  principle: 'service-provision',
  source: 'Jing et al. 2025, section 3, BMI example, flow 3',
  holds: ({ kind, requested, message }) =>
    kind === 'answer' && requested && message !== 'elicitation' && message !== 'discovery',
}
