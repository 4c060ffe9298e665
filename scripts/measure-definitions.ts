/**
 * What the guard says about tool definitions: plays each server of the given files through the real
 * pipeline and prints, by label, how many are flagged and how many tools are withheld.
 *
 *     npm run measure:definitions -- [--json] FILE...
 */
import { parseArgs } from 'node:util'
import { type Played, playServer } from './measure/play-server.ts'
import { type Tally, tallyByLabel, wilsonInterval } from './measure/tally.ts'
import { readToolSets } from './measure/tool-sets.ts'

const usage = 'usage: npm run measure:definitions -- [--json] FILE...'

async function playAll(files: readonly string[]): Promise<readonly Played[]> {
  const played: Played[] = []
  for (const file of files) {
    for await (const toolSet of readToolSets(file)) {
      played.push(await playServer(toolSet))
      if (played.length % 50 === 0) showProgress(`${played.length} servers`)
    }
  }
  showProgress('')
  return played
}

function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`)
}

function share(hits: number, trials: number): string {
  const [low, high] = wilsonInterval(hits, trials)
  const percent = (part: number): string => `${(100 * part).toFixed(2)}%`
  const of = percent(trials === 0 ? 0 : hits / trials)
  return `${hits} (${of}, ${percent(low)} to ${percent(high)})`
}

function table(tallies: readonly Tally[]): string {
  const head = ['label', 'servers', 'tools', 'flagged', 'withheld', 'tools withheld']
  const rows = tallies.map((tally) => [
    tally.label,
    String(tally.servers),
    String(tally.tools),
    share(tally.flagged, tally.servers),
    share(tally.withheld, tally.servers),
    String(tally.toolsWithheld),
  ])
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  )
  return [head, ...rows]
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n')
}

function details(played: readonly Played[]): readonly string[] {
  return played
    .filter(({ findings, withheld }) => findings.length > 0 || withheld.length > 0)
    .flatMap(({ id, label, findings }) => [
      `${id} (${label})`,
      ...findings.map(({ risk, decision, severity, text, evidence }) => {
        const places = evidence.map(({ pointer }) => pointer).join(' ')
        return `  ${risk} ${decision} ${severity} ${places}\n    ${text}`
      }),
    ])
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (positionals.length === 0) {
    console.error(usage)
    return 2
  }
  const played = await playAll(positionals)
  const tallies = tallyByLabel(played)
  if (values.json) {
    const servers = played.filter((one) => one.findings.length > 0 || one.withheld.length > 0)
    process.stdout.write(`${JSON.stringify({ labels: tallies.map(withShares), servers })}\n`)
    return 0
  }
  const ms = median(played.map((one) => one.ms)).toFixed(2)
  const lines = [
    table(tallies),
    '',
    `shares with Wilson 95% intervals; median ${ms} ms a server in the pipeline`,
    '',
    ...details(played),
  ]
  process.stdout.write(`${lines.join('\n').trimEnd()}\n`)
  return 0
}

function withShares(tally: Tally) {
  return {
    ...tally,
    flaggedInterval: wilsonInterval(tally.flagged, tally.servers),
    withheldInterval: wilsonInterval(tally.withheld, tally.servers),
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  // One line for a person: which file or line could not be read.
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
