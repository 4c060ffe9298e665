import { describe, expect, it } from 'vitest'
import { auditText, createAuditDeps } from '../../../src/audit/audit-record.ts'
import { createLlmTier } from '../../../src/cli/llm-tier.ts'
import { type Behaviour, startChatServer, writes } from '../guardian/llm/chat-server.ts'

function recordThatCalls(name: string): string {
  return JSON.stringify({
    id: 'r',
    messages: [
      { role: 'user', content: 'Tell me the weather in Oslo.' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: '1', type: 'function', function: { name, arguments: '{"a":"Oslo"}' } }],
      },
    ],
  })
}

async function judged(behaviour: Behaviour, name: string) {
  const server = await startChatServer(behaviour)
  try {
    const options = { llm: 'openai:m', llmUrl: server.url, llmConcurrency: 2 }
    const llm = createLlmTier(options, 'named', {})
    const deps = createAuditDeps({ judges: ['llm'], failMode: 'closed-for-changes', llm })
    expect(deps.atOnce).toBe(2)
    const line = await auditText(recordThatCalls(name), { file: 'f', line: 1 }, deps)
    return { line, asked: server.asked.length, spent: llm.endpoint.spent }
  } finally {
    await server.close()
  }
}

const sure = '{"class":"wrong-function-intent-injection","confidence":0.95}'

describe('createLlmTier', () => {
  it('stops a call that changes something, and only names one that reads', async () => {
    const changes = await judged(writes(sure), 'delete_weather')
    expect(changes.line).toMatchObject({
      decision: 'block',
      risk: 'wrong-function-intent-injection',
      findings: [{ judge: 'llm', message: 1 }],
    })
    const reads = await judged(writes(sure), 'get_weather')
    expect(reads.line).toMatchObject({ decision: 'allow', findings: [{ judge: 'llm' }] })
  })

  it('counts what is asked and what it costs', async () => {
    const { asked, spent } = await judged(writes('A'), 'get_weather')
    expect(asked).toBe(1)
    expect(spent).toMatchObject({ asked: 1, failed: 0, inputTokens: 100 })
  })

  it('leaves a call without an answer to the fail mode', async () => {
    const { line } = await judged(writes('no class at all'), 'delete_weather')
    expect(line).toMatchObject({ decision: 'block', findings: [{ code: 'judge-unavailable' }] })
  })

  it('refuses options that name no model', () => {
    expect(() => createLlmTier({}, 'named', {})).toThrow('--llm openai:<model>')
  })
})
