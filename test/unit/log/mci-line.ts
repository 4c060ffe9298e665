/** A line of MCI JSONL with every member that the form knows. */
import type { JsonObject } from '../../../src/mcp/json.ts'

export function mciLine(): JsonObject {
  const finding = {
    risk: 'function-injection',
    judge: 'rules',
    decision: 'block',
    severity: 'high',
    confidence: 0.9,
    flow: 1,
    message: 1,
    element: 'presence',
    text: 'a sentence for a person',
    evidence: [{ message: 1, pointer: '/params/arguments/to', span: [0, 4] }],
  }
  return {
    mci: 1,
    id: 'record:one',
    key: { source: 'record', value: 'one' },
    completeness: {
      query: 'user',
      builtins: false,
      response: true,
      lists: true,
      provenance: 'whole',
      key: 'record',
    },
    flows: [
      {
        seq: 0,
        at: '2026-11-22T10:00:00.000Z',
        plane: 'host',
        sender: { role: 'user', name: 'ann', roles: ['owner'], authenticatedBy: 'oauth' },
        recipient: { role: 'client' },
        subject: [{ role: 'user' }],
        type: { message: 'query', about: ['health', 'x-weather'] },
        principle: ['consent'],
        digest: 'd'.repeat(64),
        bytes: 12,
        content: { text: 'hello' },
      },
      {
        seq: 1,
        at: '2026-11-22T10:00:00+01:00',
        plane: 'wire',
        sender: { role: 'client' },
        recipient: { role: 'server', name: 'mail', unit: 'function:send' },
        subject: [{ role: 'third-party', name: '[name]' }, { role: 'unknown' }],
        type: { message: 'function-request', about: ['email-address'] },
        principle: ['necessity', 'unknown'],
        digest: 'e'.repeat(64),
        bytes: 30,
        provenance: [
          {
            pointer: '/to',
            from: [{ seq: 0, pointer: '/text', span: [0, 5], match: 'exact' }],
          },
        ],
        verdict: {
          decision: 'block',
          risk: 'function-injection',
          confidence: 0.9,
          findings: [finding, { ...finding, risk: null, code: 'judge-unavailable' }],
        },
      },
    ],
    label: 'function-injection',
  }
}
