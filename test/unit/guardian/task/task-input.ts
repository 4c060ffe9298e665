/** A call in a trajectory, as a judge is given it; values are traced as they are live. */
import type { JudgeInput } from '../../../../src/guardian/judge.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import type { RequestMessage } from '../../../../src/mcp/message.ts'
import { createMemory } from '../../../../src/trajectory/create-memory.ts'
import type { TrajectoryMemory, Turn } from '../../../../src/trajectory/memory.ts'
import type { Observation } from '../../../../src/trajectory/observation.ts'
import { observedLeaves } from '../../../../src/trajectory/observed-leaves.ts'
import { inputOf } from '../judge-input.ts'

const at = '2026-01-02T03:04:05.000Z'

export interface PlayedCall {
  readonly name: string
  readonly args?: JsonObject
  /** What it returned; absent while it waits. */
  readonly returns?: JsonObject
  readonly fails?: true
}

export interface Played {
  readonly user?: string | readonly string[]
  readonly turn?: Partial<Turn>
  readonly tools?: readonly JsonObject[]
  readonly before?: readonly PlayedCall[]
}

export function memoryOf({
  user = [],
  turn = {},
  tools = [],
  before = [],
}: Played): TrajectoryMemory {
  const past = createMemory()
  past.offer('server', tools)
  let flow = 0
  const texts = typeof user === 'string' ? [user] : user
  const base = { at, confidentiality: 'public', subject: [], causedBy: [] } as const
  for (const [number, text] of texts.entries()) {
    past.begin({ number, text, flow, at, source: 'user', ...turn })
    past.observe({
      ...base,
      flow,
      kind: 'query',
      integrity: 'user',
      turn: number,
      leaves: [['', text]],
    })
    flow++
  }
  for (const { name, args = {}, returns, fails } of before) {
    const common: Pick<Observation, 'turn' | 'server' | 'unit'> = {
      turn: texts.length - 1,
      server: 'server',
      unit: `function:${name}`,
    }
    const call = flow++
    past.observe({
      ...base,
      ...common,
      flow: call,
      kind: 'call',
      integrity: 'host',
      leaves: observedLeaves(args),
    })
    if (returns === undefined && fails === undefined) continue
    past.observe({
      ...base,
      ...common,
      flow: flow++,
      kind: 'return',
      integrity: 'untrusted',
      answers: call,
      isError: fails === true,
      leaves: observedLeaves(returns ?? { content: [{ type: 'text', text: 'failed' }] }),
    })
  }
  return past
}

export function requestOf(name: string, args: JsonObject = {}): RequestMessage {
  const params = { name, arguments: args }
  return { kind: 'request', id: 9, method: 'tools/call', params, value: { params }, bytes: 0 }
}

export function playedCall(name: string, args: JsonObject, played: Played): JudgeInput {
  const past = memoryOf(played)
  return inputOf(requestOf(name, args), { past, origins: past.originsOf(args, undefined) })
}

/** The answer to a call of `name`. */
export function playedReturn(
  name: string,
  text: string,
  played: Played,
  args: JsonObject = {},
): JudgeInput {
  const result = { content: [{ type: 'text', text }] }
  return inputOf(
    { kind: 'result', id: 9, result, value: { result }, bytes: text.length },
    { from: 'server', past: memoryOf(played), answers: requestOf(name, args) },
  )
}

export function tool(name: string, description: string, properties: JsonObject = {}): JsonObject {
  return { name, description, inputSchema: { type: 'object', properties } }
}

export const text = { type: 'string' } as const
export const number = { type: 'number' } as const
