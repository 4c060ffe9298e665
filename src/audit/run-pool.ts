/**
 * Worker threads that judge batches. Each has one batch at work and one waiting; who hands in more
 * waits. A worker that ends by itself fails every batch that is out: records would be missing.
 */
import { Worker } from 'node:worker_threads'
import { McipError } from '../errors.ts'
import type { BatchRecord, BatchResult } from './run-batch.ts'
import type { RunSettings } from './run-settings.ts'
import type { WorkerAnswer, WorkerTask } from './run-worker.ts'

export interface Pool {
  /**
   * Takes a batch as soon as a worker has room; in an object, so that awaiting it does not await
   * the result.
   *
   * @throws McipError `audit.worker-failed`, also as a rejected result
   */
  submit(records: readonly BatchRecord[]): Promise<{ readonly result: Promise<BatchResult> }>
  /** Ends the workers; what is still at work is dropped. */
  close(): Promise<void>
}

export interface PoolOptions {
  readonly settings: RunSettings
  /** Workers. */
  readonly jobs: number
  /** What each worker runs. */
  readonly program: URL
}

const mostAtOnce = 2

interface Open {
  readonly records: readonly BatchRecord[]
  resolve(result: BatchResult): void
  reject(fault: McipError): void
}

interface Member {
  readonly worker: Worker
  readonly open: Map<number, Open>
}

export function createPool({ settings, jobs, program }: PoolOptions): Pool {
  let isClosed = false
  let failure: McipError | undefined
  let nextNumber = 0
  let waiting: (() => void)[] = []

  const members = Array.from({ length: jobs }, (_, index): Member => {
    const worker = new Worker(program, { workerData: settings })
    const member = { worker, open: new Map<number, Open>() }
    worker.on('message', ({ number, result }: WorkerAnswer) => {
      member.open.get(number)?.resolve(result)
      member.open.delete(number)
      wake()
    })
    worker.on('error', (cause) => fail(member, index, String(cause), cause))
    worker.on('messageerror', (cause) => fail(member, index, String(cause), cause))
    worker.on('exit', (code) => fail(member, index, `it exited with ${code}`))
    return member
  })

  function fail(member: Member, index: number, reason: string, cause?: unknown): void {
    if (isClosed || failure !== undefined) return
    failure = new McipError(
      'audit.worker-failed',
      { worker: index + 1, records: placesOf([...member.open.values()]), reason },
      { cause },
    )
    for (const { open } of members) {
      for (const one of open.values()) one.reject(failure)
      open.clear()
    }
    wake()
  }

  function wake(): void {
    const woken = waiting
    waiting = []
    for (const go of woken) go()
  }

  /** The least busy worker with room. */
  function free(): Member | undefined {
    const least = members.reduce((one, other) => (other.open.size < one.open.size ? other : one))
    return least.open.size < mostAtOnce ? least : undefined
  }

  return {
    async submit(records) {
      let member = free()
      while (failure === undefined && member === undefined) {
        await new Promise<void>((go) => {
          waiting.push(go)
        })
        member = free()
      }
      if (failure !== undefined || member === undefined) throw failure
      const number = nextNumber++
      const { worker, open } = member
      const result = new Promise<BatchResult>((resolve, reject) => {
        open.set(number, { records, resolve, reject })
      })
      worker.postMessage({ number, records } satisfies WorkerTask)
      return { result }
    },
    async close() {
      isClosed = true
      await Promise.all(members.map(({ worker }) => worker.terminate()))
    },
  }
}

/** `dialogues.jsonl lines 3 to 66` of the batches that a worker had. */
function placesOf(open: readonly Open[]): string {
  const records = open.flatMap((one) => one.records)
  const [first] = records
  const last = records.at(-1)
  if (first === undefined || last === undefined) return 'nothing'
  if (first.file === last.file) return `${first.file} lines ${first.line} to ${last.line}`
  return `${first.file} line ${first.line} to ${last.file} line ${last.line}`
}

/** The built program beside this file; undefined where this runs from sources, which no worker can. */
export function workerProgram(): URL | undefined {
  if (!import.meta.url.endsWith('.js')) return undefined
  return new URL('./run-worker.js', import.meta.url)
}
