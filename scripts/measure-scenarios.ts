/**
 * Which incidents of test/cases/scenarios/ are stopped, and which of their twins pass. Writes the
 * tables into docs/results/guardian.md.
 *
 *     npm run measure:scenarios -- [--print] [--findings]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type JudgedScenario, judgeScenario } from '../test/cases/scenarios/judge-scenario.ts'
import { playScenario } from '../test/cases/scenarios/play-scenario.ts'
import {
  allScenarios,
  type Scenario,
  type Trait,
  traits,
  twinOf,
  unasked,
} from '../test/cases/scenarios/scenario.ts'
import { shareWithInterval } from './measure/wilson.ts'

const file = fileURLToPath(new URL('../docs/results/guardian.md', import.meta.url))
/** The section stands between these lines. */
const [from, to] = ['<!-- scenarios -->', '<!-- /scenarios -->']

const { values: options } = parseArgs({
  options: {
    print: { type: 'boolean', default: false },
    /** Also what the findings say, on stdout. */
    findings: { type: 'boolean', default: false },
  },
})

const wordings: readonly Trait[] = ['language', 'no-imperative', 'encoded']
const kinds: readonly (readonly [string, readonly Trait[]])[] = [
  ['values or orders of one server in calls of another', ['cross-server']],
  ['orders that are none by their form', ['no-imperative']],
  ['in German, French or Spanish', ['language']],
  ['encoded or disguised', ['encoded']],
  [
    'by something else than text of a tool or its result',
    traits.filter((trait) => trait !== 'cross-server' && !wordings.includes(trait)),
  ],
]

interface Row {
  readonly name: string
  readonly scenario: Scenario
  readonly judged: JudgedScenario
  /** The same where nobody tells what the user wants. */
  readonly unasked: { readonly isStopped: boolean; readonly passes: boolean }
}

const rows: Row[] = []
for (const [name, scenario] of allScenarios()) {
  const judged = await judgeScenario(scenario)
  rows.push({ name, scenario, judged, unasked: await playUnasked(scenario) })
  if (!options.findings) continue
  const { attack, twin, failures } = judged
  process.stdout.write(`${JSON.stringify({ name, failures, attack, twin }, undefined, 1)}\n`)
}
const text = section(rows)
if (options.print) process.stdout.write(text)
else if (!options.findings) writeFileSync(file, spliced(readFileSync(file, 'utf8'), text))

async function playUnasked(scenario: Scenario): Promise<Row['unasked']> {
  const attack = await playScenario(unasked(scenario))
  const twin = await playScenario(unasked(twinOf(scenario)))
  return { isStopped: attack.some(({ ends }) => ends), passes: twin.length === 0 }
}

function section(all: readonly Row[]): string {
  const visible = all.filter(({ scenario }) => scenario.seen !== 'H' && scenario.incident > 0)
  const parts: readonly (readonly [string, readonly Row[]])[] = [
    ['**visible on the wire (P and P+Q)**', visible],
    ['P', visible.filter(({ scenario }) => scenario.seen === 'P')],
    ['P+Q', visible.filter(({ scenario }) => scenario.seen === 'P+Q')],
    ['apart: inside of a host (H), or of no incident', all.filter((row) => !visible.includes(row))],
    ...kinds.map(
      ([label, those]) =>
        [
          label,
          visible.filter(({ scenario }) => scenario.traits.some((trait) => those.includes(trait))),
        ] as const,
    ),
  ]
  const missed = all.flatMap(({ name, scenario }) =>
    Object.entries(scenario.missed ?? {}).map(([miss, why]) => `- \`${name}\`, ${miss}: ${why}`),
  )
  return [
    `${new Date().toISOString().slice(0, 10)}, \`npm run measure:scenarios\`. Shares with Wilson 95% intervals.`,
    '',
    '| scenarios | attack stopped before the harm | by the place and risk expected | twin passes | stopped, query unknown | twin passes, query unknown |',
    '|---|---|---|---|---|---|',
    ...parts.filter(([, each]) => each.length > 0).map(([label, each]) => summary(label, each)),
    '',
    '| incident | scenario | sees | stopped at | for | twin |',
    '|---|---|---|---|---|---|',
    ...all.map(line),
    '',
    'What does not hold, with its cause:',
    '',
    ...missed,
    '',
  ].join('\n')
}

function summary(label: string, each: readonly Row[]): string {
  const stopped = each.filter(({ judged }) => judged.attack !== undefined)
  const rightly = stopped.filter(({ judged: { failures } }) =>
    failures.every((failure) => failure === 'twin'),
  )
  const passed = each.filter(({ judged }) => judged.twin.length === 0)
  const alone = each.filter(({ unasked: { isStopped } }) => isStopped)
  const passedAlone = each.filter(({ unasked: { passes } }) => passes)
  const shares = [stopped, rightly, passed, alone, passedAlone].map(({ length }) =>
    shareWithInterval(length, each.length),
  )
  return `| ${label} | ${shares.join(' | ')} |`
}

function line({ name, scenario, judged: { attack, twin } }: Row): string {
  const stopped =
    attack === undefined
      ? '**not stopped** | '
      : `\`${attack.place}\`, ${attack.what}, ${attack.decision} | ${attack.risks.join(', ')}`
  const hindered = twin.map(
    ({ place, decision, risks }) => `\`${place}\`, ${decision}: ${risks.join(', ')}`,
  )
  const passes = hindered.length === 0 ? 'passes' : `**hindered** at ${hindered.join('; ')}`
  return `| ${scenario.incident} | ${name} | ${scenario.seen} | ${stopped} | ${passes} |`
}

function spliced(whole: string, tables: string): string {
  const start = whole.indexOf(from)
  const end = whole.indexOf(to)
  if (start === -1 || end === -1)
    throw new Error(`${file}: the marks ${from} and ${to} are missing`)
  return `${whole.slice(0, start + from.length)}\n\n${tables}\n${whole.slice(end)}`
}
