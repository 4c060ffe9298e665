/** What `mcip bench bfcl` does: questions out, calls in, how many are right. */
import { createHash } from 'node:crypto'
import { inOrder } from '../audit/in-order.ts'
import type { Replies } from '../bench/annotate/llm-annotator.ts'
import {
  type BfclResult,
  bfclAccuracy,
  bfclQuestion,
  bfclResult,
} from '../bench/evaluate/bfcl-model.ts'
import { createLeftOut, leftOutLines } from '../bench/sources/left-out.ts'
import { type BfclTask, isBfclFolder, readBfcl } from '../bench/sources/read-bfcl.ts'
import { McipError } from '../errors.ts'
import type { Endpoint } from '../guardian/llm/endpoint.ts'
import { openReplies } from './bench-replies.ts'
import { exitCodes } from './exit-code.ts'
import { batchModel, type LlmOptions } from './llm-options.ts'
import { amount, many } from './numbers.ts'
import { createProgress } from './progress.ts'
import { openOutput } from './report-output.ts'
import { safeJson } from './safe-json.ts'
import { stopOnSignals } from './stop-on-signals.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'

export interface BenchBfclOptions extends LlmOptions {
  readonly output?: string
  readonly limit?: number
  readonly json?: true
}

const maxTokens = 1_024

/** Asks, compares, and gives the exit code. @throws McipError `cli.usage`, `cli.unwritable` */
export async function benchBfcl(folder: string, options: BenchBfclOptions): Promise<number> {
  const { output, limit = Number.POSITIVE_INFINITY } = options
  const { endpoint, model } = batchModel(options, process.env)
  if (!isBfclFolder(folder)) {
    throw usage(`${plain(folder, 200)} is no folder with files of the name BFCL_v*_*.json`)
  }
  const leftOut = createLeftOut()
  const tasks: BfclTask[] = []
  for await (const row of readBfcl(folder)) {
    if (row.kind === 'left-out') leftOut.add(row)
    else if (tasks.length < limit) tasks.push(row.task)
  }
  for (const line of leftOutLines(leftOut)) tell(`left out: ${plain(line, 400)}`)
  if (tasks.length === 0) throw usage('the folder holds no question that can be asked')
  const replies = output === undefined ? undefined : openReplies(`${output}.replies.jsonl`)
  const results = await answered(tasks, { endpoint, model, replies }, options)
  if (results === undefined) return exitCodes.found
  const accuracy = bfclAccuracy(results)
  if (options.json) process.stdout.write(`${safeJson(accuracy, 2)}\n`)
  for (const { category, right, tasks: all } of accuracy.categories) {
    tell(`${category.padEnd(24)}${percent(right / all)}  (${amount(right)} of ${amount(all)})`)
  }
  tell(`non-live AST, unweighted mean: ${percent(accuracy.nonLive)}`)
  tell(`live AST: ${percent(accuracy.live)}`)
  const missing = results.filter(({ fault }) => fault === 'no-answer').length
  if (missing > 0) tell(`${many(missing, 'question')} without an answer counted as wrong`)
  return missing > 0 ? exitCodes.found : exitCodes.done
}

interface Asking {
  readonly endpoint: Endpoint
  readonly model: string
  readonly replies: Replies | undefined
}

/** The results in order; undefined where that was interrupted. */
async function answered(
  tasks: readonly BfclTask[],
  asking: Asking,
  { output: file, llmConcurrency = 4 }: BenchBfclOptions,
): Promise<readonly BfclResult[] | undefined> {
  const output = file === undefined ? undefined : await openOutput(file, [])
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  const stop = stopOnSignals()
  const results: BfclResult[] = []
  try {
    for await (const one of inOrder(tasks, llmConcurrency, (task) => resultOf(task, asking))) {
      if (stop.signal.aborted) break
      results.push(one)
      await output?.write(`${JSON.stringify(one)}\n`)
      progress.update(results.length, tasks.length, results.length)
    }
    await output?.end()
  } finally {
    progress.end()
    stop.end()
  }
  if (results.length === tasks.length) return results
  tell('interrupted; run the same command again to go on')
  return undefined
}

async function resultOf(task: BfclTask, { endpoint, model, replies }: Asking): Promise<BfclResult> {
  const turns = bfclQuestion(task)
  const digest = createHash('sha256')
    .update(JSON.stringify([model, turns]))
    .digest('hex')
  let reply = replies?.get(digest)
  if (reply === undefined) {
    try {
      reply = (await endpoint.ask({ turns, maxTokens })).text
    } catch (cause) {
      if (!(cause instanceof McipError) || cause.code === 'llm.gave-up') throw cause
      return bfclResult(task, undefined)
    }
    replies?.put(digest, reply)
  }
  return bfclResult(task, reply)
}

function percent(share: number | undefined): string {
  return share === undefined ? 'none' : `${(100 * share).toFixed(2)}%`
}
