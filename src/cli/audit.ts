/** `mcip audit`: its words and options; what it does is loaded when it is asked for. */
import { type Command, Option } from 'commander'
import { recordFormats } from '../audit/record.ts'
import { reportFormats } from '../audit/report/report-format.ts'
import { questionForms } from '../guardian/llm/question.ts'
import { decisions } from '../guardian/verdict.ts'
import type { AuditCommandOptions, FailOn } from './audit-command.ts'
import { addLlmOptions } from './llm-option-words.ts'
import { wholeNumber } from './whole-number.ts'

const failOns: readonly FailOn[] = [...decisions, 'never']

/** Adds the command to `program`. */
export function addAuditCommand(program: Command): void {
  const command = program
    .command('audit')
    .summary('judge recorded dialogues')
    .description(
      'Judge recorded dialogues as a guard would have judged them live, and say what was found.',
    )
    .argument('<file...>', 'JSON Lines or JSON, plain or gzip; - reads standard input')
    .addOption(
      new Option('--format <format>', 'a summary; a line of JSON a record; SARIF 2.1.0')
        .choices(reportFormats)
        .default('text'),
    )
    .addOption(
      new Option(
        '--fail-on <decision>',
        'exit with 1 if a record gets this decision or a stricter one',
      )
        .choices(failOns)
        .default('ask'),
    )
    .option(
      '--judges <names>',
      'who judges, separated by commas: rules, classifier, llm',
      'rules,classifier',
    )
    .option('--model <file>', 'what `mcip train` wrote, or `own` (default: the model that ships)')
    .option('--output <file>', 'write the report to a file instead of stdout')
    .option('--jobs <n>', 'threads that judge (default: all cores)', wholeNumber)
    .addOption(
      new Option(
        '--form <form>',
        'read every record in this form (default: told by its content)',
      ).choices(recordFormats),
    )
    .option('--limit <n>', 'stop after this many records', wholeNumber)
  addLlmOptions(command, '`llm` asks')
    .addOption(
      new Option('--question <form>', 'how it is asked: by name, or by the letters A to K')
        .choices(questionForms)
        .default('named'),
    )
    .addHelpText(
      'after',
      `
Reads dialogues in OpenAI chat form ({"messages": [...], "tools": [...]}), MCI
trajectories (\`mcip log export --form mci\`), rows of Glaive v2 and ToolACE, and
MCIP-Bench as it was published. Several files are one stream, in their order.

The decision of a record is the most severe of its findings, as a guard in mode
enforce would have taken it. Records that cannot be read are named and counted;
the rest is judged all the same. Everything stays on this machine, but for the
questions of \`llm\`: each call and each answer to the user that rules don't stop
goes with what came before it to the endpoint that you name. Its key is read
from MCIP_LLM_KEY; a call that it does not answer about is decided by the fail
mode, and the end says how many.

A trajectory that a log exported holds less than its guard saw: values that were
redacted, and definitions that came before it, are missing, so the answer can be
another than that of then, which \`mcip log show\` tells. A line of JSON with
an \`error\` is of a record that could not be read: its decision says nothing.

Exit code 0: no record at or above --fail-on; 1: there is one; 2: a record or a
file could not be read, or wrong usage.

Examples:
  $ mcip audit dialogues.jsonl
  $ mcip audit dialogues.jsonl --judges rules
  $ mcip audit runs/*.jsonl.gz --format jsonl --output judged.jsonl
  $ mcip audit dialogues.jsonl --format sarif --fail-on block > audit.sarif
  $ mcip log export --form mci | mcip audit -
  $ mcip audit dialogues.jsonl --judges rules,llm --llm openai:qwen2.5-7b \\
      --llm-url http://127.0.0.1:8000/v1`,
    )
    .action(async (files: readonly string[], options: AuditCommandOptions) => {
      const { audit } = await import('./audit-command.ts')
      process.exitCode = await audit(files, options)
    })
}
