/** The words of the options that name a model, for every command that asks one. */
import type { Command } from 'commander'
import { wholeNumber } from './whole-number.ts'

/** Adds `--llm` and what goes with it; `what` completes "the model that ...". */
export function addLlmOptions(command: Command, what: string): Command {
  return command
    .option('--llm <name>', `the model that ${what}, as \`openai:<model>\``)
    .option('--llm-url <url>', 'its endpoint, e.g. http://127.0.0.1:8000/v1')
    .option('--llm-concurrency <n>', 'questions under way at once', wholeNumber, 4)
    .option('--llm-price <in,out>', 'US dollars for a million tokens of input and output')
}
