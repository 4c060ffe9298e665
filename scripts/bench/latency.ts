/** Time of one call and calls per second, all subjects in turn so that machine drift cancels. */
import { type LineClient, type Request, startClient, toolCall } from './line-client.ts'
import { memoryOf } from './memory.ts'
import { median, quantile } from './statistics.ts'
import { everythingServer, type Subject, type SubjectName, sizedServer } from './subjects.ts'

export interface Workload {
  readonly name: string
  readonly server: readonly string[]
  readonly tool: string
  readonly args: object
  /** Calls before the measurement, calls of one block, and blocks of each subject. */
  readonly warmup: number
  readonly block: number
  readonly rounds: number
}

export interface LatencyRow {
  readonly workload: string
  readonly subject: SubjectName
  readonly calls: number
  readonly p50Us: number
  readonly p99Us: number
  /** p50 above that of the direct call. */
  readonly addedUs: number
  /** One at a time, and with 64 under way. */
  readonly perSecond: number
  readonly perSecond64: number
  /** Resident memory of the process before the server, after the measurement. Linux only. */
  readonly rssMb: number | undefined
  readonly peakMb: number | undefined
}

function sized(kilobytes: number, counts: readonly [number, number, number]): Workload {
  const [warmup, block, rounds] = counts
  const name = kilobytes < 1000 ? `${kilobytes} KB result` : '1 MB result'
  const args = { bytes: kilobytes * 1000 }
  return { name, server: sizedServer, tool: 'sized', args, warmup, block, rounds }
}

/** The same, but no result holds what another held: nothing can be known from the one before. */
function sizedNew(kilobytes: number, counts: readonly [number, number, number]): Workload {
  const { name, args, ...rest } = sized(kilobytes, counts)
  return { ...rest, name: `${name}, new text`, args: { ...args, isNew: true } }
}

/** The workloads of the budgets; `scale` 1 is the full run. */
export function workloads(scale: number): readonly Workload[] {
  const counts = (warmup: number, block: number, rounds: number): [number, number, number] => [
    Math.ceil(warmup * scale),
    block,
    Math.max(2, Math.round(rounds * scale)),
  ]
  const [warmup, block, rounds] = counts(2_000, 500, 20)
  const args = { message: 'a message of one hundred bytes '.repeat(4).slice(0, 100) }
  return [
    { name: 'echo', server: everythingServer, tool: 'echo', args, warmup, block, rounds },
    sized(1, counts(2_000, 500, 20)),
    sized(10, counts(2_000, 200, 10)),
    sizedNew(10, counts(2_000, 200, 10)),
    sized(100, counts(200, 50, 8)),
    sizedNew(100, counts(200, 50, 8)),
    sized(1000, counts(20, 8, 6)),
  ]
}

interface Running {
  readonly subject: Subject
  readonly client: LineClient
  readonly times: number[]
  readonly perSecond64: number[]
}

/** One row for each subject. */
export async function measureLatency(
  workload: Workload,
  subjects: readonly Subject[],
  onRound: (round: number, rounds: number) => void,
): Promise<LatencyRow[]> {
  const running: Running[] = []
  try {
    for (const subject of subjects) {
      const client = await startClient(subject.wrap(workload.server))
      running.push({ subject, client, times: [], perSecond64: [] })
    }
    for (const { client, subject } of running) {
      for (const one of requests(workload, workload.warmup)) await client.call(one)
      checkAnswer(client, subject, workload)
    }
    for (let round = 0; round < workload.rounds; round += 1) {
      onRound(round, workload.rounds)
      // Each round starts with another subject, so that none always follows the same one.
      for (let offset = 0; offset < running.length; offset += 1) {
        const one = running[(round + offset) % running.length]
        if (one !== undefined) await runBlock(one, workload)
      }
    }
    return rows(workload, running)
  } finally {
    await Promise.all(running.map(({ client }) => client.close()))
  }
}

async function runBlock({ client, times, perSecond64 }: Running, workload: Workload) {
  for (const one of requests(workload, workload.block)) times.push(await client.call(one))
  const flood = requests(workload, workload.block)
  perSecond64.push((flood.length * 1000) / (await client.flood(flood, 64)))
}

function requests({ tool, args }: Workload, count: number): Request[] {
  return Array.from({ length: count }, () => toolCall(tool, args))
}

function checkAnswer(client: LineClient, subject: Subject, workload: Workload): void {
  const answer = client.lastAnswer()
  if (!answer.includes('"content":[') || answer.includes('"isError":true')) {
    const head = answer.slice(0, 300)
    throw new Error(`${subject.name} does not answer ${workload.name} with its result: ${head}`)
  }
}

function rows(workload: Workload, running: readonly Running[]): LatencyRow[] {
  const direct = median(running.find(({ subject }) => subject.name === 'direct')?.times ?? [])
  return running.map(({ subject, client, times, perSecond64 }) => {
    const memory = subject.name === 'direct' ? undefined : memoryOf(client.pid)
    return {
      workload: workload.name,
      subject: subject.name,
      calls: times.length,
      p50Us: median(times) * 1000,
      p99Us: quantile(times, 0.99) * 1000,
      addedUs: (median(times) - direct) * 1000,
      perSecond: (times.length * 1000) / times.reduce((sum, time) => sum + time, 0),
      perSecond64: median(perSecond64),
      rssMb: memory?.rssMb,
      peakMb: memory?.peakMb,
    }
  })
}
