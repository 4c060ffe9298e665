/** The program of one worker thread of `mcip audit`: batches in, results out, one after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import { createAuditDeps } from './audit-record.ts'
import { type BatchRecord, type BatchResult, judgeBatch } from './run-batch.ts'
import type { RunSettings } from './run-settings.ts'

export interface WorkerTask {
  readonly number: number
  readonly records: readonly BatchRecord[]
}

export interface WorkerAnswer {
  readonly number: number
  readonly result: BatchResult
}

const settings: RunSettings = workerData
const deps = createAuditDeps(settings)
let last: Promise<void> = Promise.resolve()

// WHY no catch: a fault of a batch is one of mcip; it ends the worker, and the pool names it.
parentPort?.on('message', ({ number, records }: WorkerTask) => {
  last = last.then(async () => {
    const result = await judgeBatch(records, deps, settings.report)
    parentPort?.postMessage({ number, result } satisfies WorkerAnswer)
  })
})
