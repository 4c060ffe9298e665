/** What remembering and tracing cost, in time and memory, at two lengths of a trajectory. */
import type { JsonObject } from '../../../src/mcp/json.ts'
import { createMemory } from '../../../src/trajectory/create-memory.ts'
import type { TrajectoryMemory } from '../../../src/trajectory/memory.ts'
import type { Observation, ObservedLeaf } from '../../../src/trajectory/observation.ts'
import {
  addressOf,
  amountOf,
  dateOf,
  emailOf,
  fillerOf,
  idOf,
  nameOf,
  ownSentence,
  thingOf,
} from './content.ts'
import { createRandom, type Random } from './random.ts'

export interface Timing {
  readonly what: string
  /** Microseconds, the best of many batches: others use the machine too. */
  readonly us: number
}

const batches = 40

function timed(what: string, runs: number, run: (round: number) => void): Timing {
  for (let round = 0; round < runs; round++) run(round)
  let best = Number.POSITIVE_INFINITY
  const perBatch = Math.ceil(runs / batches)
  for (let batch = 0; batch < batches; batch++) {
    const started = performance.now()
    for (let round = 0; round < perBatch; round++) run(batch * perBatch + round)
    best = Math.min(best, ((performance.now() - started) * 1_000) / perBatch)
  }
  return { what, us: best }
}

function returned(flow: number, leaves: readonly ObservedLeaf[]): Observation {
  return {
    flow,
    at: '2026-03-04T09:00:00.000Z',
    kind: 'return',
    server: 'notes',
    unit: 'function:read',
    integrity: 'untrusted',
    confidentiality: 'private',
    subject: [{ role: 'unknown' }],
    turn: 0,
    causedBy: [],
    leaves,
  }
}

function textOf(random: Random, length: number): string {
  let text = ''
  while (text.length < length) {
    const value = random.pick([nameOf, emailOf, idOf, thingOf, addressOf, dateOf])(random)
    text += `${random.next() < 0.5 ? fillerOf(random) : `It says ${value} there.`} `
  }
  return text.slice(0, length)
}

function rowsOf(random: Random, length: number): readonly ObservedLeaf[] {
  const leaves: ObservedLeaf[] = []
  for (let row = 0, size = 0; size < length; row++) {
    const values: ObservedLeaf[] = [
      [`/rows/${row}/id`, idOf(random)],
      [`/rows/${row}/owner`, nameOf(random)],
      [`/rows/${row}/price`, amountOf(random)],
      [`/rows/${row}/due`, dateOf(random)],
      [`/rows/${row}/email`, emailOf(random)],
    ]
    for (const [pointer, value] of values) size += pointer.length + String(value).length
    leaves.push(...values)
  }
  return leaves
}

/** What is asked after each result: texts are read for their words, and for their numbers, when asked. */
const questions: readonly (readonly [string, JsonObject | undefined])[] = [
  ['', undefined],
  [', then ask for a word', { name: 'zanzibar' }],
  [', then ask for a word and a number', { name: 'zanzibar', amount: 98_765.43 }],
]

/** Timings with a window that is full, so that each observation pushes another out. */
export function measureSpeed(): readonly Timing[] {
  const random = createRandom(11)
  const contents: readonly (readonly [string, readonly ObservedLeaf[][]])[] = [
    ['a text of 1 KB', many(() => [['/content/0/text', textOf(random, 1_024)]])],
    ['rows of 1 KB', many(() => [...rowsOf(random, 1_024)])],
    ['a text of 10 KB', many(() => [['/content/0/text', textOf(random, 8_192)]])],
    ['rows of 10 KB', many(() => [...rowsOf(random, 10_240)])],
  ]
  const timings = contents.flatMap(([what, results]) =>
    questions.map(([asked, args]) => {
      const memory = createMemory()
      return timed(`remember ${what}${asked}`, 2_000, (round) => {
        memory.observe(returned(round, results[round % results.length] ?? []))
        if (args !== undefined) memory.originsOf(args, undefined)
      })
    }),
  )
  return [...timings, ...[100, 4_000].flatMap((length) => tracing(random, length))]
}

function many(make: () => ObservedLeaf[]): readonly ObservedLeaf[][] {
  return Array.from({ length: 50 }, make)
}

function tracing(random: Random, length: number): readonly Timing[] {
  const memory = filled(random, length)
  const known = memory.observations.flatMap(({ leaves }) => leaves.map(([, value]) => value))
  const five = (pick: (at: number) => string | number | boolean) => ({
    to: pick(1),
    reference: pick(2),
    amount: pick(3),
    date: pick(4),
    body: pick(5),
  })
  const found = Array.from({ length: 100 }, () => five(() => random.pick(known)))
  const own = Array.from({ length: 100 }, () => ({
    to: `${idOf(random)}@x.example`,
    reference: `zz${idOf(random)}`,
    amount: amountOf(random) + 20_000,
    date: dateOf(random).replace('20', '19'),
    body: ownSentence(random),
  }))
  const of = `at ${length} observations`
  return [
    timed(`originsOf 5 leaves that were read, ${of}`, 2_000, (round) => {
      memory.originsOf(found[round % found.length] ?? {}, undefined)
    }),
    timed(`originsOf 5 leaves of the model, ${of}`, 2_000, (round) => {
      memory.originsOf(own[round % own.length] ?? {}, undefined)
    }),
  ]
}

/** A trajectory whose window is as full as it can be with so many observations. */
function filled(random: Random, length: number): TrajectoryMemory {
  const memory = createMemory()
  const perResult = Math.floor(131_072 / Math.min(length, 100))
  for (let flow = 0; flow < length; flow++) {
    const text: ObservedLeaf = ['/content/0/text', textOf(random, perResult)]
    memory.observe(returned(flow, flow % 2 === 0 ? [text] : rowsOf(random, perResult)))
  }
  return memory
}

export interface HeldMemory {
  readonly what: string
  readonly mb: number
}

/** Megabytes that one full memory holds; needs `--expose-gc`, else empty. */
export function measureMemory(): readonly HeldMemory[] {
  const collect = globalThis.gc
  if (collect === undefined) return []
  const random = createRandom(12)
  const contents: readonly (readonly [string, () => readonly ObservedLeaf[]])[] = [
    ['sentences', () => [['/content/0/text', textOf(random, 4_096)]]],
    ['rows', () => rowsOf(random, 4_096)],
    ['words of one letter', () => [['/t', 'a b c d e f g h '.repeat(512)]]],
    [
      'numbers',
      () => [['/t', Array.from({ length: 800 }, () => random.whole(0, 9_999)).join(' ')]],
    ],
    ['different words', () => [['/t', Array.from({ length: 600 }, () => idOf(random)).join(' ')]]],
    [
      'leaves of one letter',
      () => Array.from({ length: 500 }, (_, at) => [`/${at}`, 'x'] as const),
    ],
    ['base64', () => [['/t', Buffer.from(textOf(random, 6_000)).toString('base64')]]],
  ]
  return contents.map(([what, make]) => {
    collect()
    const before = process.memoryUsage()
    const memory = createMemory()
    for (let flow = 0; flow < 200; flow++) memory.observe(returned(flow, make()))
    memory.originsOf({ name: 'zanzibar', amount: 98_765.43 }, undefined)
    collect()
    const after = process.memoryUsage()
    const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
    // Used afterwards, so that it is not collected before.
    return { what: `${what} (${memory.observations.length} observations)`, mb: bytes / 1e6 }
  })
}
