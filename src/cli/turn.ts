/** `mcip turn`: its words and options; what it does is loaded when it is asked for. */
import { type Command, Option } from 'commander'
import { authors } from '../trajectory/context.ts'
import { examples, logCommand } from './log-command.ts'
import type { TurnOptions } from './turn-command.ts'

/** Adds the command to `program`. */
export function addTurnCommand(program: Command): void {
  logCommand(program, 'turn', 'tell the guards what the user said, or was told')
    .argument('<text>', 'the words; - reads standard input')
    .option('--trajectory <id>', 'the trajectory that they belong to')
    .option('--sender <id>', 'who the user is')
    .option('--response', "the words are the assistant's answer to the user")
    .addOption(
      new Option('--author <who>', 'who wrote the words of a turn')
        .choices(authors)
        .default('user'),
    )
    .addOption(
      new Option('--content <mode>', 'how much of them the log keeps')
        .choices(['full', 'redacted', 'shape'])
        .default('redacted'),
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
A guard alone never sees what the user asks for. A script or a wrapper around an
agent says it with this command, before the agent begins to work.

The trajectory is --trajectory (an id of \`mcip log list\`, or any name), else
MCIP_TRAJECTORY, else that of the process that runs this command: the agent
itself, where its wrapper calls mcip. Give the agent and this command the same
MCIP_TRAJECTORY where neither starts the other.

Words of the author model or host count as declared: they never stand for what
the user wants.
${examples(
  'mcip turn "Find a flight to Rome and book it."',
  'mcip turn --response "Booked. Shall I add it to your calendar?"',
  'MCIP_TRAJECTORY=trip-7 mcip turn --sender ann - < question.txt',
)}`,
    )
    .action(async (text: string, options: TurnOptions) => {
      const { turn } = await import('./turn-command.ts')
      await turn(text, options)
    })
}
