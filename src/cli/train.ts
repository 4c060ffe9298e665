/** `mcip train`: its words; what it does is loaded when it is asked for. */
import { type Command, Option } from 'commander'
import { benchmarkClasses } from '../risk/risk.ts'
import type { TrainOptions } from './train-command.ts'
import type { TrainFromLogOptions } from './train-from-log-command.ts'
import { usage } from './usage.ts'
import { wholeNumber } from './whole-number.ts'

type Options = Omit<TrainOptions, 'data' | 'output'> &
  TrainFromLogOptions & { readonly data?: readonly string[]; readonly fromLog?: true }

/** Adds the command to `program`. */
export function addTrainCommand(program: Command): void {
  program
    .command('train')
    .summary('train a Guardian on labelled dialogues')
    .description(
      'Learn from labelled dialogues, on this machine, a model that judges calls, returns and answers.',
    )
    .option('--data <file...>', 'cases of `mcip bench build`, or labelled dialogues')
    .option('--from-log', 'learn from what people said of verdicts in the flow log')
    .option('--log <path>', 'file of the flow log (default: as `mcip log` finds it)')
    .option('--seed <n>', 'the same data and seed give the same bytes', wholeNumber, 1)
    .addOption(
      new Option('--label <class>', 'the label of records that have none').choices(
        benchmarkClasses,
      ),
    )
    .option('--allow-license <id...>', 'share-alike licences that may be learned from')
    .option('--text <file...>', 'lists of tools, whose words are learned as well')
    .option(
      '--output <file>',
      'where the model is written (default: guardian.model; from the log: as `own`)',
    )
    .option('--json', 'print the card of the model as JSON to stdout as well')
    .addHelpText(
      'after',
      `
Writes the model and beside it its card (FILE.card.json): the data with its
licences and digests, how it was trained and how its loss fell, where it acts,
what it cannot do.
Part of the dialogues is kept out of the learning: it decides when to stop,
makes the probabilities mean what they say, and sets the thresholds from which
a call is asked about or blocked so that hardly any harmless dialogue is.
What was judged is kept in FILE.examples until it is learned from: the same
command goes on where it was broken off.

With --text, an encoder of texts is learned first, from names, descriptions and
parameters of tools: how alike a request and a function, a value and a request,
an answer and a result are. The model that ships has none: on sources that it
had not seen it was no better with one.

With --from-log, the model that ships is corrected by what people said: marks
(\`mcip log mark\`), approvals and denials; never by what the Guardian itself
said. It needs 200 of them, 20 for a risk and 20 for nothing wrong. Each mark
is answered by a model that learned from other trajectories only, and by the
model that ships; the new one is adopted only if it is no worse in any measure.
A log with a broken chain is refused. The model that \`own\` names learns from the
log at its usual place only, and a person at a terminal confirms its marks; with
another log (--log, MCIP_LOG), name a file with --output.
\`mcip audit\`, \`mcip run\` and \`mcip bench run\` ask it with --model own.

Everything stays on this machine. Records under a licence that asks to share
alike are refused unless you allow that licence by name.

Exit code 0: written; 1: not adopted or not confirmed; 2: a record without a
known label, a licence that was not allowed, too little to learn from, a broken
log, nobody to confirm, or wrong usage.

Examples:
  $ mcip bench build --from gold.jsonl.gz --split train --output cases.jsonl
  $ mcip train --data cases.jsonl --seed 1 --output guardian.model
  $ mcip train --from-log
  $ mcip bench run test.jsonl --systems rules,classifier,cascade \\
      --model guardian.model`,
    )
    .action(async (options: Options) => {
      const { data, fromLog, output } = options
      if ((data === undefined) === (fromLog === undefined)) {
        throw usage('say what to learn from: --data <file...>, or --from-log')
      }
      if (data === undefined) {
        const { trainFromLog } = await import('./train-from-log-command.ts')
        process.exitCode = await trainFromLog(options)
        return
      }
      const { train } = await import('./train-command.ts')
      process.exitCode = await train({ ...options, data, output: output ?? 'guardian.model' })
    })
}
