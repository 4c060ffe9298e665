/** The facts of one flow, as of a call without arguments; for the tests of the principles. */
import { leavesOf } from '../../../../src/flow/leaves.ts'
import { noOrigins } from '../../../../src/flow/origins.ts'
import type { FlowFacts } from '../../../../src/flow/principle/principle-rule.ts'
import type { JsonValue } from '../../../../src/mcp/json.ts'

export function factsOf(more: Partial<FlowFacts> = {}, content: JsonValue = {}): FlowFacts {
  return {
    message: 'function-request',
    kind: 'request',
    sender: { role: 'client' },
    recipient: { role: 'server', name: 'files' },
    about: ['other'],
    leaves: leavesOf(content),
    args: undefined,
    schema: undefined,
    requested: false,
    origins: noOrigins,
    ...more,
  }
}
