/** What `mcip bench annotate` does: records in, MCI trajectories out, in order. */
import { faultOf, placeText } from '../audit/audit-record.ts'
import { inOrder } from '../audit/in-order.ts'
import { type FileRecord, readFiles } from '../audit/read-files.ts'
import { annotate, annotatedLine } from '../bench/annotate/annotate.ts'
import { type Annotator, createLlmAnnotator } from '../bench/annotate/llm-annotator.ts'
import { createLeftOut, type LeftOut, leftOutLines } from '../bench/sources/left-out.ts'
import type { LogMode } from '../log/entry.ts'
import { openReplies } from './bench-replies.ts'
import { exitCodes } from './exit-code.ts'
import { batchModel, type LlmOptions } from './llm-options.ts'
import { many } from './numbers.ts'
import { createProgress } from './progress.ts'
import { openOutput } from './report-output.ts'
import { stopOnSignals } from './stop-on-signals.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'

export interface BenchAnnotateOptions extends LlmOptions {
  readonly output?: string
  readonly limit?: number
  readonly content: LogMode
}

/** Annotates and gives the exit code. @throws McipError `cli.usage`, `cli.unwritable` */
export async function benchAnnotate(
  files: readonly string[],
  options: BenchAnnotateOptions,
): Promise<number> {
  const annotator = annotatorOf(options)
  const output = await openOutput(options.output, files)
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  const stop = stopOnSignals()
  const leftOut = createLeftOut()
  let written = 0
  let bytes: readonly [number, number | undefined] = [0, undefined]
  const records = readFiles(files, {
    onProgress: (read, total) => {
      bytes = [read, total]
    },
  })
  const atOnce = annotator === undefined ? 1 : (options.llmConcurrency ?? 4)
  const work = (record: FileRecord): Promise<string | undefined> =>
    lineOf(record, annotator, options.content, leftOut.add)
  try {
    for await (const line of inOrder(upTo(records, options.limit, stop.signal), atOnce, work)) {
      if (line === undefined) continue
      await output.write(`${line}\n`)
      progress.update(...bytes, ++written)
    }
    progress.end()
    await output.end()
  } finally {
    progress.end()
    stop.end()
  }
  for (const line of leftOutLines(leftOut)) tell(`left out: ${plain(line, 400)}`)
  if (stop.signal.aborted) {
    tell('interrupted; what was read until then is written')
    return stop.exitCode() ?? exitCodes.found
  }
  tell(`${many(written, 'trajectory', 'trajectories')} written`)
  if (leftOut.total > 0) return exitCodes.usage
  return annotator === undefined || tellReplies(annotator) ? exitCodes.done : exitCodes.found
}

/** The annotator that the options name; undefined: the extractor alone. @throws McipError `cli.usage` */
export function annotatorOf(
  options: LlmOptions & { readonly output?: string },
): Annotator | undefined {
  if (options.llm === undefined) return undefined
  const { endpoint, model } = batchModel(options, process.env)
  const { output } = options
  const kept = output === undefined ? {} : { replies: openReplies(`${output}.replies.jsonl`) }
  return createLlmAnnotator({ endpoint, model, ...kept })
}

/** Says how often the model was of use; whether it ever was, or never had to be. */
export function tellReplies({ counts }: Annotator): boolean {
  const { taken, invalid, unavailable, unasked } = counts
  tell(
    `annotated by the model: ${taken}; by the extractor: ${invalid} as the reply could not be used, ${unavailable} as none came, ${unasked} not asked about`,
  )
  return taken > 0 || invalid + unavailable === 0
}

async function lineOf(
  record: FileRecord,
  annotator: Annotator | undefined,
  content: LogMode,
  leaveOut: LeftOut['add'],
): Promise<string | undefined> {
  const { file, line, row } = record
  try {
    if ('error' in record) throw record.error
    const found = annotate(record.text, placeText(record))
    const annotated = annotator === undefined ? found : await annotator.annotate(found)
    return annotatedLine(annotated, content)
  } catch (cause) {
    const fault = faultOf(cause)
    if (fault.code === 'cli.unwritable' || fault.code === 'llm.gave-up') throw fault
    leaveOut({ file, line, ...(row === undefined ? {} : { row }), reason: fault.code })
    return undefined
  }
}

async function* upTo<T>(
  items: AsyncIterable<T>,
  limit = Number.POSITIVE_INFINITY,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  let count = 0
  for await (const item of items) {
    if (signal.aborted || ++count > limit) return
    yield item
  }
}
