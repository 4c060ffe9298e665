/**
 * Measures the guard on stdio against the server by itself, bare relays and an SDK relay, all in
 * one run, and holds the numbers against the budgets.
 *
 * `npm run bench:speed`; with `-- --quick` a tenth of the calls, nothing written; `-- --json` the
 * numbers as JSON; `-- --only calls,start-up,judging,places,delay,memory` some of the parts;
 * `-- --no-guard` the relays alone.
 * Exit code 1 when a budget is missed.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureBigMemory, measureDelay } from './bench/big-messages.ts'
import { judgeBudgets, type Measurements } from './bench/budgets.ts'
import { measureJudging, measurePlaces } from './bench/judging.ts'
import { type LatencyRow, measureLatency, workloads } from './bench/latency.ts'
import { report } from './bench/report.ts'
import { measureStartUp, startOnce } from './bench/start-up.ts'
import { subjects } from './bench/subjects.ts'

const allParts = ['calls', 'start-up', 'judging', 'places', 'delay', 'memory'] as const

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'no-guard': { type: 'boolean', default: false },
    only: { type: 'string', default: allParts.join(',') },
  },
})
const parts = new Set(options.only.split(','))
const unknown = [...parts].filter((part) => !allParts.some((known) => known === part))
if (unknown.length > 0) {
  process.stderr.write(`unknown part ${unknown.join(', ')}; parts are ${allParts.join(', ')}\n`)
  process.exit(2)
}

const measuredSubjects = subjects().filter(({ name }) => name !== 'guard' || !options['no-guard'])
const hasGuard = measuredSubjects.some(({ name }) => name === 'guard')
const scale = options.quick ? 0.1 : 1
const notes: string[] = []
if (!hasGuard) {
  notes.push(`Without the guard: ${options['no-guard'] ? 'left out' : 'dist/bin.js is not built'}.`)
}
if (options.quick) notes.push('A quick run: a tenth of the calls, rougher numbers.')

/** Runs one part unless it was left out; a part that fails becomes a note, not the end of the run. */
async function part<T>(
  name: (typeof allParts)[number],
  run: () => Promise<T>,
  none: T,
): Promise<T> {
  if (!parts.has(name)) return none
  progress(name)
  try {
    return await run()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    notes.push(`Not measured: ${name}: ${reason}`)
    process.exitCode = 1
    return none
  }
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

async function measureCalls(): Promise<LatencyRow[]> {
  const rows: LatencyRow[] = []
  for (const workload of workloads(scale)) {
    const found = await measureLatency(workload, measuredSubjects, (round, rounds) =>
      progress(`${workload.name}: round ${round + 1} of ${rounds}`),
    )
    rows.push(...found)
  }
  return rows
}

const guard = measuredSubjects.find(({ name }) => name === 'guard')
if (guard !== undefined) await startOnce(guard)
const measured: Measurements = {
  latency: await part('calls', measureCalls, []),
  startUp: await part(
    'start-up',
    () =>
      measureStartUp(measuredSubjects, options.quick ? 3 : 15, (round, rounds) =>
        progress(`start-up: round ${round + 1} of ${rounds}`),
      ),
    [],
  ),
  delay: await part(
    'delay',
    () => measureDelay(measuredSubjects, options.quick ? 1_000 : 5_000),
    [],
  ),
  judging: hasGuard
    ? await part('judging', () => measureJudging(options.quick ? 500 : 5_000), undefined)
    : undefined,
  places: hasGuard ? await part('places', () => measurePlaces(options.quick ? 3 : 20), []) : [],
  bigMemory: hasGuard ? await part('memory', () => measureBigMemory([8, 60]), []) : [],
}
progress('')

const command = ['npm run bench:speed', ...process.argv.slice(2)].join(' ').replace(' --', ' -- --')
const text = report(measured, { date: new Date().toISOString().slice(0, 10), command, notes })
const budgets = judgeBudgets(measured)
if (options.json) {
  process.stdout.write(`${JSON.stringify({ ...measured, budgets, notes }, undefined, 2)}\n`)
} else process.stdout.write(text)

const isWhole = hasGuard && !options.quick && parts.size === allParts.length && !process.exitCode
if (isWhole) {
  const folder = new URL('../docs/results/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('speed.md', folder), text)
  process.stderr.write(`written: ${fileURLToPath(new URL('speed.md', folder))}\n`)
}
if (budgets.some(({ passed }) => !passed)) process.exitCode = 1
