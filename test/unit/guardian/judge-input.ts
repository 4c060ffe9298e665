/** What a judge is given, with nothing known but the message; for the tests of stage 4. */
import { turnFlow } from '../../../src/flow/extract/turns.ts'
import { noOrigins } from '../../../src/flow/origins.ts'
import type { JudgeInput, TurnInput } from '../../../src/guardian/judge.ts'
import { nowhere } from '../../../src/guardian/protected-paths.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import type { Message } from '../../../src/mcp/message.ts'
import { createMemory } from '../../../src/trajectory/create-memory.ts'
import type { Completeness } from '../../../src/trajectory/trajectory.ts'

export const completeness: Completeness = {
  query: 'unknown',
  builtins: false,
  response: false,
  lists: true,
  provenance: 'whole',
  key: 'process',
}

export function inputOf(message: Message, more: Partial<JudgeInput> = {}): JudgeInput {
  return {
    message,
    from: 'host',
    flows: [],
    answers: undefined,
    call: undefined,
    server: { id: 'server', origin: 'file:server' },
    claim: {},
    listed: [],
    wholeList: undefined,
    tool: () => undefined,
    known: new Map(),
    past: createMemory(),
    origins: [],
    places: nowhere,
    ...more,
  }
}

/** What a judge is given of an answer to the user. */
export function turnOf(text: string, seq = 0): TurnInput {
  const turn = { role: 'client', text } as const
  const flow = turnFlow({
    ...turn,
    requested: true,
    seq,
    at: '2026-01-02T03:04:05.678Z',
    origins: noOrigins,
    digest: () => '',
  })
  return { ...turn, flow, past: createMemory() }
}

export function findingOf(more: Partial<Finding> = {}): Finding {
  return {
    risk: 'data-injection',
    judge: 'rules',
    decision: 'block',
    severity: 'high',
    confidence: 0.9,
    flow: 0,
    message: 0,
    element: 'presence',
    text: 'a finding.',
    evidence: [],
    ...more,
  }
}
