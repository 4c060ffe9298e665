/** Times inside the guard, from its flow log, and the cost of a call late in a trajectory. */
import { spawnSync } from 'node:child_process'
import { startClient, toolCall } from './line-client.ts'
import { median, quantile } from './statistics.ts'
import { guarded, guardProgram, newLogPath, sizedServer } from './subjects.ts'

/** What the measurements need of a logged tools/call result. */
interface JudgedResult {
  readonly trajectory: string
  readonly bytes: number
  readonly ms: number
  /** Place of its first flow in the trajectory. */
  readonly flow: number
}

export interface JudgingRow {
  readonly results: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Judging time of 10 KB results, message read to action chosen, after 2,000 calls. */
export async function measureJudging(calls: number): Promise<JudgingRow> {
  const log = newLogPath()
  const client = await startClient(guarded(sizedServer, log))
  try {
    for (let count = 0; count < 2_000 + calls; count += 1) {
      await client.call(toolCall('sized', { bytes: 10_000 }))
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
  /** Flows of the trajectory before the call. */
  readonly flow: number
  readonly calls: number
  readonly p50Us: number
  readonly judgingP50Us: number
}

/**
 * Time of a call of 1 KB around flow 10, 1,000 and 10,000 of one trajectory. The guard is warm:
 * a host's conversation id starts new trajectories in the same process.
 */
export async function measurePlaces(repeats: number): Promise<PlaceRow[]> {
  const log = newLogPath()
  const client = await startClient(guarded(sizedServer, log))
  const times: number[] = []
  let conversation = 0
  const talk = async (calls: number): Promise<void> => {
    conversation += 1
    const meta = { 'vscode.conversationId': `bench-${conversation}` }
    for (let count = 0; count < calls; count += 1) {
      times.push(await client.call(toolCall('sized', { bytes: 1_000 }, meta)))
    }
  }
  try {
    await talk(2_000)
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      for (let short = 0; short < 40; short += 1) await talk(8)
      await talk(5_200)
    }
  } finally {
    await client.close()
  }
  const results = readResults(log)
  const places = new Map<number, { time: number[]; judging: number[] }>(
    [10, 1_000, 10_000].map((flow) => [flow, { time: [], judging: [] }]),
  )
  for (const [index, { flow, ms }] of results.entries()) {
    const time = times[index]
    if (index < 2_000 || time === undefined) continue
    for (const [place, found] of places) {
      if (Math.abs(flow - place) > Math.max(2, Math.min(200, place / 10))) continue
      found.time.push(time)
      found.judging.push(ms)
    }
  }
  return [...places].map(([flow, { time, judging }]) => ({
    flow,
    calls: time.length,
    p50Us: median(time) * 1000,
    judgingP50Us: median(judging) * 1000,
  }))
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
  const entries = done.stdout.split('\n').filter((line) => line !== '')
  const results: (JudgedResult & { at: string })[] = []
  for (const line of entries) {
    const entry = entryOf(JSON.parse(line))
    if (entry?.message?.method !== 'tools/call' || entry.message.kind !== 'result') continue
    results.push({
      trajectory: entry.trajectory.value,
      bytes: entry.message.bytes,
      ms: entry.ms,
      flow: entry.flows[0]?.seq ?? 0,
      at: entry.at,
    })
  }
  // The export goes trajectory by trajectory; a stable sort by time gives the order of the calls.
  return results.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

interface ExportedEntry {
  readonly at: string
  readonly ms: number
  readonly trajectory: { readonly value: string }
  readonly message?: { readonly kind: string; readonly method?: string; readonly bytes: number }
  readonly flows: readonly { readonly seq: number }[]
}

/** The entry in an exported line, which carries it beside its hash as text or as a value. */
function entryOf(line: object): ExportedEntry | undefined {
  for (const value of [line, ...Object.values(line)]) {
    const parsed: unknown =
      typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value
    if (isEntry(parsed)) return parsed
  }
  return undefined
}

function isEntry(value: unknown): value is ExportedEntry {
  return typeof value === 'object' && value !== null && 'trajectory' in value && 'ms' in value
}
