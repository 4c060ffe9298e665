import type { PrincipleRule } from './principle-rule.ts'

const agreed: ReadonlySet<string> = new Set([
  'discovery',
  'function-list',
  'resource-list',
  'prompt-list',
  'subscription',
  'log',
  'roots',
])

/** A request that both parties agreed to understand when they agreed on a revision and capabilities. */
export const contract: PrincipleRule = {
  principle: 'contract',
  source: 'MCP 2026-07-28, Lifecycle and Capabilities; Nissenbaum 2004, section III (entitlement)',
  holds: ({ kind, message }) => kind === 'request' && agreed.has(message),
}
