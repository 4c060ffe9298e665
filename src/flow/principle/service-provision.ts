import { isFailure } from './failure.ts'
import type { PrincipleRule } from './principle-rule.ts'

/**
 * The answer to a request goes back to the party that asked: the service itself. An answer that
 * carries nothing, or that only says that it failed, provides no service.
 */
export const serviceProvision: PrincipleRule = {
  principle: 'service-provision',
  source: 'Jing et al. 2025, section 3, BMI example, flow 3',
  holds: ({ kind, requested, message, leaves }) =>
    kind === 'answer' &&
    requested &&
    message !== 'elicitation' &&
    message !== 'discovery' &&
    message !== 'response' &&
    (message !== 'function-return' || (leaves.length > 0 && !isFailure(leaves))),
}
