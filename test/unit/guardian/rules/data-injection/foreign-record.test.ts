import { describe, expect, it } from 'vitest'
import { foreignRecord } from '../../../../../src/guardian/rules/data-injection/foreign-record.ts'
import type { JsonObject } from '../../../../../src/mcp/json.ts'
import type { Message, RequestMessage } from '../../../../../src/mcp/message.ts'
import { createMemory } from '../../../../../src/trajectory/create-memory.ts'
import type { ObservedLeaf } from '../../../../../src/trajectory/observation.ts'
import { inputOf } from '../../judge-input.ts'

function claims(leaves: readonly ObservedLeaf[], result: JsonObject, name = 'list_tasks') {
  const past = createMemory()
  past.observe({
    flow: 3,
    at: '2026-01-01T00:00:00.000Z',
    kind: 'call',
    server: 's',
    unit: 'function:list_tasks',
    integrity: 'host',
    confidentiality: 'public',
    subject: [],
    turn: 0,
    causedBy: [],
    leaves,
  })
  const answers: RequestMessage = {
    kind: 'request',
    id: 1,
    method: 'tools/call',
    params: { name },
    value: {},
    bytes: 0,
  }
  const message: Message = { kind: 'result', id: 1, result, value: {}, bytes: 0 }
  return foreignRecord(
    inputOf(message, { from: 'server', answers, past, server: { id: 's', origin: 'o' } }),
  )
}
const of = (id: string | number): JsonObject => ({
  structuredContent: { workspace_id: id, tasks: [] },
})
const asked: readonly ObservedLeaf[] = [['/workspace_id', '119044']]

describe('a result about another record than the one asked for', () => {
  it('is asked about', () => {
    const [claim] = claims(asked, of('220871'))
    expect(claim).toMatchObject({ decision: 'ask', element: 'subject' })
    expect(claim?.evidence).toEqual([{ pointer: '/result/structuredContent/workspace_id' }])
  })
  it('is found in a text that is JSON', () => {
    const text = JSON.stringify({ workspace_id: 220871 })
    expect(claims(asked, { content: [{ type: 'text', text }] })).toHaveLength(1)
  })
  it('is none where the id is the same in another spelling, or only one side has it', () => {
    expect(claims(asked, of(119044))).toEqual([])
    expect(claims(asked, of('ws-119044'))).toEqual([])
    expect(claims([['/workspace_id', '0119044']], of('119044'))).toEqual([])
    expect(claims(asked, { structuredContent: { tasks: [] } })).toEqual([])
    expect(claims([], of('220871'))).toEqual([])
    expect(claims(asked, of('our workspace'))).toEqual([])
  })
  it('is none of another function, or of ids that hold nothing', () => {
    expect(claims(asked, of('220871'), 'other')).toEqual([])
    expect(claims([['/task_id', 't-711']], { structuredContent: { task_id: 't-712' } })).toEqual([])
  })
})
