/** Memory of `mcip audit` while gigabytes pass through it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { randomNumbers, recordText } from './audit-records.ts'
import { memoryOf } from './memory.ts'
import { guardProgram } from './subjects.ts'

export interface BigRun {
  readonly gigabytes: number
  readonly records: number
  readonly seconds: number
  readonly jobs: number
  /** Who judged, as in the report: `no judge`. */
  readonly judges: string
  /** Highest resident memory in each tenth of the input, in MB. */
  readonly tenthsMb: readonly number[]
}

/** Different records that are sent again and again; enough that no cache holds them all. */
const distinct = 20_000
const recordBytes = 2_400
const batchRecords = 100
const streamProgram = fileURLToPath(new URL('./audit-stream.ts', import.meta.url))

/** Streams made records into an audit of its own process, which writes a line of JSON for each to nowhere. */
export async function measureBig(gigabytes: number, isJudged = true): Promise<BigRun> {
  const random = randomNumbers(5)
  const chunks: string[] = []
  for (let from = 0; from < distinct; from += batchRecords) {
    let chunk = ''
    for (let index = from; index < from + batchRecords; index++) {
      chunk += `${recordText(random, `record-${index}`, recordBytes)}\n`
    }
    chunks.push(chunk)
  }
  const jobs = availableParallelism()
  const child = spawn(
    process.execPath,
    isJudged
      ? [guardProgram, 'audit', '-', '--format', 'jsonl', '--output', '/dev/null']
      : ['--import', 'tsx', streamProgram, String(jobs)],
    { stdio: ['pipe', 'inherit', 'pipe'] },
  )
  const ended = once(child, 'close')
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(0, 2_000)
  })
  const wanted = gigabytes * 1e9
  const tenthsMb: number[] = Array.from({ length: 10 }, () => 0)
  const started = performance.now()
  let bytes = 0
  let records = 0
  const watch = setInterval(() => {
    const tenth = Math.min(9, Math.floor((10 * bytes) / wanted))
    const found = child.pid === undefined ? undefined : memoryOf(child.pid)
    tenthsMb[tenth] = Math.max(tenthsMb[tenth] ?? 0, found?.rssMb ?? 0)
    if (process.stderr.isTTY) {
      process.stderr.write(
        `\r\u001b[K${(bytes / 1e9).toFixed(2)} GB, ${found?.rssMb.toFixed(0)} MB`,
      )
    }
  }, 200)
  try {
    for (let at = 0; bytes < wanted; at = (at + 1) % chunks.length) {
      const chunk = chunks[at] ?? ''
      if (!child.stdin.write(chunk)) await Promise.race([once(child.stdin, 'drain'), ended])
      if (child.exitCode !== null) break
      bytes += chunk.length
      records += batchRecords
    }
    child.stdin.end()
    const [code] = await ended
    if (code !== 0) throw new Error(`mcip audit ended with ${code}: ${errors}`)
  } finally {
    clearInterval(watch)
    child.kill()
  }
  const seconds = (performance.now() - started) / 1_000
  const judges = isJudged ? 'the rules and the trained model' : 'no judge'
  return { gigabytes: bytes / 1e9, records, seconds, jobs, judges, tenthsMb }
}
