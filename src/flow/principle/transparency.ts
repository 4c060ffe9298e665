import { isOwnProfile } from '../subject/own-data.ts'
import { tells } from './answer-text.ts'
import type { PrincipleRule } from './principle-rule.ts'

const selfDescriptions: ReadonlySet<string> = new Set(['discovery', 'log', 'progress'])

/**
 * A party tells what it is and what it does, the user gets what was asked for, and whom data is
 * about gets to see it: descriptions of itself, log lines, the answer to the user, the user's own
 * profile. A question or a politeness tells nothing.
 */
export const transparency: PrincipleRule = {
  principle: 'transparency',
  source:
    'Jing et al. 2025, section 3, BMI example, flow 4; Regulation (EU) 2016/679, Art. 5(1)(a), 15',
  holds: ({ message, kind, sender, leaves, called }) => {
    if (message === 'function-list') return kind === 'answer' && sender.role === 'server'
    if (message === 'response') return leaves.some(({ value }) => tells(String(value)))
    if (message === 'function-return') {
      return leaves.length > 0 && called !== undefined && isOwnProfile(called)
    }
    return selfDescriptions.has(message) && (message !== 'log' || sender.role === 'server')
  },
}
