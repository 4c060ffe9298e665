/**
 * What rules, the trained model, and both together make of recorded attacks in every wording, at
 * budgets of the runs of the same agents without one. Each run is judged once.
 *
 *     MCIP_DATA=<folder> npx tsx scripts/attack-cases.ts attacks
 *     npx tsx scripts/attack-scores.ts --model matrix.model attacks/*.jsonl
 *
 * `--every 2` takes every second run. The file whose name ends in `benign.jsonl` is the budget.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { createAuditDeps, judgeText } from '../src/audit/audit-record.ts'
import { aucOf } from '../src/bench/synthesise/leak-check.ts'
import { joined, scoresOf } from '../src/guardian/scores.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { model: { type: 'string' }, every: { type: 'string', default: '1' } },
})
const every = Math.max(1, Number(values.every))
const deps = createAuditDeps({
  judges: ['rules', 'classifier'],
  failMode: 'open',
  ...(values.model === undefined ? {} : { model: values.model }),
})

/** Scores of risk, and whether each judge stopped something. */
interface RunScore {
  readonly rules: number
  /** Of the trajectory, which holds what the rules decided. */
  readonly cascade: number
  readonly isStopped: Readonly<Record<'rules' | 'classifier', boolean>>
  readonly isBlocked: boolean
}

const files = positionals.filter((file) => file.endsWith('.jsonl'))
const benign = files.flatMap((file) => (file.endsWith('benign.jsonl') ? scoresIn(file) : []))
write([
  'wording',
  'runs',
  'rules stop',
  'model stops',
  'both',
  'AUC',
  ...['0.5%', '2%', '5%'].map((share) => `cascade at ${share}`),
  'rules at 0.5%',
])
for (const file of files) {
  const runs = file.endsWith('benign.jsonl') ? benign : scoresIn(file)
  const stopped = (isSo: (one: RunScore['isStopped']) => boolean): string =>
    percent(runs.filter(({ isStopped }) => isSo(isStopped)).length / runs.length)
  const all = [...benign, ...runs]
  write([
    basename(file, '.jsonl'),
    String(runs.length),
    stopped(({ rules }) => rules),
    stopped(({ classifier }) => classifier),
    stopped(({ rules, classifier }) => rules || classifier),
    aucOf(
      all.map(({ cascade }) => cascade),
      all.map((_one, at) => at >= benign.length),
    ).toFixed(2),
    ...[0.005, 0.02, 0.05].map((share) => percent(recallAt(runs, share, 'cascade'))),
    percent(recallAt(runs, 0.005, 'rules')),
  ])
}
process.stdout.write(
  `blocked of those without an attack: ${benign.filter(({ isBlocked }) => isBlocked).length} of ${benign.length}\n`,
)

function scoresIn(file: string): readonly RunScore[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((text, at) =>
    text === '' || at % every !== 0 ? [] : [scoreOf(text, file, at + 1)],
  )
}

function scoreOf(text: string, file: string, line: number): RunScore {
  const found = judgeText(text, { file, line }, deps)
  if (found instanceof Promise) throw new Error('the judges answer at once')
  const { findings, classified } = found.judged
  const stops = (name: string): boolean =>
    findings.some(({ judge, decision }) => judge === name && decision !== 'allow')
  return {
    rules:
      1 -
      scoresOf(
        findings.filter(({ judge }) => judge === 'rules'),
        'record',
      ).appropriate,
    cascade: 1 - (classified === undefined ? 1 : joined(classified, findings).appropriate),
    isStopped: { rules: stops('rules'), classifier: stops('classifier') },
    isBlocked: findings.some(({ decision }) => decision === 'block'),
  }
}

/** Share of runs that score above all but `share` of those without an attack. */
function recallAt(runs: readonly RunScore[], share: number, of: 'rules' | 'cascade'): number {
  const sorted = benign.map((one) => one[of]).sort((one, other) => other - one)
  const bound = sorted[Math.floor(sorted.length * share)] ?? 1
  return runs.filter((one) => one[of] > bound).length / runs.length
}

function percent(share: number): string {
  return (share * 100).toFixed(1)
}

function write(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}
