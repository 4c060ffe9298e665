/** `mcip bench trainset`: its words; what it does is loaded when it is asked for. */
import { type Command, Option } from 'commander'
import { caseForms } from '../bench/bench-case.ts'
import { paperTrainingSize } from '../bench/trainset/paper-distribution.ts'
import { questionForms } from '../guardian/llm/question.ts'
import { logModes } from '../log/entry.ts'
import type { BenchTrainsetOptions } from './bench-trainset-command.ts'
import { addLlmOptions } from './llm-option-words.ts'
import { wholeNumber } from './whole-number.ts'

export const trainsetForms = ['mci', 'chat', 'sharegpt', 'alpaca'] as const

export function addBenchTrainset(bench: Command): void {
  const command = bench
    .command('trainset')
    .summary('write a training set for a language model as Guardian')
    .description(
      "Write labelled trajectories with the class distribution of the paper's training set, in the form that a tool for fine-tuning reads.",
    )
    .option('--from <file...>', 'gold dialogues that cases are made of, as by `mcip bench build`')
    .option(
      '--benchmark <file...>',
      'cases that are there already: labelled dialogues or MCI JSONL',
    )
    .addOption(
      new Option('--case-form <form>', 'with --from: as hard as may be, or as the paper made them')
        .choices(caseForms)
        .default('hard'),
    )
    .option('--size <n>', 'rows in all', wholeNumber, paperTrainingSize)
    .addOption(
      new Option('--form <form>', 'MCI JSONL, OpenAI chat, ShareGPT or Alpaca rows')
        .choices(trainsetForms)
        .default('chat'),
    )
    .addOption(
      new Option('--question <form>', 'the answer: the letter A to K, or JSON with the name')
        .choices(questionForms)
        .default('letters'),
    )
    .addOption(
      new Option(
        '--shown <what>',
        "what the question shows: messages, or flows in the paper's form (from, to, type, principle)",
      )
        .choices(['messages', 'flows'])
        .default('messages'),
    )
    .addOption(
      new Option('--content <mode>', 'form mci: how much of what moves is kept')
        .choices(logModes)
        .default('redacted'),
    )
    .option('--seed <n>', 'chance of the draw', wholeNumber, 1)
    .option('--allow-license <id...>', 'share-alike licences that rows may be made under')
    .requiredOption('--output <file>', 'where the rows are written')
  addLlmOptions(command, 'annotates flows (forms mci and --shown flows)')
    .addHelpText(
      'after',
      `
Each content stands in the set once. A class that has too few cases stays short,
and the end says by how many; <output>.about.json holds the counts, the seed and
the licences of what the rows are made of. With --from, cases use only functions
of the training part: \`mcip bench build --split test\` makes a benchmark of the
other ones.

A model that was trained on these rows is judged with the same question:
\`mcip bench run --question letters\` shows dialogues by their messages and MCI
trajectories by their flows. docs/training-a-guardian.md has recipes.

Exit code 0: written, whole; 1: written, and a class is short, or ended early as
the endpoint answers nothing any more; 2: nothing to write, or wrong usage.

Examples:
  $ mcip bench trainset --from gold/*.jsonl.gz --output train.jsonl
  $ mcip bench trainset --benchmark bench.jsonl --size 2000 --form sharegpt \\
      --output train.jsonl
  $ mcip bench trainset --benchmark bench.jsonl --form mci --output mci.jsonl \\
      --llm openai:deepseek-reasoner --llm-url http://127.0.0.1:8000/v1`,
    )
    .action(async (options: BenchTrainsetOptions) => {
      const { benchTrainset } = await import('./bench-trainset-command.ts')
      process.exitCode = await benchTrainset(options)
    })
}
