/** `mcip bench annotate`: its words; what it does is loaded when it is asked for. */
import { type Command, Option } from 'commander'
import { logModes } from '../log/entry.ts'
import type { BenchAnnotateOptions } from './bench-annotate-command.ts'
import { addLlmOptions } from './llm-option-words.ts'
import { wholeNumber } from './whole-number.ts'

export function addBenchAnnotate(bench: Command): void {
  const command = bench
    .command('annotate')
    .summary('write dialogues as MCI trajectories')
    .description(
      'Write recorded dialogues as MCI trajectories: every flow with its parties, subject, information type and transmission principle.',
    )
    .argument('<file...>', 'files that `mcip audit` reads; - reads standard input')
    .option('--output <file>', 'write to a file instead of stdout')
    .option('--limit <n>', 'stop after this many records', wholeNumber)
    .addOption(
      new Option('--content <mode>', 'how much of what moves is kept')
        .choices(logModes)
        .default('redacted'),
    )
  addLlmOptions(command, 'annotates')
    .addHelpText(
      'after',
      `
Without --llm, mcip's own extractor annotates: the same input gives the same
output, and nothing leaves this machine. With --llm, a model is asked for the
information type and the principle of each flow, as the paper did, and is shown
what moves, whatever --content says; types that are not on mcip's list are
written as extensions (x-...). Where its reply cannot be used, the extractor's
annotation stays, and the end says how often.

With --output, replies of a model are kept in <file>.replies.jsonl, so that a
run that was broken off goes on. A key is read from MCIP_LLM_KEY.

An endpoint that keeps failing is waited for; where that is of no use the run
ends early, and says why.

Exit code 0: written; 1: no reply of the model could be used, or ended early; 2:
a record could not be read, or wrong usage.

Examples:
  $ mcip bench annotate dialogues.jsonl > flows.jsonl
  $ mcip bench annotate gold.jsonl.gz --output mci.jsonl \\
      --llm openai:qwen2.5-7b \\
      --llm-url http://127.0.0.1:8000/v1`,
    )
    .action(async (files: readonly string[], options: BenchAnnotateOptions) => {
      const { benchAnnotate } = await import('./bench-annotate-command.ts')
      process.exitCode = await benchAnnotate(files, options)
    })
}
