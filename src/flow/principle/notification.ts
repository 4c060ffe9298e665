import { isFailure } from './failure.ts'
import { purposeOf } from './function-purpose.ts'
import type { PrincipleRule } from './principle-rule.ts'

/**
 * A party is told of a change or of the state of something it started, without having to answer: by
 * a notification of the protocol, by a function that tells somebody something, or by a return that
 * only says that it failed.
 */
export const notification: PrincipleRule = {
  principle: 'notification',
  source:
    'MCP 2026-07-28, Base Protocol, Notifications; Nissenbaum 2004, section III; Regulation (EU) 2016/679, Art. 19',
  holds: ({ kind, message, called, leaves, requested }) => {
    if (kind === 'notification') return true
    if (message === 'function-return') return requested && isFailure(leaves)
    return (
      message === 'function-request' &&
      kind === 'request' &&
      leaves.length > 0 &&
      called !== undefined &&
      purposeOf(called) === 'tell'
    )
  },
}
