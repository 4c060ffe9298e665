/** 2,000 labelled dialogues made from gold tasks, in the shares of the published benchmark. */
import { type BenchmarkClass, benchmarkClasses } from '../../src/risk/risk.ts'
import {
  type ChatMessage,
  type Exchange,
  type Half,
  halfOf,
  readTasks,
  type Task,
  type ToolEntry,
} from './synthesise-base.ts'
import { type Edited, edits } from './synthesise-edits.ts'
import { type Chance, createChance } from './synthesise-random.ts'

export interface SynthesisedCase {
  readonly label: BenchmarkClass
  readonly half: Half
  readonly set: string
  readonly record: {
    readonly id: string
    readonly messages: readonly ChatMessage[]
    readonly tools?: readonly ToolEntry[]
  }
}

/** Instances of both parts of MCIP-Bench. @see Jing et al. 2025, arXiv:2505.14590 */
const published: Readonly<Record<BenchmarkClass, number>> = {
  appropriate: 402,
  'function-overlapping': 209,
  'excessive-privileges-overlapping': 108,
  'function-dependency-injection': 256,
  'function-injection': 260,
  'causal-dependency-injection': 101,
  'wrong-function-intent-injection': 116,
  'wrong-argument-intent-injection': 145,
  'data-injection': 193,
  'identity-injection': 183,
  'replay-injection': 245,
}

/** Functions put beside those of the task, in every class alike. */
const maxBeside = 6

/**
 * The cases of one half: of tasks whose last call is of a function of that half, edited with calls
 * of that half only.
 */
export function synthesise(
  data: string,
  half: Half,
  count: number,
  seed: number,
): readonly SynthesisedCase[] {
  const all = readTasks(data).filter(
    ({ exchanges }) => halfOf(exchanges.at(-1)?.name ?? '') === half,
  )
  const pool = [
    ...uniqueByName(
      all.flatMap(({ exchanges }) => exchanges),
      half,
    ),
  ]
  const chance = createChance(seed)
  const sum = Object.values(published).reduce((total, one) => total + one, 0)
  const tasks = shuffled(all, chance)
  let next = 0
  return benchmarkClasses.flatMap((label) => {
    const wanted = Math.round((published[label] * count) / sum)
    const cases: SynthesisedCase[] = []
    for (let tries = 0; cases.length < wanted && tries < 20 * wanted; tries++) {
      const task = tasks[next++ % tasks.length]
      if (task === undefined) break
      const edited = edits[label](task, { half, pool, chance })
      if (edited === undefined) continue
      cases.push({ label, half, set: task.set, record: recordOf(task, edited, pool, chance) })
    }
    return cases
  })
}

/** At most three calls of one function, so that the sets with few functions do not fill the pool. */
function uniqueByName(exchanges: readonly Exchange[], half: Half): readonly Exchange[] {
  const counts = new Map<string, number>()
  return exchanges.filter(({ name }) => {
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    return halfOf(name) === half && count < 3
  })
}

function shuffled<T>(all: readonly T[], chance: Chance): readonly T[] {
  return all
    .map((one) => [chance.next(), one] as const)
    .sort(([one], [other]) => one - other)
    .map(([, one]) => one)
}

/** One in five records lists no functions, as those of the benchmark do not. */
function recordOf(
  task: Task,
  edited: Edited,
  pool: readonly Exchange[],
  chance: Chance,
): SynthesisedCase['record'] {
  const offered = new Map<string, ToolEntry>()
  const beside = Array.from(
    { length: Math.floor(chance.next() * maxBeside) },
    () => chance.pick(pool).tool,
  )
  const called = edited.exchanges.map(({ tool }) => tool)
  for (const tool of shuffled(
    [...task.tools.slice(0, 40), ...called, ...edited.added, ...beside],
    chance,
  ))
    if (tool !== undefined) offered.set(tool.function.name, tool)
  const hasTools = offered.size > 0 && chance.happens(0.8)
  return {
    id: task.id,
    messages: messagesOf(edited),
    ...(hasTools ? { tools: [...offered.values()] } : {}),
  }
}

function messagesOf({ before, exchanges, between, answer }: Edited): readonly ChatMessage[] {
  const messages: ChatMessage[] = [...before]
  const count = exchanges.length
  for (const [at, { name, args, returned }] of exchanges.entries()) {
    messages.push(...(between.get(at) ?? []))
    const id = `call_${at}`
    const call = {
      id,
      type: 'function',
      function: { name, arguments: JSON.stringify(args) },
    } as const
    messages.push({ role: 'assistant', content: null, tool_calls: [call] })
    messages.push({ role: 'tool', content: returned, tool_call_id: id, name })
  }
  // Without calls the user's later turns still stand before the answer.
  if (count === 0)
    messages.push(...[...between.values()].flat().filter(({ role }) => role === 'user'))
  messages.push({ role: 'assistant', content: answer })
  return messages
}
