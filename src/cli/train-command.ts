/** What `mcip train` does: cases in, a model and its card out. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { createExamples, type Example } from '../bench/train/examples.ts'
import { type Fitted, fitModel } from '../bench/train/fit-model.ts'
import { learnEncoder } from '../bench/train/learn-encoder.ts'
import { type CardFile, modelCard } from '../bench/train/model-card.ts'
import { readLabelled } from '../bench/train/read-labelled.ts'
import { readToolPairs } from '../bench/train/tool-pairs.ts'
import { McipError } from '../errors.ts'
import { createLikeness } from '../guardian/classifier/encode-text.ts'
import type { Encoder, Thresholds } from '../guardian/classifier/model.ts'
import { encodeModel } from '../guardian/classifier/model-file.ts'
import type { BenchmarkClass } from '../risk/risk.ts'
import { exitCodes } from './exit-code.ts'
import { type KeptExamples, keepExamples } from './kept-examples.ts'
import { lastOf } from './last-of.ts'
import { many } from './numbers.ts'
import { createProgress } from './progress.ts'
import { safeJson } from './safe-json.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'
import { packageVersion } from './version.ts'
import { cardFile, checkModelPlace, writeModelFile } from './write-model-file.ts'

export interface TrainOptions {
  readonly data: readonly string[]
  readonly seed: number
  readonly label?: BenchmarkClass
  readonly allowLicense?: readonly string[]
  /** Lists of tools whose words a text encoder is learned from. */
  readonly text?: readonly string[]
  readonly output: string
  readonly json?: true
}

/** Dialogues below which nothing can be learned. */
const minExamples = 60

/** Trains and gives the exit code. @throws McipError `cli.unwritable`, `train.license`, `train.too-few` and others */
export async function train(options: TrainOptions): Promise<number> {
  const { data, seed, output, text = [] } = options
  checkModelPlace(output)
  const encoder = text.length === 0 ? undefined : await encoderOf(text, seed)
  const kept = openKept(output, encoder)
  const { examples, licenses } = await readExamples(options, kept)
  const labels = new Set(examples.map(({ label }) => label))
  if (examples.length < minExamples || labels.size < 2) {
    throw new McipError('train.too-few', {
      found: many(examples.length, 'dialogue'),
      needed: minExamples,
    })
  }
  const fitted = fitWithProgress(examples, seed, encoder)
  const bytes = encodeModel(fitted.model)
  const card = modelCard({
    files: await Promise.all([...data, ...text].map(digestOf)),
    licenses,
    examples,
    fitted,
    seed,
    version: packageVersion(),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
  })
  writeModelFile(output, bytes)
  writeModelFile(cardFile(output), `${safeJson(card, 2)}\n`)
  kept.done()
  if (options.json) process.stdout.write(`${safeJson(card, 2)}\n`)
  tell(
    `learned from ${many(fitted.counts.learned, 'dialogue')}, calibrated on ${many(fitted.counts.calibrated, 'dialogue')}; ${thresholdWords(fitted.model.thresholds)}`,
  )
  tell(`the model is in ${plain(output, 300)} (${many(bytes.length, 'byte')}), its card beside it`)
  return exitCodes.done
}

/** What the thresholds mean; one above 1, which no probability reaches, is none. */
export function thresholdWords({ ask, block }: Thresholds): string {
  const why = 'no threshold keeps to the budget of harmless dialogues with what it was given'
  if (ask > 1) return `it asks about nothing and blocks nothing: ${why}`
  return block > 1
    ? `asks from ${ask}, blocks nothing: ${why}`
    : `asks from ${ask}, blocks from ${block}`
}

/** @throws McipError `train.too-few` where hardly a tool is named */
async function encoderOf(files: readonly string[], seed: number): Promise<Encoder> {
  const pairs = await readToolPairs(files)
  if (pairs.length < minExamples) {
    throw new McipError('train.too-few', {
      found: many(pairs.length, 'text of a tool', 'texts of tools'),
      needed: minExamples,
    })
  }
  return lastOf(learnEncoder(pairs, { seed }))
}

async function readExamples(
  { data, label, allowLicense = [] }: TrainOptions,
  kept: KeptExamples,
): Promise<{
  readonly examples: readonly Example[]
  readonly licenses: ReadonlyMap<string, string>
}> {
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  const examples: Example[] = []
  const licenses = new Map<string, string>()
  let left = 0
  let place: readonly [number, number | undefined] = [0, undefined]
  const found = readLabelled(data, {
    allowed: allowLicense,
    ...(label === undefined ? {} : { label }),
    onProgress: (bytes, total) => {
      place = [bytes, total]
    },
  })
  try {
    for await (const one of found) {
      const { text, label: own, group, source, changed } = one
      const example = kept.of({ text, label: own, group, source, changed })
      if (example === undefined) left++
      else {
        examples.push(example)
        licenses.set(one.source, one.license)
      }
      progress.update(place[0], place[1], examples.length)
    }
  } finally {
    progress.end()
  }
  if (left > 0) tell(`${many(left, 'record')} left out: nothing in them is judged`)
  return { examples, licenses }
}

/** What an earlier run judged and did not come to learn from. */
function openKept(output: string, encoder: Encoder | undefined): KeptExamples {
  const file = `${output}.examples`
  const scope = createHash('sha256')
    .update(encoder?.vectors ?? '')
    .digest('hex')
  const exampleOf = createExamples(encoder === undefined ? undefined : createLikeness(encoder))
  const kept = keepExamples(file, exampleOf, scope)
  if (kept.known > 0) {
    tell(
      `goes on: ${many(kept.known, 'dialogue')} judged before; to begin anew, delete ${plain(file, 300)}`,
    )
  }
  return kept
}

function fitWithProgress(
  examples: readonly Example[],
  seed: number,
  encoder: Encoder | undefined,
): Fitted {
  const isShown = process.stderr.isTTY === true && process.env.TERM !== 'dumb'
  const fitted = lastOf(fitModel(examples, { seed, encoder }), ({ stage, number, round }) => {
    if (!isShown) return
    const name = stage === 'fold' ? `fold ${number}` : `${stage} trees`
    const loss = (round.heldLoss ?? round.loss).toFixed(3)
    process.stderr.write(`\rlearning: ${name}, round ${round.round}, loss ${loss}\u001b[K`)
  })
  if (isShown) process.stderr.write('\r\u001b[K')
  return fitted
}

async function digestOf(file: string): Promise<CardFile> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return { name: basename(file), sha256: hash.digest('hex') }
}
