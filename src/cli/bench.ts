/** `mcip bench`: the words of its subcommands; what they do is loaded when they are asked for. */
import { type Command, Option } from 'commander'
import { questionForms } from '../guardian/llm/question.ts'
import { benchmarkClasses } from '../risk/risk.ts'
import { addBenchAnnotate } from './bench-annotate.ts'
import { addBenchBfcl } from './bench-bfcl.ts'
import { addBenchBuild } from './bench-build.ts'
import { addBenchFetch } from './bench-fetch.ts'
import { addBenchMatrix } from './bench-matrix.ts'
import type { BenchRunOptions } from './bench-run-command.ts'
import { addBenchTrainset } from './bench-trainset.ts'
import { wholeNumber } from './whole-number.ts'

/** Adds `bench` and its subcommands to `program`. */
export function addBenchCommands(program: Command): void {
  const bench = program
    .command('bench')
    .summary('MCIP-Bench: evaluate judges side by side')
    .description('Evaluate judges on labelled dialogues, as the MCIP paper does, and compare them.')
  addRun(bench)
  addBenchFetch(bench)
  addBenchBuild(bench)
  addBenchAnnotate(bench)
  addBenchBfcl(bench)
  addBenchTrainset(bench)
  addBenchMatrix(bench)
}

function addRun(bench: Command): void {
  bench
    .command('run')
    .summary('evaluate judges on a benchmark')
    .description(
      'Let each system answer every case of a benchmark, and write what that measures, with 95% intervals and paired tests.',
    )
    .argument('<file...>', 'labelled dialogues or MCI trajectories: JSON Lines, plain or gzip')
    .option(
      '--systems <names>',
      'what is compared, separated by commas: rules, classifier, cascade, llm',
      'rules',
    )
    .option('--model <file>', 'what `mcip train` wrote, or `own` (default: the model that ships)')
    .option('--output <folder>', 'where the report is written', 'mcip-bench')
    .option('--json', 'print the report as JSON to stdout as well')
    .option('--limit <n>', 'stop after this many cases', wholeNumber)
    .option('--llm <name>', 'the model that `llm` asks, as `openai:<model>`')
    .option('--llm-url <url>', 'its endpoint, e.g. http://127.0.0.1:8000/v1')
    .addOption(
      new Option('--question <form>', 'how a model is asked: by name, or by the letters A to K')
        .choices(questionForms)
        .default('named'),
    )
    .option('--llm-concurrency <n>', 'questions under way at once', wholeNumber, 4)
    .option('--llm-price <in,out>', 'US dollars for a million tokens of input and output')
    .addOption(
      new Option('--unlabelled <what>', 'what to do with cases without a known label').choices([
        'skip',
      ]),
    )
    .option('--label-map <file>', 'JSON object: foreign label to class')
    .addOption(
      new Option('--label <class>', 'the label of every case, for a whole file').choices(
        benchmarkClasses,
      ),
    )
    .option('--draws <n>', 'bootstrap draws of the intervals', wholeNumber, 1_000)
    .addHelpText(
      'after',
      `
Writes report.md, report.json and report.html (one page, nothing to load) into
the folder. Answers of a model are kept there in answers.jsonl, so that a run
that was broken off goes on where it stopped; other systems answer anew. How a
trained model came about is shown where its card (FILE.card.json) lies beside
it.

A case that a system gives no answer to counts as wrong, and the report says
why there is none. An endpoint that keeps failing is waited for (15 s, five
times in a row), and pauses that it asks for are kept; where that is of no use
the run ends without a report, and the same command goes on later. Everything
stays on this machine, but for the questions to the endpoint that you name. Its
key is read from MCIP_LLM_KEY.

Exit code 0: every case answered; 1: evaluated, and cases have no answer, or
ended early without a report (interrupted, or the endpoint answers nothing any
more); 2: a label nobody knows, a file that cannot be read, or wrong usage.

Examples:
  $ mcip bench run bench.jsonl
  $ mcip bench run gold.jsonl.gz --label appropriate --output gold-report
  $ mcip bench run bench.jsonl --systems rules,llm --llm openai:qwen2.5-7b \\
      --llm-url http://127.0.0.1:8000/v1`,
    )
    .action(async (files: readonly string[], options: BenchRunOptions) => {
      const { benchRun } = await import('./bench-run-command.ts')
      process.exitCode = await benchRun(files, options)
    })
}
