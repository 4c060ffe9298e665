/** `mcip explain`: its words and options; what it does is loaded when it is asked for. */
import type { Command } from 'commander'
import { examples, type LogOptions, logCommand } from './log-command.ts'

/** Adds the command to `program`. */
export function addExplainCommand(program: Command): void {
  logCommand(
    program,
    'explain',
    'say why a flow was judged as it was, and where its values came from',
  )
    .argument('<verdict>', 'number of a flow, of the last trajectory or as <trajectory>:<flow>')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
\`mcip log show\` numbers the flows. The verdict of an entry is also named
<trajectory>#<entry>, by its place in the chain. Shown are the five-tuples, each
finding with the passage that it points at as the log keeps it (redacted), the
way of each argument from the user's words or the server that had it first, what
the guard could not see, and what to do next.
${examples('mcip explain 14', 'mcip explain process:4711:14', 'mcip explain 14 --json')}`,
    )
    .action(async (verdict: string, options: LogOptions) => {
      const { explain } = await import('./explain-command.ts')
      await explain(verdict, options)
    })
}
