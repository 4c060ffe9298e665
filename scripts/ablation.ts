/**
 * What each group of features, and each way of putting rules and trees together, brings on sources that
 * training never saw: one model of all, and one learned anew without each group.
 *
 *     npx tsx scripts/ablation.ts --train a.jsonl,b.jsonl --test c.jsonl,d.jsonl --output all.model
 *
 * Judges everything once; `--rounds 40` learns fewer rounds in all but the first model, and a second
 * one of all features with as many stands beside them. `--allow-license` as for `mcip train`.
 */
import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { hiding } from '../src/bench/evaluate/matrix.ts'
import { metricsOf } from '../src/bench/evaluate/metrics.ts'
import { answersOfModel } from '../src/bench/evaluate/model-answers.ts'
import { createExamples, type Example } from '../src/bench/train/examples.ts'
import { type FitOptions, fitModel } from '../src/bench/train/fit-model.ts'
import { readLabelled } from '../src/bench/train/read-labelled.ts'
import { featureGroups, features } from '../src/guardian/classifier/feature-table.ts'
import type { Model } from '../src/guardian/classifier/model.ts'
import { encodeModel } from '../src/guardian/classifier/model-file.ts'

const { values } = parseArgs({
  options: {
    train: { type: 'string', default: '' },
    test: { type: 'string', default: '' },
    'allow-license': { type: 'string', default: '' },
    groups: { type: 'string', default: featureGroups.join(',') },
    rounds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    output: { type: 'string' },
  },
})
const seed = Number(values.seed)
const train = await examplesOf(listOf(values.train))
const tests = new Map<string, readonly Example[]>()
for (const file of listOf(values.test)) tests.set(basename(file), await examplesOf([file]))

const rounds = values.rounds === undefined ? undefined : Number(values.rounds)
const few = rounds === undefined ? {} : { unit: { rounds }, trajectory: { rounds } }
const whole = fitted(train, { seed })
if (values.output !== undefined) writeFileSync(values.output, encodeModel(whole))
report('all', whole, [])
if (rounds !== undefined) report(`all, ${rounds} rounds`, fitted(train, { seed, ...few }), [])
for (const group of listOf(values.groups)) {
  const hidden = features.flatMap((one, at) => (one.group === group ? [at] : []))
  const columns = `without ${group} (${hidden.length})`
  report(columns, fitted(hiding(train, hidden), { seed, ...few }), hidden)
}

function listOf(text: string): readonly string[] {
  return text.split(',').filter((one) => one !== '')
}

async function examplesOf(files: readonly string[]): Promise<readonly Example[]> {
  const exampleOf = createExamples()
  const examples: Example[] = []
  for await (const one of readLabelled(files, { allowed: listOf(values['allow-license']) })) {
    const example = exampleOf(one)
    if (example !== undefined) examples.push(example)
  }
  return examples
}

function fitted(examples: readonly Example[], options: FitOptions): Model {
  const fitting = fitModel(examples, options)
  for (;;) {
    const step = fitting.next()
    if (step.done === true) return step.value.model
  }
}

function report(name: string, model: Model, hidden: readonly number[]): void {
  for (const [file, examples] of tests) {
    const measured = metricsOf(answersOfModel(model, hiding(examples, hidden)))
    const shown = (
      [
        'risk-resistance',
        'risk-resistance-f1',
        'safety-awareness',
        'safety-awareness-f1',
        'safe-recall',
        'blocked-benign',
        'asked-benign',
        'stopped-risks',
      ] as const
    ).map((measure) => ((measured[measure] ?? Number.NaN) * 100).toFixed(1))
    process.stdout.write(`| ${name} | ${file} | ${shown.join(' | ')} |\n`)
  }
}
