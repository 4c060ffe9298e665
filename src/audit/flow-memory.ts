/** What of a record must be remembered where nothing judges it: what tells whose a later value is. */
import type { Flow, MessageType } from '../flow/flow.ts'
import type { JsonValue } from '../mcp/json.ts'
import type { Observation } from '../trajectory/observation.ts'
import { observedLeaves } from '../trajectory/observed-leaves.ts'

/** What a server gives in answer to a call, and what comes with it. */
const kinds: Readonly<Partial<Record<MessageType, Observation['kind']>>> = {
  'function-return': 'return',
  resource: 'content',
  prompt: 'content',
  elicitation: 'content',
  sampling: 'content',
}

/**
 * The observation of what a server gave; undefined for other flows, as nothing asks for the values
 * of calls and answers. Whom it is about and what it is made of are left out.
 */
export function givenBy(flow: Flow, turn: number): Observation | undefined {
  const { sender, type, content, seq, at } = flow
  const kind = kinds[type.message]
  if (kind === undefined || sender.role !== 'server' || content === undefined) return undefined
  return {
    flow: seq,
    at,
    kind,
    ...(sender.name === undefined ? {} : { server: sender.name }),
    ...(sender.unit === undefined ? {} : { unit: sender.unit }),
    integrity: 'untrusted',
    confidentiality: 'private',
    subject: [],
    turn,
    causedBy: [],
    leaves: observedLeaves(content as JsonValue),
  }
}
