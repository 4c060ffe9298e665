import { rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorkerAnswer, WorkerTask } from '../../../src/audit/run-worker.ts'
import { builtWorker } from './built-worker.ts'

let built: Awaited<ReturnType<typeof builtWorker>>
beforeAll(async () => {
  built = await builtWorker()
})
afterAll(() => rmSync(built.folder, { recursive: true, force: true }))

it('a worker answers batches in the order in which it was given them', async () => {
  const worker = new Worker(built.program, {
    workerData: { judges: ['rules'], failMode: 'closed-for-changes', report: 'jsonl' },
  })
  const answers: WorkerAnswer[] = []
  const done = new Promise<void>((resolve, reject) => {
    worker.on('error', reject)
    worker.on('message', (answer: WorkerAnswer) => {
      if (answers.push(answer) === 3) resolve()
    })
  })
  const text = JSON.stringify({ messages: [{ role: 'user', content: 'hello' }] })
  for (const number of [4, 5, 6]) {
    worker.postMessage({
      number,
      records: Array.from({ length: 7 - number }, (_, line) => ({ file: 'x', line, text })),
    } satisfies WorkerTask)
  }
  await done
  await worker.terminate()
  expect(answers.map(({ number, result }) => [number, result.tally.records])).toEqual([
    [4, 3],
    [5, 2],
    [6, 1],
  ])
})
