/** Records a second on one core, in this process: what one worker of `mcip audit` does. */
import { createAuditDeps } from '../../src/audit/audit-record.ts'
import { type BatchRecord, judgeBatch } from '../../src/audit/run-batch.ts'
import type { JudgeName } from '../../src/guardian/verdict.ts'
import { randomNumbers, recordText } from './audit-records.ts'
import { median } from './statistics.ts'

export interface Throughput {
  /** Bytes of a record, the mean of those measured. */
  readonly bytes: number
  /** Records a second: the median of rounds, and the slowest and fastest of them. */
  readonly parse: Rate
  readonly flows: Rate
  readonly rules: Rate
}

export interface Rate {
  readonly median: number
  readonly least: number
  readonly most: number
}

const rounds = 7
const seed = 20251122

/** One row a size; the three ways take turns, so that a busy machine slows all of them. */
export async function measureThroughput(seconds: number): Promise<readonly Throughput[]> {
  const rows: Throughput[] = []
  for (const bytes of [2_400, 25_000]) rows.push(await throughputOf(bytes, seconds))
  return rows
}

async function throughputOf(bytes: number, seconds: number): Promise<Throughput> {
  const random = randomNumbers(seed)
  const records: readonly BatchRecord[] = Array.from(
    { length: Math.round(4_000_000 / bytes) },
    (_, index) => ({
      file: 'bench.jsonl',
      line: index + 1,
      text: recordText(random, `record-${index}`, bytes),
    }),
  )
  const total = records.reduce((sum, one) => sum + ('text' in one ? one.text.length : 0), 0)
  const ways = [parseOnly, judging([]), judging(['rules'])]
  const rates: number[][] = ways.map(() => [])
  for (let round = -1; round < rounds; round++) {
    for (const [index, way] of ways.entries()) {
      const rate = await rateOf(records, way, (seconds * 1_000) / rounds)
      // The first round only warms up.
      if (round >= 0) rates[index]?.push(rate)
    }
  }
  const [parse, flows, rules] = rates.map(
    (found): Rate => ({
      median: median(found),
      least: Math.min(...found),
      most: Math.max(...found),
    }),
  )
  if (parse === undefined || flows === undefined || rules === undefined) throw new Error('no rates')
  return { bytes: total / records.length, parse, flows, rules }
}

type Way = (batch: readonly BatchRecord[]) => Promise<number>

/** The floor: nothing that reads JSON can be faster. */
async function parseOnly(batch: readonly BatchRecord[]): Promise<number> {
  let messages = 0
  for (const record of batch) {
    if ('text' in record) {
      messages += (JSON.parse(record.text) as { messages: readonly unknown[] }).messages.length
    }
  }
  return messages
}

function judging(judges: readonly JudgeName[]): Way {
  const deps = createAuditDeps({ judges, failMode: 'closed-for-changes' })
  return async (batch) => {
    const { tally } = await judgeBatch(batch, deps, 'jsonl')
    if (tally.failed > 0) throw new Error(`a made record was not read: ${tally.failures[0]?.error}`)
    return tally.flows
  }
}

async function rateOf(records: readonly BatchRecord[], way: Way, ms: number): Promise<number> {
  const batchSize = 64
  const started = performance.now()
  let done = 0
  let at = 0
  while (performance.now() - started < ms) {
    const batch = records.slice(at, at + batchSize)
    await way(batch)
    done += batch.length
    at = at + batchSize >= records.length ? 0 : at + batchSize
  }
  return (1_000 * done) / (performance.now() - started)
}
