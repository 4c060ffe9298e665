/** `mcip bench fetch`: its words; what it does is loaded when it is asked for. */
import { Argument, type Command } from 'commander'
import { defaultHubEndpoint, hubDatasets } from '../bench/sources/hub/datasets.ts'
import type { BenchFetchOptions } from './bench-fetch-command.ts'

export function addBenchFetch(bench: Command): void {
  bench
    .command('fetch')
    .summary("download the paper's sources")
    .description(
      "Download the data sets that the paper's benchmark is made of from the Hugging Face hub, checked against the length and hash that the hub states.",
    )
    .addArgument(
      new Argument('<name...>', 'which of them').choices(hubDatasets.map(({ name }) => name)),
    )
    .option('--output <folder>', 'where they are put', 'mcip-sources')
    .option(
      '--revision <id>',
      'commit, tag or branch (default: the one in the manifest, else the newest)',
    )
    .option(
      '--endpoint <url>',
      'another hub that speaks as huggingface.co does',
      defaultHubEndpoint,
    )
    .addHelpText(
      'after',
      `
${hubDatasets.map(({ name, repository, file, license }) => `  ${name.padEnd(9)}${repository}, ${license}\n           ${file}`).join('\n')}

The folder's manifest.json says of each file its revision, length, SHA-256 and
licence; the next run fetches the same revision. What was broken off goes on
where it stopped. Nothing is sent but the requests for these files.

Exit code 0: all are there and are what the hub says; 2: one could not be
fetched, or is something else.

Examples:
  $ mcip bench fetch glaive toolace
  $ mcip bench fetch toolace --output data --endpoint https://hub.example`,
    )
    .action(async (names: readonly string[], options: BenchFetchOptions) => {
      const { benchFetch } = await import('./bench-fetch-command.ts')
      process.exitCode = await benchFetch(names, options)
    })
}
