import { purposeOf } from './function-purpose.ts'
import type { PrincipleRule } from './principle-rule.ts'

const agreed: ReadonlySet<string> = new Set([
  'discovery',
  'function-list',
  'resource-list',
  'prompt-list',
  'subscription',
  'log',
  'roots',
  'config',
])

/**
 * A request that both parties agreed to: by the capabilities of the protocol, or because it is part
 * of an exchange in which each side gives something (a booking, a purchase, a payment).
 */
export const contract: PrincipleRule = {
  principle: 'contract',
  source:
    'MCP 2026-07-28, Lifecycle and Capabilities; Nissenbaum 2004, section III (entitlement, reciprocity); Regulation (EU) 2016/679, Art. 6(1)(b)',
  holds: ({ kind, message, called, leaves }) =>
    kind === 'request' &&
    (agreed.has(message) ||
      (message === 'function-request' &&
        leaves.length > 0 &&
        called !== undefined &&
        purposeOf(called) === 'exchange')),
}
