/** `mcip audit`: its words and options; what it does is loaded when it is asked for. */
import { type Command, Option } from 'commander'
import { recordFormats } from '../audit/record.ts'
import { reportFormats } from '../audit/report/report-format.ts'
import { decisions } from '../guardian/verdict.ts'
import type { AuditCommandOptions, FailOn } from './audit-command.ts'
import { wholeNumber } from './whole-number.ts'

const failOns: readonly FailOn[] = [...decisions, 'never']

/** Adds the command to `program`. */
export function addAuditCommand(program: Command): void {
  program
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
      'who judges, separated by commas; this version has `rules`',
      'rules',
    )
    .option('--output <file>', 'write the report to a file instead of stdout')
    .option('--jobs <n>', 'threads that judge (default: all cores)', wholeNumber)
    .addOption(
      new Option(
        '--form <form>',
        'read every record in this form (default: told by its content)',
      ).choices(recordFormats),
    )
    .option('--limit <n>', 'stop after this many records', wholeNumber)
    .addHelpText(
      'after',
      `
Reads dialogues in OpenAI chat form ({"messages": [...], "tools": [...]}), MCI
trajectories (\`mcip log export --form mci\`), rows of Glaive v2 and ToolACE, and
MCIP-Bench as it was published. Several files are one stream, in their order.

The decision of a record is the most severe of its findings, as a guard in mode
enforce would have taken it. Records that cannot be read are named and counted;
the rest is judged all the same. Everything stays on this machine.

Exit code 0: no record at or above --fail-on; 1: there is one; 2: a record or a
file could not be read, or wrong usage.

Examples:
  $ mcip audit dialogues.jsonl
  $ mcip audit runs/*.jsonl.gz --format jsonl --output judged.jsonl
  $ mcip audit dialogues.jsonl --format sarif --fail-on block > audit.sarif
  $ mcip log export --form mci | mcip audit -`,
    )
    .action(async (files: readonly string[], options: AuditCommandOptions) => {
      const { audit } = await import('./audit-command.ts')
      process.exitCode = await audit(files, options)
    })
}
