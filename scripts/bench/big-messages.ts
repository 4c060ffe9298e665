/** What big results do to other messages and to memory. */
import { setTimeout as delay } from 'node:timers/promises'
import { request, startClient, toolCall } from './line-client.ts'
import { memoryOf } from './memory.ts'
import { median, quantile } from './statistics.ts'
import { guarded, newLogPath, type Subject, type SubjectName, sizedServer } from './subjects.ts'

export interface DelayRow {
  readonly subject: SubjectName
  readonly pings: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
}

const everyMs = 3

/**
 * Round trips of pings, one every few milliseconds, while results of 1 MB pass one after another
 * for `durationMs` milliseconds.
 */
export async function measureDelay(
  subjects: readonly Subject[],
  durationMs: number,
): Promise<DelayRow[]> {
  const rows: DelayRow[] = []
  for (const subject of subjects) {
    const client = await startClient(subject.wrap(sizedServer))
    const times: number[] = []
    const pending: Promise<void>[] = []
    const ping = async (): Promise<void> => {
      times.push(await client.call(request('ping', {})))
    }
    try {
      for (let count = 0; count < 10; count += 1) {
        await client.call(toolCall('sized', { bytes: 1_000_000 }))
        await ping()
      }
      times.length = 0
      const timer = setInterval(() => pending.push(ping()), everyMs)
      const end = performance.now() + durationMs
      while (performance.now() < end) {
        await client.call(toolCall('sized', { bytes: 1_000_000 }))
      }
      clearInterval(timer)
      await Promise.all(pending)
    } finally {
      await client.close()
    }
    rows.push({
      subject: subject.name,
      pings: times.length,
      p50Ms: median(times),
      p99Ms: quantile(times, 0.99),
      maxMs: Math.max(...times),
    })
  }
  return rows
}

export interface BigMemoryRow {
  readonly megabytes: number
  readonly beforeMb: number
  readonly peakMb: number
  /** After at most 30 s. */
  readonly afterMb: number
  /** Seconds until memory was within 20 MB of the level before; undefined: not within 30 s. */
  readonly backS: number | undefined
}

/** Memory of the guard before, during and after results of each size; empty without /proc. */
export async function measureBigMemory(sizesMb: readonly number[]): Promise<BigMemoryRow[]> {
  const rows: BigMemoryRow[] = []
  for (const megabytes of sizesMb) {
    const client = await startClient(guarded(sizedServer, newLogPath()))
    try {
      for (let count = 0; count < 500; count += 1) {
        await client.call(toolCall('sized', { bytes: 1_000 }))
      }
      const before = memoryOf(client.pid)
      if (before === undefined) return []
      await client.call(toolCall('sized', { bytes: megabytes * 1_000_000 }))
      const started = performance.now()
      let after = memoryOf(client.pid) ?? before
      let backS: number | undefined
      while (backS === undefined && performance.now() - started < 30_000) {
        if (after.rssMb <= before.rssMb + 20) backS = (performance.now() - started) / 1000
        else await delay(250)
        after = memoryOf(client.pid) ?? before
      }
      rows.push({
        megabytes,
        beforeMb: before.rssMb,
        peakMb: after.peakMb,
        afterMb: after.rssMb,
        backS,
      })
    } finally {
      await client.close()
    }
  }
  return rows
}
