/** Records for the tests of reports, judged by hand. */
import { auditLineOf, errorLine } from '../../../../src/audit/audit-line.ts'
import type { JudgedRecord } from '../../../../src/audit/judge-record.ts'
import type { ChatRecord } from '../../../../src/audit/record.ts'
import type { Audited } from '../../../../src/audit/report/audited.ts'
import { McipError } from '../../../../src/errors.ts'
import type { Flow } from '../../../../src/flow/flow.ts'
import type { Finding } from '../../../../src/guardian/verdict.ts'
import type { JsonValue } from '../../../../src/mcp/json.ts'

export function findingOf(part: Partial<Finding> = {}): Finding {
  return {
    risk: 'function-injection',
    judge: 'rules',
    decision: 'block',
    severity: 'high',
    confidence: 0.9,
    flow: 0,
    message: 1,
    element: 'presence',
    text: 'a sentence for a person',
    evidence: [{ message: 1, pointer: '/tool_calls/0/function/arguments/to' }],
    ...part,
  }
}

export const chat: ChatRecord = {
  kind: 'chat',
  format: 'openai-chat',
  messages: [
    { role: 'user', text: 'write to bob', pointer: '/content', calls: [] },
    {
      role: 'assistant',
      text: '',
      pointer: '/content',
      calls: [
        {
          name: 'send',
          arguments: { to: 'eve@example.com' },
          text: '{"to":"eve@example.com"}',
          pointer: '/tool_calls/0/function/arguments',
        },
      ],
    },
    { role: 'tool', text: '{"sent":[true]}', pointer: '/content', calls: [] },
  ],
  tools: [
    {
      name: 'send',
      description: 'Sends a letter',
      inputSchema: { type: 'object', properties: { to: { description: 'who gets it' } } },
      pointer: '/tools/0/function',
    },
  ],
}

const flow: Flow = {
  seq: 0,
  at: '1970-01-01T00:00:00.000Z',
  plane: 'host',
  sender: { role: 'user' },
  recipient: { role: 'client' },
  subject: [{ role: 'user' }],
  type: { message: 'query', about: ['message-text', 'other'] },
  principle: ['consent'],
  digest: 'd'.repeat(64),
  bytes: 12,
}

export function auditedOf(
  findings: readonly Finding[] = [],
  {
    line = 1,
    id = `made.jsonl:${line}`,
    label,
  }: { line?: number; id?: string; label?: JsonValue } = {},
): Audited {
  const judged: JudgedRecord = {
    record: { ...chat, ...(label === undefined ? {} : { label }) },
    steps: [
      {
        step: {
          kind: 'turn',
          role: 'user',
          text: 'write to bob',
          index: 0,
          place: (pointer) => ({ message: 0, pointer }),
        },
        flows: [flow],
        verdict: undefined,
      },
    ],
    findings,
    completeness: {
      query: 'user',
      builtins: true,
      response: false,
      lists: true,
      provenance: 'whole',
      key: 'record',
    },
    isRuled: true,
  }
  return { file: 'made.jsonl', line, audit: auditLineOf(id, judged, 1), judged }
}

export function failedOf(line: number): Audited {
  const fault = new McipError('audit.malformed-json', { reason: 'no value', place: 'column 1' })
  return { file: 'made.jsonl', line, audit: errorLine(`made.jsonl:${line}`, fault, 0) }
}
