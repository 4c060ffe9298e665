/** `mcip approvals`, `mcip approve`, `mcip deny`: words and options; the work is loaded when asked for. */
import type { Command } from 'commander'
import type { ApproveOptions, DenyOptions } from './approve-command.ts'
import { examples, type LogOptions, logCommand } from './log-command.ts'

const needsPerson = `
Only a person can do it: it needs a terminal and a word typed as it is shown
there, and it is refused where the program that an agent runs in started it.
Exit code 0: done; 1: nothing was changed; 2: wrong usage, no such request, no
terminal, or started from within a host.`

/** Adds the three commands to `program`. */
export function addApprovalCommands(program: Command): void {
  logCommand(program, 'approvals', 'see what waits for your decision')
    .option('--all', 'also what is used up or over')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Each request is one flow: server, definition of the function, all its values,
who asked for it, and the finding that it is about. Values behind a \`!\` say whom
or what it reaches. A request waits for a day and is forgotten a week later.
${examples('mcip approvals', 'mcip approvals --all --json')}`,
    )
    .action(async (options: LogOptions & { readonly all?: true }) => {
      const { approvals } = await import('./approvals-command.ts')
      await approvals(options)
    })

  logCommand(program, 'approve', 'let a flow through that was held back')
    .argument('<id>', 'id of the request, as `mcip approvals` shows it')
    .option('--once', 'for one message; what you get without --until and --for')
    .option('--until <date>', 'until a date, e.g. 2030-01-31 or 2030-01-31T18:00')
    .option('--for <span>', 'for a span of time: 30m, 8h, 7d')
    .option('--any <field...>', 'fields that may hold other values next time')
    .addHelpText(
      'after',
      `
Holds for this flow only: the same server, definition, finding and user, and the
same values. Fields that say whom or what the flow reaches (recipient, path,
amount) can't be --any. With --once and a time, for one message until then; once
without a time holds for a day.
${needsPerson}
${examples(
  'mcip approve 3f9a1c2e',
  'mcip approve 3f9a1c2e --for 8h --any body',
  'mcip approve 3f9a1c2e --until 2030-01-31',
)}`,
    )
    .action(async (id: string, options: ApproveOptions) => {
      const { approve } = await import('./approve-command.ts')
      await approve(id, options)
    })

  logCommand(program, 'deny', 'keep a flow back, or take an approval back')
    .argument('<id>', 'id of the request, as `mcip approvals` shows it')
    .option('--until <date>', 'until a date')
    .option('--for <span>', 'for a span of time (default: 30d)')
    .addHelpText(
      'after',
      `
The same flow is then blocked without being asked about, until the denial is
over or you approve it.
${needsPerson}
${examples('mcip deny 3f9a1c2e', 'mcip deny 3f9a1c2e --for 1d')}`,
    )
    .action(async (id: string, options: DenyOptions) => {
      const { deny } = await import('./approve-command.ts')
      await deny(id, options)
    })
}
