/**
 * A whole audit: files in, reports out in input order, in constant memory, on as many threads as
 * are wanted. Whoever writes slower than is judged, or judges slower than is read, is waited for.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createAuditDeps, type WaitingTier } from './audit-record.ts'
import { type FileRecord, readFiles } from './read-files.ts'
import { addTallies, emptyTally, type Tally } from './report/tally.ts'
import { type BatchRecord, type BatchResult, batchRecordOf, judgeBatch } from './run-batch.ts'
import { createPool, type Pool, workerProgram } from './run-pool.ts'
import type { RunSettings } from './run-settings.ts'

export interface RunOptions {
  /** Paths, `-` for standard input; one stream, in this order. */
  readonly files: readonly string[]
  readonly settings: RunSettings
  /** Threads that judge; 1: this one. */
  readonly jobs: number
  /** What `llm` among the judges stands for; all is then judged in this thread. */
  readonly llm?: WaitingTier
  /** Stop after this many records. */
  readonly limit?: number
  /** Ends the run: what was read is judged and written, nothing more is read. */
  readonly signal?: AbortSignal
  readonly stdin?: AsyncIterable<Uint8Array>
  /** Bytes read of all, undefined where nobody knows, and records done. */
  readonly onProgress?: (bytes: number, total: number | undefined, records: number) => void
  /** Characters that are judged in this thread before workers start. @default 2 Mi */
  readonly startAfter?: number
  /** What a worker runs. @default the built program; from sources all is judged in this thread */
  readonly program?: URL
}

export interface RunOutcome {
  readonly tally: Tally
  /** Whether the input was read to its end, or to the limit. */
  readonly isWhole: boolean
}

/** Bounds of a batch: small enough to share out evenly, large enough to cost little. */
const batchRecords = 64
const batchCharacters = 256 * 1024

/** Batches of each worker that may be out: two with it, two on their way to the writer. */
const outOfEach = 4

/**
 * Judges everything that the files hold.
 *
 * @param write takes what the format writes of a batch of records; is waited for
 * @throws McipError `audit.worker-failed`
 */
export async function runAudit(
  options: RunOptions,
  write: (outputs: readonly string[]) => void | Promise<void>,
): Promise<RunOutcome> {
  const { settings, jobs, signal, startAfter = 2 * 1024 ** 2 } = options
  const { llm } = options
  // WHY one thread: what waits for an answer keeps no core busy, and a client cannot go to a worker.
  const program = llm === undefined ? (options.program ?? workerProgram()) : undefined
  const deps = createAuditDeps({ ...settings, ...(llm === undefined ? {} : { llm }) })
  let tally = emptyTally()
  let pool: Pool | undefined
  let judgedHere = 0
  let written: Promise<void> = Promise.resolve()
  const out: Promise<void>[] = []
  const progress = { bytes: 0, total: undefined as number | undefined }
  const tell = (): void => options.onProgress?.(progress.bytes, progress.total, tally.records)

  async function take(result: BatchResult | Promise<BatchResult>): Promise<void> {
    const { outputs, tally: more } = await result
    tally = addTallies(tally, more)
    tell()
    if (outputs.length > 0) await write(outputs)
  }

  const records = readFiles(options.files, {
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
    onProgress: (bytes, total) => Object.assign(progress, { bytes, total }),
  })
  const batches = batchesOf(records, options.limit)
  let isWhole = false
  try {
    while (signal?.aborted !== true) {
      const next = await unlessAborted(batches.next(), signal)
      if (next === undefined) break
      if (next.done) {
        isWhole = true
        break
      }
      if (program === undefined || jobs <= 1 || judgedHere < startAfter) {
        judgedHere += charactersOf(next.value)
        await take(judgeBatch(next.value, deps, settings.report))
        await nextTurn()
        continue
      }
      pool ??= createPool({ settings, jobs, program })
      const { result } = await pool.submit(next.value)
      // A rejection is met where `written` is awaited; until then it must not count as lost.
      result.catch(() => undefined)
      written = written.then(() => take(result))
      written.catch(() => undefined)
      out.push(written)
      if (out.length > jobs * outOfEach) await out.shift()
    }
    await written
    return { tally, isWhole }
  } finally {
    // Closes the file; not waited for, as a pipe may never say another word.
    batches.return().catch(() => undefined)
    await pool?.close()
  }
}

async function* batchesOf(
  records: AsyncIterable<FileRecord>,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly BatchRecord[], void> {
  let batch: BatchRecord[] = []
  let characters = 0
  let count = 0
  if (limit <= 0) return
  for await (const record of records) {
    batch.push(batchRecordOf(record))
    characters += 'text' in record ? record.text.length : 0
    count += 1
    if (count >= limit) break
    if (batch.length >= batchRecords || characters >= batchCharacters) {
      yield batch
      batch = []
      characters = 0
    }
  }
  if (batch.length > 0) yield batch
}

function charactersOf(batch: readonly BatchRecord[]): number {
  return batch.reduce((sum, record) => sum + ('text' in record ? record.text.length : 0), 0)
}

/** What `promise` gives, or undefined as soon as the signal says so. */
function unlessAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
