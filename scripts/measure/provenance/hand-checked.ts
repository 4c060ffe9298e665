/**
 * Values of recorded calls whose origin a person judged by reading, against what the engine says.
 * The sample holds places and judgements, never content.
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { readRecord } from '../../../src/audit/readers/read-record.ts'
import type { ChatRecord } from '../../../src/audit/record.ts'
import type { JsonObject } from '../../../src/mcp/json.ts'
import { createMemory } from '../../../src/trajectory/create-memory.ts'
import type { TrajectoryMemory } from '../../../src/trajectory/memory.ts'
import type { ObservedKind, ObservedLeaf } from '../../../src/trajectory/observation.ts'
import { observedLeaves } from '../../../src/trajectory/observed-leaves.ts'
import type { ValueOrigin } from '../../../src/trajectory/provenance/origin.ts'

export type SourceKind = 'user' | 'result' | 'model'

/** One line of `test/samples/provenance/hand-checked.jsonl`. */
export interface HandChecked {
  readonly set: string
  /** Line of the record in its file, from 0. */
  readonly record: number
  readonly message: number
  /** Which call of the message, from 0. */
  readonly call: number
  /** RFC 6901 from the call's arguments. */
  readonly pointer: string
  readonly source: SourceKind
  /** Message that the value came from; absent for the model's own. */
  readonly from?: number
  /** Other messages that hold it as well. */
  readonly also?: readonly number[]
}

export interface Checked {
  readonly judged: HandChecked
  readonly value: string
  readonly origin: ValueOrigin
  /** What the engine says. */
  readonly source: SourceKind
  /** Message of the best match. */
  readonly from: number | undefined
}

const folders = ['gold', 'attack']

/** Every judged value with the engine's answer; those whose record is not there are left out. */
export async function checkSample(sample: string, data: string): Promise<readonly Checked[]> {
  const judged = readFileSync(sample, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as HandChecked)
  const checked: Checked[] = []
  for (const set of new Set(judged.map((one) => one.set))) {
    const file = folders
      .map((folder) => join(data, folder, `${set}.jsonl.gz`))
      .find((path) => existsSync(path))
    if (file === undefined) continue
    const mine = judged.filter((one) => one.set === set)
    const records = await recordsAt(file, new Set(mine.map(({ record }) => record)))
    for (const one of mine) {
      const record = records.get(one.record)
      const answer = record === undefined ? undefined : checkOne(record, one)
      if (answer !== undefined) checked.push(answer)
    }
  }
  return checked
}

async function recordsAt(file: string, wanted: ReadonlySet<number>) {
  const records = new Map<number, ChatRecord>()
  let line = 0
  for await (const text of createInterface(createReadStream(file).pipe(createGunzip()))) {
    if (text === '') continue
    if (wanted.has(line)) {
      const record = readRecord(text)
      if (record.kind === 'chat') records.set(line, record)
    }
    line++
  }
  return records
}

function checkOne(record: ChatRecord, judged: HandChecked): Checked | undefined {
  const call = record.messages[judged.message]?.calls[judged.call]
  if (call === undefined) return undefined
  const memory = rememberedUpTo(record, judged.message, judged.call)
  const schema = record.tools.find(({ name }) => name === call.name)?.inputSchema
  const origins = memory.originsOf(call.arguments as JsonObject, schema)
  const origin = origins.find(({ pointer }) => pointer === judged.pointer)
  if (origin === undefined) return undefined
  const best = origin.source === 'found' ? origin.from[0] : undefined
  const from = best === undefined ? undefined : Math.floor(best.flow / 100)
  return { judged, value: String(origin.value), origin, source: kindOf(record, from), from }
}

function kindOf(record: ChatRecord, from: number | undefined): SourceKind {
  const role = from === undefined ? undefined : record.messages[from]?.role
  if (role === 'user') return 'user'
  return role === 'tool' ? 'result' : 'model'
}

/** What a guard remembers of a record when it sees a call; a message's flows are 100 times its index. */
function rememberedUpTo(record: ChatRecord, message: number, call: number): TrajectoryMemory {
  const memory = createMemory()
  const observe = (flow: number, kind: ObservedKind, leaves: readonly ObservedLeaf[]): void => {
    memory.observe({
      flow,
      at: '1970-01-01T00:00:00.000Z',
      kind,
      integrity: kind === 'query' ? 'user' : kind === 'return' ? 'untrusted' : 'host',
      confidentiality: 'private',
      subject: [{ role: 'unknown' }],
      turn: 0,
      causedBy: [],
      leaves,
    })
  }
  for (const [index, one] of record.messages.slice(0, message + 1).entries()) {
    const { role, text } = one
    if (role === 'user') observe(index * 100, 'query', [['', text]])
    else if (role === 'tool') {
      observe(index * 100, 'return', observedLeaves({ content: [{ type: 'text', text }] }))
    } else if (role === 'assistant' && text !== '') observe(index * 100, 'response', [['', text]])
    for (const [at, { arguments: args }] of one.calls.entries()) {
      if (index === message && at >= call) break
      observe(index * 100 + at + 1, 'call', observedLeaves(args))
    }
  }
  return memory
}

/** Whether the engine names the judged kind of source. */
export function agreesInKind({ judged, source }: Checked): boolean {
  return judged.source === source
}

/** Whether it names the message too, or one that holds the value as well. */
export function agreesInPlace({ judged, from, ...rest }: Checked): boolean {
  if (!agreesInKind({ judged, from, ...rest })) return false
  return judged.source === 'model' || [judged.from, ...(judged.also ?? [])].includes(from)
}
