/** `mcip train`: its words; what it does is loaded when it is asked for. */
import { type Command, Option } from 'commander'
import { benchmarkClasses } from '../risk/risk.ts'
import type { TrainOptions } from './train-command.ts'
import { wholeNumber } from './whole-number.ts'

/** Adds the command to `program`. */
export function addTrainCommand(program: Command): void {
  program
    .command('train')
    .summary('train a Guardian on labelled dialogues')
    .description(
      'Learn from labelled dialogues, on this machine, a model that judges calls, returns and answers.',
    )
    .requiredOption('--data <file...>', 'cases of `mcip bench build`, or labelled dialogues')
    .option('--seed <n>', 'the same data and seed give the same bytes', wholeNumber, 1)
    .addOption(
      new Option('--label <class>', 'the label of records that have none').choices(
        benchmarkClasses,
      ),
    )
    .option('--allow-license <id...>', 'share-alike licences that may be learned from')
    .option('--output <file>', 'where the model is written', 'guardian.model')
    .option('--json', 'print the card of the model as JSON to stdout as well')
    .addHelpText(
      'after',
      `
Writes the model and beside it its card (FILE.card.json): the data with its
licences and digests, how it was trained, where it acts, what it cannot do.
Part of the dialogues is kept out of the learning: it decides when to stop,
makes the probabilities mean what they say, and sets the thresholds from which
a call is asked about or blocked so that hardly any harmless dialogue is.

Everything stays on this machine. Records under a licence that asks to share
alike are refused unless you allow that licence by name.

Exit code 0: written; 2: a record without a known label, a licence that was not
allowed, too few dialogues, or wrong usage.

Examples:
  $ mcip bench build --from gold.jsonl.gz --split train --output cases.jsonl
  $ mcip train --data cases.jsonl --seed 1 --output guardian.model
  $ mcip bench run test.jsonl --systems rules,classifier,cascade \\
      --model guardian.model`,
    )
    .action(async (options: TrainOptions) => {
      const { train } = await import('./train-command.ts')
      process.exitCode = await train(options)
    })
}
