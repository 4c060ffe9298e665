/** The measurements of `mcip audit` as a section of Markdown. */
import { cpus } from 'node:os'
import type { BigRun } from './audit-memory.ts'
import type { Rate, Throughput } from './audit-throughput.ts'

/** Records a second without judges on the smaller records; the goal of the project. */
const goal = 2_500

export function auditSection(throughput: readonly Throughput[], big: BigRun | undefined): string {
  const [small] = throughput
  const verdict =
    small === undefined
      ? []
      : [
          `Goal: at least ${whole(goal)} records/s per core without judges on records of 2.4 KB. ${
            small.flows.median >= goal ? 'Met' : 'Missed'
          }: ${whole(small.flows.median)}.`,
          '',
        ]
  return [
    '## Speed and memory of `mcip audit`',
    '',
    `\`npm run bench:audit\` on ${cpus()[0]?.model.trim() || 'an unnamed processor'}, ${cpus().length} cores, Node ${process.versions.node}. Made records (dialogues with two tools, calls and JSON results; a fixed seed), one thread, records a second: the median of seven rounds, and in parentheses the slowest and the fastest. The three ways take turns.`,
    '',
    '| record | `JSON.parse` alone | flows, no judge | flows and rules |',
    '| --- | --: | --: | --: |',
    ...throughput.map(
      ({ bytes, parse, flows, rules }) =>
        `| ${(bytes / 1_000).toFixed(1)} KB | ${rate(parse)} | ${rate(flows)} | ${rate(rules)} |`,
    ),
    '',
    ...verdict,
    ...(big === undefined ? [] : bigLines(big)),
  ].join('\n')
}

function bigLines({
  gigabytes,
  records,
  seconds,
  jobs,
  judges,
  tenthsMb,
}: BigRun): readonly string[] {
  return [
    `A stream of ${gigabytes.toFixed(1)} GB (${whole(records)} records of 2.4 KB) through an audit with ${judges}, ${jobs} threads, took ${whole(seconds)} s: ${whole(records / seconds)} records/s. Highest resident memory of the process (all threads) in each tenth of the input, in MB:`,
    '',
    `| ${tenthsMb.map((_, index) => `${10 * (index + 1)}%`).join(' | ')} |`,
    `| ${tenthsMb.map(() => '--:').join(' | ')} |`,
    `| ${tenthsMb.map((mb) => whole(mb)).join(' | ')} |`,
    '',
  ]
}

function rate({ median, least, most }: Rate): string {
  return `${whole(median)} (${whole(least)} to ${whole(most)})`
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}
