import { handsChoice } from './hands-choice.ts'
import type { FlowFacts, PrincipleRule } from './principle-rule.ts'

/**
 * Somebody decides in another's place: the user's words leave a choice to the client or to a kind
 * of source, a call carries a value that such a source gave, or a server lets the client's model
 * write for it.
 */
export const delegation: PrincipleRule = {
  principle: 'delegation',
  source:
    'Nissenbaum 2004, section III (need and entitlement may rest with another); MCP 2026-07-28, Sampling',
  holds(facts) {
    const { message, kind, sender, leaves } = facts
    if (message === 'sampling') return kind === 'request' && sender.role === 'server'
    if (message === 'query') {
      return sender.role === 'user' && leaves.some(({ value }) => handsChoice(String(value)))
    }
    return message === 'function-request' && kind === 'request' && carriesDelegated(facts)
  },
}

function carriesDelegated({ leaves, origins }: FlowFacts): boolean {
  return origins.isDelegated() && leaves.some(({ value }) => origins.originOf(value) === 'result')
}
