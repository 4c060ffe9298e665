/** A trajectory of turns, reads and one call, as rules are shown it. */
import type { JudgeInput } from '../../../../src/guardian/judge.ts'
import type { JsonObject, JsonValue } from '../../../../src/mcp/json.ts'
import { createMemory } from '../../../../src/trajectory/create-memory.ts'
import type { TrajectoryMemory } from '../../../../src/trajectory/memory.ts'
import { observedLeaves } from '../../../../src/trajectory/observed-leaves.ts'
import { callOf } from '../../../message.ts'
import { inputOf } from '../judge-input.ts'

const at = '2026-01-01T00:00:00.000Z'

export interface Read {
  readonly name: string
  readonly args?: JsonObject
  readonly returns: JsonValue
  readonly server?: string
  readonly confidentiality?: 'public' | 'private' | 'secret'
}

/** A memory of what the user said and what was read since. */
export function remembered(user: string | undefined, reads: readonly Read[]): TrajectoryMemory {
  const past = createMemory()
  const common = { at, subject: [], turn: user === undefined ? -1 : 0, causedBy: [] }
  if (user !== undefined) {
    past.begin({ number: 0, text: user, flow: 0, at, source: 'user' })
    past.observe({
      ...common,
      flow: 0,
      kind: 'query',
      integrity: 'user',
      confidentiality: 'public',
      leaves: [['', user]],
    })
  }
  for (const [index, read] of reads.entries()) {
    const { name, args = {}, returns, server = 's', confidentiality = 'public' } = read
    const [call, unit] = [10 + 2 * index, `function:${name}`]
    past.observe({
      ...common,
      flow: call,
      kind: 'call',
      server,
      unit,
      integrity: 'host',
      confidentiality: 'public',
      changes: false,
      leaves: observedLeaves(args),
    })
    past.observe({
      ...common,
      flow: call + 1,
      kind: 'return',
      server,
      unit,
      answers: call,
      isError: false,
      integrity: 'untrusted',
      confidentiality,
      leaves: observedLeaves(returns),
    })
  }
  return past
}

/** What is judged when `name` is called after that; each argument is a property of its schema. */
export function calling(
  past: TrajectoryMemory,
  name: string,
  args: JsonObject,
  more: Partial<JudgeInput> = {},
): JudgeInput {
  const properties = Object.fromEntries(Object.keys(args).map((field) => [field, {}]))
  const inputSchema = { type: 'object', properties }
  return inputOf(callOf(name, args), {
    past,
    origins: past.originsOf(args, inputSchema),
    tool: (asked) =>
      asked === name ? { name, value: { name, inputSchema }, digest: 'd', parts: {} } : undefined,
    server: { id: 's', origin: 'o' },
    ...more,
  })
}

/** What a tool returns as text. */
export const text = (words: string): JsonObject => ({ content: [{ type: 'text', text: words }] })
