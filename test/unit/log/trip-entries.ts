/** Entries of one trajectory: the user asks, a person is looked up, and a mail to them is held back. */
import type { Flow } from '../../../src/flow/flow.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import type { MessageEntry } from '../../../src/log/entry.ts'
import { completeness, findingOf } from '../guardian/judge-input.ts'

const at = '2026-01-02T03:04:05.000Z'
const base = { format: 1, at, trajectory: { source: 'environment', value: 'trip' } } as const

function flowOf(seq: number, message: Flow['type']['message'], more: Partial<Flow>): Flow {
  return {
    seq,
    at,
    plane: 'wire',
    sender: { role: 'client' },
    recipient: { role: 'server', name: 'people' },
    subject: [{ role: 'user' }],
    type: { message, about: ['email-address'] },
    principle: ['necessity'],
    digest: '',
    bytes: 0,
    ...more,
  }
}

function entryOf(
  seq: number,
  message: MessageEntry['message'],
  flow: Flow,
  findings: readonly Finding[] = [],
): MessageEntry {
  const decision = findings[0]?.decision ?? 'allow'
  return {
    ...base,
    kind: 'message',
    seq,
    server: 'people',
    from: message.kind === 'result' ? 'server' : 'host',
    message,
    flows: [flow],
    verdict: { decision, risk: 'appropriate', confidence: 1, findings, completeness },
    action: decision === 'allow' ? 'forward' : 'reject',
    ms: 0,
  }
}

const find = { role: 'server', name: 'people', unit: 'function:find_person' } as const
const send = { role: 'server', name: 'people', unit: 'function:send_mail' } as const

export const tripEntries: readonly MessageEntry[] = [
  entryOf(
    0,
    { kind: 'notification', bytes: 0 },
    flowOf(0, 'query', {
      plane: 'host',
      sender: { role: 'user' },
      recipient: { role: 'client' },
      content: 'Write to Ada.',
    }),
  ),
  entryOf(
    1,
    { kind: 'request', method: 'tools/call', id: '7', bytes: 0 },
    flowOf(1, 'function-request', {
      recipient: find,
      content: { name: 'Ada' },
      provenance: [{ pointer: '/name', from: [{ seq: 0, pointer: '', match: 'exact' }] }],
    }),
  ),
  entryOf(
    2,
    { kind: 'result', method: 'tools/call', id: '7', bytes: 0 },
    flowOf(2, 'function-return', {
      sender: find,
      recipient: { role: 'client' },
      content: { structuredContent: { email: 'ada@example.com\u001b[2J' } },
    }),
  ),
  entryOf(
    3,
    { kind: 'request', method: 'tools/call', id: '8', bytes: 0 },
    flowOf(3, 'function-request', {
      recipient: send,
      content: { to: 'ada@example.com', body: 'hi' },
      provenance: [
        {
          pointer: '/to',
          from: [{ seq: 2, pointer: '/structuredContent/email', match: 'exact' }],
        },
      ],
    }),
    [
      findingOf({
        decision: 'ask',
        risk: 'replay-injection',
        flow: 3,
        message: 3,
        text: 'it was sent before.',
        evidence: [
          { message: 3, pointer: '/params/arguments/to' },
          { message: 2, pointer: '/structuredContent/email' },
        ],
      }),
    ],
  ),
]
