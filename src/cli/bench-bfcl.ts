/** `mcip bench bfcl`: its words; what it does is loaded when it is asked for. */
import type { Command } from 'commander'
import type { BenchBfclOptions } from './bench-bfcl-command.ts'
import { addLlmOptions } from './llm-option-words.ts'
import { wholeNumber } from './whole-number.ts'

export function addBenchBfcl(bench: Command): void {
  const command = bench
    .command('bfcl')
    .summary("measure how well a model calls functions, on BFCL's single-turn questions")
    .description(
      "Ask a model BFCL's single-turn questions and compare its calls with the possible answers by the leaderboard's AST rules: the utility of a model that serves as Guardian.",
    )
    .argument('<folder>', 'with BFCL_v*_*.json and possible_answer/, as BFCL publishes them')
    .option('--output <file>', 'write a line of JSON for each question, and keep replies beside it')
    .option('--limit <n>', 'stop after this many questions', wholeNumber)
    .option('--json', 'print the accuracy as JSON to stdout')
  addLlmOptions(command, 'is asked')
    .addHelpText(
      'after',
      `
Functions are given as text and calls are read from text, as the leaderboard
does with models in prompt mode. Java and JavaScript, several turns, and what
must be run are left out and named; so the numbers stand beside the
leaderboard's of the same categories only.

Exit code 0: all were answered; 1: some were not; 2: no question could be read,
or wrong usage.

Examples:
  $ mcip bench bfcl bfcl_eval/data --llm openai:guardian \\
      --llm-url http://127.0.0.1:8000/v1 --output bfcl.jsonl`,
    )
    .action(async (folder: string, options: BenchBfclOptions) => {
      const { benchBfcl } = await import('./bench-bfcl-command.ts')
      process.exitCode = await benchBfcl(folder, options)
    })
}
