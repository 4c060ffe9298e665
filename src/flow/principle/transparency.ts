import type { PrincipleRule } from './principle-rule.ts'

const selfDescriptions: ReadonlySet<string> = new Set(['discovery', 'log', 'progress', 'response'])

/** A party tells what it is and what it does: descriptions of itself, log lines, the answer to the user. */
export const transparency: PrincipleRule = {
  principle: 'transparency',
  source:
    'Jing et al. 2025, section 3, BMI example, flow 4; Regulation (EU) 2016/679, Art. 5(1)(a)',
  holds: ({ message, kind, sender }) =>
    (message === 'function-list' && kind === 'answer' && sender.role === 'server') ||
    (selfDescriptions.has(message) && (message !== 'log' || sender.role === 'server')),
}
