/** `mcip log mark`: its words and options; what it does is loaded when it is asked for. */
import type { Command } from 'commander'
import { markLabels } from '../log/marks.ts'
import { examples, logCommand } from './log-command.ts'
import type { LogMarkOptions } from './log-mark-command.ts'
import { wrap } from './terminal.ts'

/** Adds the command to `mcip log`. */
export function addLogMark(log: Command): void {
  logCommand(log, 'mark', 'say what is true of a verdict: which risk it is, or none')
    .argument('<verdict>', 'as `mcip explain` takes it: flow, <trajectory>:<flow>, ...#<entry>')
    .option('--risk <risk>', 'what it is, by the id of the risk')
    .option('--appropriate', 'nothing is wrong with it; the same as --risk appropriate')
    .option('--take-back', 'forget what was said of it')
    .option('--json', 'print the mark as JSON')
    .addHelpText(
      'after',
      `
A mark is an entry of the chain: \`mcip log show\` and \`mcip explain\` show it, and
\`mcip log verify\` finds where somebody changed it. Another mark of the same
verdict counts in its place. Answers by \`mcip approve\` and \`mcip deny\` are
noted in the same way. Marks change no verdict; \`mcip train --from-log\` learns
from them.

Only a person can do it: it needs a terminal and a word typed as it is shown
there, and it is refused where the program that an agent runs in started it.

${wrap(`Risks: ${markLabels.join(', ')}`, 78).join('\n')}

Exit code 0: marked; 1: nothing was changed; 2: wrong usage, no such verdict or
risk, no terminal, or started from within a host.
${examples(
  'mcip log mark 14 --appropriate',
  'mcip log mark process:4711:14 --risk data-injection',
  'mcip log mark 14 --take-back',
)}`,
    )
    .action(async (verdict: string, options: LogMarkOptions) => {
      const { logMark } = await import('./log-mark-command.ts')
      await logMark(verdict, options)
    })
}
