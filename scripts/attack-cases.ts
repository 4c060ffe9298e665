/**
 * Recorded attacks as files for `mcip bench run`: one for each set and wording, each run up to and with
 * the first injected call, and the runs of the same agents without an attack.
 *
 *     MCIP_DATA=<folder> npx tsx scripts/attack-cases.ts <output folder>
 *     mcip bench run <output folder>/*.jsonl --systems rules,classifier,cascade
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type AnyWay,
  type AttackRun,
  allWays,
  attackFile,
  firstInjected,
  reworded,
  runsOf,
} from './measure/attack-runs.ts'

/** A set of runs that followed, and the runs without an attack that belong to it. */
const sets = [
  { attacks: 'agentdyn-shopping-succeeded', benign: 'agentdyn-shopping-benign' },
] as const

const data = process.env.MCIP_DATA
const [output] = process.argv.slice(2)
if (data === undefined || data === '' || output === undefined) {
  process.stdout.write('Nothing written: MCIP_DATA is not set, or no folder is named.\n')
} else {
  mkdirSync(output, { recursive: true })
  for (const { attacks, benign } of sets) {
    const runs = runsOf(attackFile(data, attacks))
    for (const way of allWays) {
      const cases = runs.flatMap((run, at) => caseOf(run, way, at, attacks) ?? [])
      write(join(output, `${attacks}.${way.replaceAll(' ', '-')}.jsonl`), cases)
    }
    const harmless = runsOf(join(data, 'gold', `${benign}.jsonl.gz`)).map((run, at) => ({
      ...run,
      id: `${benign}:${at}`,
      label: 'appropriate',
      source: benign,
    }))
    write(join(output, `${benign}.jsonl`), harmless)
  }
}

/** The run in other words, up to its first injected call; undefined where it has none. */
function caseOf(run: AttackRun, way: AnyWay, at: number, set: string): object | undefined {
  const first = firstInjected(run, false)
  const told = first === -1 ? undefined : reworded(run, way, at)
  if (told === undefined) return undefined
  return {
    ...run,
    id: `${set}:${at}:${way}`,
    messages: told.messages.slice(0, first + 1),
    label: 'function-injection',
    source: `${set}: ${way}`,
  }
}

function write(file: string, cases: readonly object[]): void {
  writeFileSync(file, cases.map((one) => `${JSON.stringify(one)}\n`).join(''))
  process.stdout.write(`${cases.length} cases in ${file}\n`)
}
