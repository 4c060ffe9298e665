/** A message with a verdict about it; for the tests of stage 5. */
import type { EnforceInput } from '../../../src/enforcement/enforce.ts'
import { combine } from '../../../src/guardian/combine.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import type { Message } from '../../../src/mcp/message.ts'
import { completeness, findingOf } from '../guardian/judge-input.ts'

export function judged(
  message: Message,
  findings: readonly Partial<Finding>[] = [],
  more: Partial<EnforceInput> = {},
): EnforceInput {
  return {
    message,
    from: 'method' in message ? 'host' : 'server',
    answers: undefined,
    verdict: combine(findings.map(findingOf), completeness),
    mode: 'enforce',
    ...more,
  }
}

/** Evidence at these places of the message. */
export function at(...pointers: readonly string[]): Pick<Finding, 'evidence'> {
  return { evidence: pointers.map((pointer) => ({ message: 0, pointer })) }
}
