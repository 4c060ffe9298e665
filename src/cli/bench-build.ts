/** `mcip bench build`: its words; what it does is loaded when it is asked for. */
import { type Command, Option } from 'commander'
import type { BenchBuildOptions } from './bench-build-command.ts'
import { addLlmOptions } from './llm-option-words.ts'
import { wholeNumber } from './whole-number.ts'

export function addBenchBuild(bench: Command): void {
  const command = bench
    .command('build')
    .summary('build a benchmark from gold dialogues')
    .description(
      'Edit gold dialogues into cases of each risk, with look-alikes that are harmless, as many of each class as the paper has.',
    )
    .option('--from <file...>', 'gold dialogues of any format that `mcip audit` reads')
    .option('--glaive <file>', "the paper's first source, with the paper's counts for it")
    .option('--toolace <file>', "the paper's second source, with the paper's counts for it")
    .addOption(
      new Option('--form <form>', 'as the paper edits, or with nothing but the risk to tell by')
        .choices(['paper', 'hard'])
        .default('hard'),
    )
    .option('--size <n>', 'cases in all', wholeNumber)
    .option('--mix <mix>', 'paper, even, or weights: `appropriate=3,replay-injection=1`', 'paper')
    .addOption(
      new Option('--split <part>', 'only functions and templates of one part')
        .choices(['train', 'test', 'all'])
        .default('all'),
    )
    .option('--seed <n>', 'the same seed gives the same cases', wholeNumber, 1)
    .option('--allow-license <id...>', 'share-alike licences that `--split train` may use')
    .option('--json', 'print the report as JSON to stdout as well')
    .requiredOption('--output <file>', 'where the cases are written')
  addLlmOptions(command, 'writes functions of high privilege')
    .addHelpText(
      'after',
      `
Writes the cases as OpenAI chat JSON Lines with labels, and beside them a report
(FILE.report.md, FILE.report.json): counts, shortfalls, licences of the sources,
and how much of the labels a model sees that looks at surface alone.

No function and no template stands both in \`--split train\` and \`--split test\`.

Functions of high privilege that stand in for others are made of templates, and
nothing leaves this machine. With --llm, a model is asked for them, as the paper
did: it is shown name, description and schema of a function, and nothing else of
a dialogue. Where its answer is no stronger function with the same parameters,
the template stays, and the report says how often and why; each case says in
its meta who made what. Replies are kept in FILE.replies.jsonl, so that the same
command goes on, asks nothing twice and writes the same bytes. A key is read
from MCIP_LLM_KEY.

Exit code 0: written; 1: no reply of the model could be used, or interrupted; 2:
a file that cannot be read, no dialogue that cases can be made of, or wrong
usage.

Examples:
  $ mcip bench build --from gold.jsonl.gz --output bench.jsonl
  $ mcip bench build --glaive glaive.json --toolace data.json --form paper \\
      --output mcip-bench.jsonl
  $ mcip bench build --from gold.jsonl.gz --split test --size 500 --mix even \\
      --output test.jsonl
  $ mcip bench build --from gold.jsonl.gz --output bench.jsonl \\
      --llm openai:qwen2.5-7b --llm-url http://127.0.0.1:8000/v1`,
    )
    .action(async (options: BenchBuildOptions) => {
      const { benchBuild } = await import('./bench-build-command.ts')
      process.exitCode = await benchBuild(options)
    })
}
