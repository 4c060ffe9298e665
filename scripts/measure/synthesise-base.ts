/**
 * Gold dialogues as what the synthesised cases are made of: tasks that end with the first answer
 * after a call, and a pool of calls with what they returned.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

export interface CallMessage {
  readonly id: string
  readonly type: 'function'
  readonly function: { readonly name: string; readonly arguments: string }
}

export interface ChatMessage {
  readonly role: 'user' | 'assistant' | 'tool' | 'system'
  readonly content: string | null
  readonly tool_calls?: readonly CallMessage[]
  readonly tool_call_id?: string
  readonly name?: string
}

export interface ToolEntry {
  readonly type: 'function'
  readonly function: {
    readonly name: string
    readonly description?: string
    readonly parameters?: unknown
  }
}

/** One call with its return. */
export interface Exchange {
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  readonly returned: string
  readonly tool: ToolEntry | undefined
  /** Set and task that it is from. */
  readonly from: string
}

/** A dialogue up to the first answer that follows a call; every call stands alone in its message. */
export interface Task {
  readonly id: string
  readonly set: string
  /** What stands before the first call. */
  readonly before: readonly ChatMessage[]
  readonly exchanges: readonly Exchange[]
  /** Turns and answers between the calls, by the number of the call that they stand before. */
  readonly between: ReadonlyMap<number, readonly ChatMessage[]>
  readonly answer: string
  readonly tools: readonly ToolEntry[]
}

/** Which half a function belongs to: nothing of a held-out function is seen in development. */
export type Half = 'dev' | 'test'

export function halfOf(name: string): Half {
  let hash = 5_381
  for (const letter of name.toLowerCase()) hash = (hash * 33 + letter.charCodeAt(0)) >>> 0
  return (hash >>> 3) % 2 === 0 ? 'dev' : 'test'
}

const sets = [
  'glaive',
  'toolace',
  'apibank',
  'tooltalk',
  'toolbench',
  'functionchat-ko',
  'taskmaster4',
  'star',
  'sgd',
] as const
/** Tasks whose last call is of one function; the sets differ much in how many functions they have. */
const maxPerFunction = 12

export function readTasks(data: string): readonly Task[] {
  const counts = new Map<string, number>()
  return sets.flatMap((set) =>
    linesOf(join(data, 'gold', `${set}.jsonl.gz`)).flatMap((line, index) => {
      const task = taskOf(JSON.parse(line) as Dialogue, set, index)
      const main = task?.exchanges.at(-1)
      if (task === undefined || main === undefined) return []
      const key = `${set} ${main.name}`
      const count = counts.get(key) ?? 0
      counts.set(key, count + 1)
      return count < maxPerFunction ? [task] : []
    }),
  )
}

interface Dialogue {
  readonly id?: string
  readonly messages: readonly ChatMessage[]
  readonly tools?: readonly ToolEntry[]
}

function linesOf(file: string): readonly string[] {
  return gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
}

function taskOf(dialogue: Dialogue, set: string, index: number): Task | undefined {
  const { messages, tools = [], id = String(index) } = dialogue
  const byName = new Map(tools.map((tool) => [tool.function.name, tool]))
  const before: ChatMessage[] = []
  const exchanges: Exchange[] = []
  const between = new Map<number, ChatMessage[]>()
  for (let at = 0; at < messages.length; at++) {
    const message = messages[at]
    if (message === undefined) break
    const calls = message.tool_calls ?? []
    if (calls.length > 0) {
      const [call] = calls
      const answer = messages[at + 1]
      if (calls.length > 1 || call === undefined || answer?.role !== 'tool') return undefined
      const args = objectOf(call.function.arguments)
      if (args === undefined) return undefined
      const { name } = call.function
      exchanges.push({
        name,
        args,
        returned: answer.content ?? '',
        tool: byName.get(name),
        from: `${set}:${id}`,
      })
      at++
    } else if (message.role === 'tool') return undefined
    else if (exchanges.length === 0) before.push(plain(message))
    else if (message.role === 'assistant' && message.content) {
      return {
        id: `${set}-${index}`,
        set,
        before,
        exchanges,
        between,
        answer: message.content,
        tools,
      }
    } else {
      const kept = between.get(exchanges.length) ?? []
      between.set(exchanges.length, [...kept, plain(message)])
    }
  }
  return undefined
}

function plain({ role, content }: ChatMessage): ChatMessage {
  return { role, content }
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    // No JSON: arguments that cannot be edited.
    return undefined
  }
}
