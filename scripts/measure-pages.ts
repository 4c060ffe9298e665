/**
 * The numbers on the pages of the risks: how much each rule finds, how much of what it names is
 * right, and what harmless is stopped. Writes docs/results/risks.json; `npm run docs` reads it.
 *
 *     MCIP_DATA=<folder> npm run measure:pages -- [--only <id>,...] [--print]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { benchCases } from './measure/pages/bench-cases.ts'
import {
  benignServers,
  changedLists,
  imitatedTools,
  maliciousServers,
} from './measure/pages/definitions.ts'
import type { Measured, Measurement } from './measure/pages/measurement.ts'
import { goldRecords, poisonedResults } from './measure/pages/records.ts'
import { incidents } from './measure/pages/scenarios.ts'
import { readGolds } from './measure/risk-cases.ts'

const file = fileURLToPath(new URL('../docs/results/risks.json', import.meta.url))

const parts: Readonly<Record<string, (data: string) => Promise<Measured>>> = {
  'bench-paper': async (data) => benchCases(await readGolds(data), 'paper'),
  'bench-hard': async (data) => benchCases(await readGolds(data), 'hard'),
  'poisoned-recorded': (data) => poisonedResults(data, 'recorded'),
  'poisoned-reworded': (data) => poisonedResults(data, 'reworded'),
  'malicious-servers': maliciousServers,
  'changed-lists': changedLists,
  'imitated-tools': imitatedTools,
  'benign-servers': benignServers,
  'gold-records': goldRecords,
  incidents,
}

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, print: { type: 'boolean', default: false } },
})
const only = options.only?.split(',')
const unknown = only?.filter((id) => parts[id] === undefined) ?? []
const data = process.env.MCIP_DATA

if (unknown.length > 0) {
  process.stderr.write(`no measurement is named ${unknown.join(', ')}\n`)
  process.exitCode = 2
} else if (data === undefined || data === '') {
  process.stdout.write('Not measured: MCIP_DATA is not set.\n')
} else {
  const before: readonly Measurement[] = JSON.parse(readFileSync(file, 'utf8'))
  const measurements: Measurement[] = []
  for (const [id, measure] of Object.entries(parts)) {
    const kept = before.find((one) => one.id === id)
    if (only !== undefined && !only.includes(id)) {
      if (kept !== undefined) measurements.push(kept)
      continue
    }
    const started = performance.now()
    const measured = await measure(data)
    process.stderr.write(`${id}: ${Math.round((performance.now() - started) / 1000)} s\n`)
    measurements.push({
      id,
      date: new Date().toISOString().slice(0, 10),
      command: `MCIP_DATA=<folder of the data sets> npm run measure:pages -- --only ${id}`,
      ...measured,
    })
  }
  const text = `${JSON.stringify(measurements, undefined, 2)}\n`
  if (options.print) process.stdout.write(text)
  else writeFileSync(file, text)
}
