/**
 * Precision and recall of every recogniser on the labelled samples of test/samples/recognise/, and,
 * where MCIP_DATA names the data, its recall on fields whose name says what they hold.
 *
 *     npx tsx scripts/measure/recognisers.ts [--split dev|test] [--misses]
 *
 * A file of samples: `types` (its labels are complete for these), `samples` of `split`, `has`
 * (the types that the text holds), `may` (types that do not count) and `text`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { recognise } from '../../src/flow/recognise/recognise.ts'
import { fieldSection, share } from './recogniser-fields.ts'

const folder = fileURLToPath(new URL('../../test/samples/recognise/', import.meta.url))

export type Split = 'dev' | 'test'

interface Sample {
  readonly split: Split
  readonly has: readonly string[]
  /** Types that can be argued for or against: the sample does not count for them. */
  readonly may?: readonly string[]
  readonly text: string
}

interface SampleFile {
  readonly types: readonly string[]
  readonly samples: readonly Sample[]
}

/** What the recogniser of one type said about the samples that are labelled for it. */
interface Outcome {
  readonly type: string
  readonly found: readonly Sample[]
  readonly missed: readonly Sample[]
  readonly wrong: readonly Sample[]
  readonly silent: number
}

/** The Markdown section with the table of all types on one split. @default 'test' */
export function measureRecognisers(split: Split = 'test'): string {
  const outcomes = measure(split)
  const rows = outcomes.map(({ type, found, missed, wrong, silent }) =>
    [
      type,
      `${found.length + missed.length} / ${wrong.length + silent}`,
      share(found.length, found.length + wrong.length),
      share(found.length, found.length + missed.length),
    ].join(' | '),
  )
  return [
    '## Recognisers',
    '',
    `Labelled samples written for the purpose, split \`${split}\`: texts that hold the type / that do not, with 95% Wilson intervals.`,
    'Whoever wrote the lists of words wrote the samples: read this as an upper bound for words about people.',
    'How many of the values found in recorded dialogues are right, judged by hand, stands in [recognised-values.md](recognised-values.md).',
    '',
    '| type | with / without | precision | recall |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
    fieldSection(process.env.MCIP_DATA),
  ].join('\n')
}

function measure(split: Split): readonly Outcome[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name): SampleFile => parse(readFileSync(join(folder, name), 'utf8')))
  const types = [...new Set(files.flatMap((file) => file.types))]
  return types.map((type) => {
    const samples = files
      .filter((file) => file.types.includes(type))
      .flatMap((file) => file.samples)
      .filter((sample) => sample.split === split && sample.may?.includes(type) !== true)
    return outcomeOf(type, samples)
  })
}

function outcomeOf(type: string, samples: readonly Sample[]): Outcome {
  const finds = ({ text }: Sample): boolean => recognise(text).some((span) => span.type === type)
  const having = samples.filter(({ has }) => has.includes(type))
  const others = samples.filter(({ has }) => !has.includes(type))
  return {
    type,
    found: having.filter(finds),
    missed: having.filter((sample) => !finds(sample)),
    wrong: others.filter(finds),
    silent: others.filter((sample) => !finds(sample)).length,
  }
}

/** What went wrong, text by text, for development. */
function missesOf(split: Split): string {
  return measure(split)
    .flatMap(({ type, missed, wrong }) => [
      ...missed.map(({ text }) => `${type} missed: ${text}`),
      ...wrong.map(({ text }) => `${type} wrong: ${text}`),
    ])
    .join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      split: { type: 'string', default: 'test' },
      misses: { type: 'boolean', default: false },
    },
  })
  const split = values.split === 'dev' ? 'dev' : 'test'
  process.stdout.write(`${values.misses ? missesOf(split) : measureRecognisers(split)}\n`)
}
