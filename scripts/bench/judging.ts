/** Times inside the guard, from its flow log, and the cost of a call late in a trajectory. */
import { spawnSync } from 'node:child_process'
import type { Entry } from '../../src/log/entry.ts'
import { startClient, toolCall } from './line-client.ts'
import { median, quantile } from './statistics.ts'
import { guarded, guardProgram, newLogPath, sizedServer } from './subjects.ts'

/** What the measurements need of a logged tools/call result. */
interface JudgedResult {
  /** Judging time in milliseconds. */
  readonly ms: number
  /** Place of its first flow in the trajectory. */
  readonly flow: number
}

export interface JudgingRow {
  readonly results: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Judging time of 10 KB results of new text, message read to action chosen, after 2,000 calls. */
export async function measureJudging(calls: number): Promise<JudgingRow> {
  const log = newLogPath()
  const client = await startClient(guarded(sizedServer, log))
  try {
    for (let count = 0; count < 2_000 + calls; count += 1) {
      await client.call(toolCall('sized', { bytes: 10_000, isNew: true }))
    }
  } finally {
    await client.close()
  }
  const times = readResults(log)
    .slice(2_000)
    .map(({ ms }) => ms)
  return { results: times.length, p50Ms: median(times), p99Ms: quantile(times, 0.99) }
}

export interface PlaceRow {
  /** What the guard was: new in the trajectory, or the one that carried all of it. */
  readonly guard: 'new' | 'same'
  /** Flows of the trajectory before the call, about. */
  readonly flow: number
  readonly calls: number
  readonly p50Us: number
  readonly judgingP50Us: number
}

const places = [10, 1_000, 10_000] as const
/** Calls of one new guard; the first are its warm-up. */
const newCalls = 8
const skippedCalls = 2

/**
 * Time of a call of 1 KB around flow 10, 1,000 and 10,000 of one trajectory.
 *
 * A guard is faster after its first thousand calls, wherever its trajectory stands. So guards that
 * are all new join trajectories of different length, in turn; and one guard is followed from its
 * flow 5,000 on.
 */
export async function measurePlaces(rounds: number): Promise<PlaceRow[]> {
  const grown: { place: number; log: string; trajectory: string; times: number[] }[] = []
  for (const place of places) {
    const log = newLogPath()
    const trajectory = `bench-${place}`
    if (place > 10) await talk(log, trajectory, place / 2)
    grown.push({ place, log, trajectory, times: [] })
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { place, log, trajectory, times } of grown) {
      const key = place > 10 ? trajectory : `${trajectory}-${round}`
      times.push(...(await talk(log, key, newCalls)).slice(skippedCalls))
    }
  }
  const rows = grown.map(({ place, log, times }): PlaceRow => {
    const results = readResults(log)
      .slice(-rounds * newCalls)
      .filter((_, index) => index % newCalls >= skippedCalls)
    return {
      guard: 'new',
      flow: place,
      calls: times.length,
      p50Us: median(times) * 1000,
      judgingP50Us: median(results.map(({ ms }) => ms)) * 1000,
    }
  })
  return [...rows, ...(await followOneGuard())]
}

/** Time of each of `calls` calls of a new guard in `trajectory`, in milliseconds. */
async function talk(log: string, trajectory: string, calls: number): Promise<number[]> {
  const client = await startClient(guarded(sizedServer, log), { MCIP_TRAJECTORY: trajectory })
  const times: number[] = []
  try {
    for (let count = 0; count < calls; count += 1) {
      times.push(await client.call(toolCall('sized', { bytes: 1_000 })))
    }
  } finally {
    await client.close()
  }
  return times
}

async function followOneGuard(): Promise<PlaceRow[]> {
  const log = newLogPath()
  const times = await talk(log, 'bench-one', 10_200)
  const results = readResults(log)
  return [5_000, 10_000, 20_000].map((place) => {
    const near = results.flatMap(({ flow, ms }, index) => {
      const time = times[index]
      return Math.abs(flow - place) > 400 || time === undefined ? [] : [{ time, ms }]
    })
    return {
      guard: 'same',
      flow: place,
      calls: near.length,
      p50Us: median(near.map(({ time }) => time)) * 1000,
      judgingP50Us: median(near.map(({ ms }) => ms)) * 1000,
    }
  })
}

/** The tools/call results of a log, in the order they were logged. */
function readResults(log: string): JudgedResult[] {
  const args = [guardProgram, 'log', 'export', '--form', 'entries', '--log', log]
  const done = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (done.status !== 0) throw new Error(`\`mcip log export\` ended with ${done.status}`)
  const results: (JudgedResult & { readonly at: string })[] = []
  for (const line of done.stdout.split('\n')) {
    if (!line.startsWith('{"kind":"entry"')) continue
    const { flowSeq, bytes }: { flowSeq: number; bytes: string } = JSON.parse(line)
    const entry: Entry = JSON.parse(bytes)
    if (entry.kind !== 'message' || entry.message.kind !== 'result') continue
    if (entry.message.method !== 'tools/call') continue
    results.push({ ms: entry.ms, flow: flowSeq, at: entry.at })
  }
  // The export goes trajectory by trajectory; a stable sort by time gives the order of the calls.
  return results.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
