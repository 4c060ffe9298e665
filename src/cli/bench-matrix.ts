/** `mcip bench matrix`: its words; what it does is loaded when it is asked for. */
import { type Command, Option } from 'commander'
import { caseForms } from '../bench/bench-case.ts'
import type { BenchMatrixOptions } from './bench-matrix-command.ts'
import { wholeNumber } from './whole-number.ts'

export function addBenchMatrix(bench: Command): void {
  bench
    .command('matrix')
    .summary('train on some sources, test on others: all pairs')
    .description(
      'Train a Guardian on each source of gold dialogues, on all, and on all but each; test every one of them on every source.',
    )
    .requiredOption('--from <file...>', 'gold dialogues, several sources')
    .addOption(
      new Option('--form <form>', 'as in `bench build`').choices(caseForms).default('hard'),
    )
    .option('--size <n>', 'cases of each source to learn from', wholeNumber, 600)
    .option('--test-size <n>', 'cases of each source to test on', wholeNumber, 300)
    .option('--test-only <source...>', 'sources that no model learns from')
    .option('--allow-license <id...>', 'share-alike licences that may be learned from')
    .option('--ablate', 'learn anew without each group of features as well')
    .option('--rounds <n>', 'rounds of learning at most, for a quick look', wholeNumber)
    .option('--seed <n>', 'the same seed gives the same numbers', wholeNumber, 1)
    .option('--draws <n>', 'bootstrap draws of the intervals', wholeNumber, 200)
    .option('--output <folder>', 'where the matrix is written', 'mcip-matrix')
    .option('--json', 'print the matrix as JSON to stdout as well')
    .addHelpText(
      'after',
      `
Writes matrix.md, matrix.csv and matrix.json. No function, template or gold
dialogue of a test part is in any training part; beside it stands the same with
a split at random, which shows how much that flatters. Rows that are done are
kept in rows.jsonl: the same command goes on where it was broken off.

Sources under a licence that asks to share alike are for tests only, unless you
allow that licence. The models are thrown away. Nothing leaves this machine.

Exit code 0: written; 1: interrupted; 2: a file that cannot be read, nothing to
learn from, or wrong usage.

Examples:
  $ mcip bench matrix --from glaive.json toolace.json own.jsonl
  $ mcip bench matrix --from gold/*.jsonl.gz --size 300 --ablate \\
      --output matrix`,
    )
    .action(async (options: BenchMatrixOptions) => {
      const { benchMatrix } = await import('./bench-matrix-command.ts')
      process.exitCode = await benchMatrix(options)
    })
}
