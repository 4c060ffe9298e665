/** `mcip flows`: its words and options; what it does is loaded when it is asked for. */
import { type Command, Option } from 'commander'
import { recordFormats } from '../audit/record.ts'
import { logModes } from '../log/entry.ts'
import type { FlowFormat, FlowsOptions } from './flows-command.ts'
import { wholeNumber } from './whole-number.ts'

const flowFormats: readonly FlowFormat[] = ['text', 'mci', 'json']

/** Adds the command to `program`. */
export function addFlowsCommand(program: Command): void {
  program
    .command('flows')
    .summary('show who sends whose what to whom in a recorded dialogue')
    .description(
      'Show a recorded dialogue as a table of flows: sender, recipient, subject, information type and transmission principle of each movement of information.',
    )
    .argument('<file>', 'a file that `mcip audit` reads; - reads standard input')
    .option('--id <id>', 'the record with this id')
    .option('--line <n>', 'the record on this line', wholeNumber)
    .option('--limit <n>', 'at most this many records (default: text 1, else all)', wholeNumber)
    .addOption(
      new Option(
        '--format <format>',
        'a table; MCI JSONL, one trajectory a line; the same with file and line',
      )
        .choices(flowFormats)
        .default('text'),
    )
    .addOption(
      new Option(
        '--content <mode>',
        'how much of what moves is shown (default: text none, else redacted, of MCI trajectories what they hold)',
      ).choices(logModes),
    )
    .addOption(
      new Option(
        '--form <form>',
        'read every record in this form (default: told by its content)',
      ).choices(recordFormats),
    )
    .addHelpText(
      'after',
      `
Dialogues are judged by the rules and show what was found; MCI trajectories are
shown with the verdicts that they carry.

Exit code 0: shown; 2: there is no such record, or one could not be read.

Examples:
  $ mcip flows dialogues.jsonl
  $ mcip flows dialogues.jsonl --id booking-17 --content redacted
  $ mcip flows dialogues.jsonl --format mci > flows.jsonl`,
    )
    .action(async (file: string, options: FlowsOptions) => {
      const { flows } = await import('./flows-command.ts')
      process.exitCode = await flows(file, options)
    })
}
