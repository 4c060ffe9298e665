/**
 * How well values of calls are traced, and what it costs: values judged by hand (with MCIP_DATA, a
 * folder with `gold/` and `attack/`), generated ones, time and memory. Prints Markdown.
 *
 *     MCIP_DATA=... npm run measure:provenance
 */
import { fileURLToPath } from 'node:url'
import { type GeneratedTally, measureGenerated } from './measure/provenance/generated.ts'
import {
  agreesInKind,
  agreesInPlace,
  type Checked,
  checkSample,
} from './measure/provenance/hand-checked.ts'
import { measureMemory, measureSpeed } from './measure/provenance/speed.ts'
import { shareWithInterval } from './measure/wilson.ts'

const sample = fileURLToPath(
  new URL('../test/samples/provenance/hand-checked.jsonl', import.meta.url),
)
const generatedValues = 20_000
/** Not the seed that the engine was improved with. */
const seed = 2_026

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

async function handChecked(): Promise<string> {
  const data = process.env.MCIP_DATA
  if (data === undefined) return 'skipped: MCIP_DATA names no folder with the recorded dialogues'
  const checked = await checkSample(sample, data)
  const halves: readonly (readonly [string, readonly Checked[]])[] = [
    ['looked at while improving (even lines)', checked.filter((_, at) => at % 2 === 0)],
    ['held out (odd lines)', checked.filter((_, at) => at % 2 === 1)],
    ['both', checked],
  ]
  const agreement = halves.map(([name, mine]) => [
    name,
    shareWithInterval(mine.filter(agreesInKind).length, mine.length),
    shareWithInterval(mine.filter(agreesInPlace).length, mine.length),
  ])
  const kinds = ['user', 'result', 'model'] as const
  const heldOut = halves[1]?.[1] ?? []
  const perKind = (mine: readonly Checked[]) =>
    kinds.map((kind) => {
      const named = mine.filter(({ source }) => source === kind)
      const judged = mine.filter((one) => one.judged.source === kind)
      const right = judged.filter(agreesInPlace).length
      return [kind, shareWithInterval(right, named.length), shareWithInterval(right, judged.length)]
    })
  return [
    table(['values', 'source agrees', 'source and message agree'], agreement),
    'Held-out half, by source:',
    table(['source', 'precision', 'recall'], perKind(heldOut)),
    'Both halves, by source:',
    table(['source', 'precision', 'recall'], perKind(checked)),
  ].join('\n\n')
}

function generated(): string {
  const { tallies, byMatch } = measureGenerated(generatedValues, seed)
  const sorted = tallies.toSorted((one, other) => one.name.localeCompare(other.name))
  const made = sorted.filter(({ isFromNowhere }) => !isFromNowhere)
  const nowhere = sorted.filter(({ isFromNowhere }) => isFromNowhere)
  const sum = (of: readonly GeneratedTally[], field: 'values' | 'named' | 'flow' | 'pointer') =>
    of.reduce((total, tally) => total + tally[field], 0)
  const total = { named: sum(tallies, 'named'), right: sum(made, 'flow') }
  return [
    table(
      ['transformation', 'flow: recall', 'flow: precision', 'pointer: recall', 'passage'],
      made.map((one) => [
        one.name,
        shareWithInterval(one.flow, one.values),
        shareWithInterval(one.flow, one.named),
        shareWithInterval(one.pointer, one.values),
        shareWithInterval(one.passage, one.passages),
      ]),
    ),
    table(
      ['from nowhere', 'a source is named'],
      nowhere.map((one) => [one.name, shareWithInterval(one.named, one.values)]),
    ),
    table(
      ['match of the best source', 'precision, values from nowhere included'],
      [...byMatch].map(([kind, { named, right }]) => [kind, shareWithInterval(right, named)]),
    ),
    `All: recall ${shareWithInterval(sum(made, 'flow'), sum(made, 'values'))}, ` +
      `precision ${shareWithInterval(total.right, total.named)}, ` +
      `pointer ${shareWithInterval(sum(made, 'pointer'), sum(made, 'values'))}; ` +
      `of values from nowhere a source is named for ${shareWithInterval(sum(nowhere, 'named'), sum(nowhere, 'values'))}.`,
  ].join('\n\n')
}

function cost(): string {
  const timings = measureSpeed()
  const held = measureMemory()
  return [
    table(
      ['what', 'µs'],
      timings.map(({ what, us }) => [what, us.toFixed(1)]),
    ),
    held.length === 0
      ? 'Memory is measured with `node --expose-gc` only.'
      : table(
          ['a full window of', 'MB'],
          held.map(({ what, mb }) => [what, mb.toFixed(1)]),
        ),
  ].join('\n\n')
}

const sections = [
  '## Values judged by hand',
  await handChecked(),
  `## ${generatedValues.toLocaleString('en')} generated values, seed ${seed}`,
  generated(),
  '## Cost',
  cost(),
]
process.stdout.write(`${sections.join('\n\n')}\n`)
