/**
 * The cases that the model which ships learns from: of each gold source as many as of every other,
 * so that no source tells the model what the world is like, and dialogues as they were recorded.
 * Only functions of the training part are used; sources that ask to share alike are left out.
 *
 *     npx tsx scripts/training-cases.ts <folder of gold> <folder to write to>
 *     mcip train --data <folder to write to>/*.jsonl --seed 1 --output models/guardian.model
 *
 * `--sources a,b` builds from some only, `--split test` from functions of the other part,
 * `--hard 550 --paper 160 --recorded 200 --seed 11` say how many of each source.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BenchCase, writeCase } from '../src/bench/bench-case.ts'
import { createChance } from '../src/bench/chance.ts'
import { callsOf, type Dialogue } from '../src/bench/dialogue.ts'
import { isShareAlike } from '../src/bench/license.ts'
import { readGold, sourceOfFile } from '../src/bench/sources/read-gold.ts'
import { type BuildSource, buildCases } from '../src/bench/synthesise/build.ts'
import { allQuotas, scaled } from '../src/bench/synthesise/quotas.ts'
import { partOf, type Split, splits } from '../src/bench/synthesise/split-part.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sources: { type: 'string' },
    split: { type: 'string', default: 'train' },
    hard: { type: 'string', default: '550' },
    paper: { type: 'string', default: '160' },
    recorded: { type: 'string', default: '200' },
    seed: { type: 'string', default: '11' },
    'allow-license': { type: 'boolean', default: false },
  },
})
const [gold, output] = positionals
if (gold === undefined || output === undefined) {
  process.stderr.write('usage: training-cases.ts <folder of gold> <folder to write to>\n')
  process.exit(2)
}
const split: Split = splits.find((one) => one === values.split) ?? 'train'
const seed = Number(values.seed)
const wanted = values.sources?.split(',')
mkdirSync(output, { recursive: true })

const sources = new Map<string, readonly Dialogue[]>()
for (const name of readdirSync(gold).sort()) {
  const source = sourceOfFile(name)
  if (!name.includes('.jsonl') || (wanted !== undefined && !wanted.includes(source))) continue
  const dialogues = await dialoguesOf(join(gold, name))
  const isKept = values['allow-license'] || !dialogues.some(asksToShareAlike)
  if (isKept) sources.set(source, dialogues)
  process.stdout.write(
    `${source}: ${isKept ? `${dialogues.length} dialogues` : 'left out, it asks to share alike'}\n`,
  )
}
write('hard', edited('hard', Number(values.hard)))
write('paper', edited('paper', Number(values.paper)))
write('recorded', recorded(Number(values.recorded)))

async function dialoguesOf(file: string): Promise<readonly Dialogue[]> {
  const dialogues: Dialogue[] = []
  for await (const row of readGold([file])) {
    if (row.kind === 'dialogue') dialogues.push(row.dialogue)
  }
  return dialogues
}

function asksToShareAlike({ license }: Dialogue): boolean {
  return license !== undefined && isShareAlike(license)
}

function edited(form: 'hard' | 'paper', each: number): readonly BenchCase[] {
  const quotas = scaled(allQuotas, each)
  const own = [...sources.values()].map((dialogues): BuildSource => ({ dialogues, quotas }))
  return buildCases(own, { form, split, seed }).cases
}

/**
 * Dialogues in which nothing was edited, up to the first function of the other part; also those in
 * which nothing was called: a refusal, or an answer that needed no function.
 */
function recorded(each: number): readonly BenchCase[] {
  return [...sources].flatMap(([source, dialogues]) =>
    createChance(seed, `recorded ${source}`)
      .shuffled(dialogues)
      .flatMap((dialogue) =>
        callsOf(dialogue).length === 0 ? [dialogue] : (partOf(dialogue, split) ?? []),
      )
      .slice(0, each)
      .map(recordedCase),
  )
}

function recordedCase(dialogue: Dialogue): BenchCase {
  const from = `${dialogue.source}/${dialogue.id}`
  return {
    id: `${from}#recorded`,
    label: 'appropriate',
    dialogue,
    origin: { gold: from, form: 'paper', edit: 'none', seed, changed: [] },
  }
}

function write(name: string, cases: readonly BenchCase[]): void {
  const file = join(output ?? '.', `${split}-${name}.jsonl`)
  writeFileSync(file, cases.map((one) => `${writeCase(one)}\n`).join(''))
  process.stdout.write(`${file}: ${cases.length} cases\n`)
}
