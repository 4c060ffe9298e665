import { describe, expect, it } from 'vitest'
import { questionDraft, takenDraft } from '../../../src/proxy/question-entries.ts'

const place = {
  trajectory: { source: 'process', value: 'x' },
  server: 'mail',
  completeness: {
    query: 'user',
    builtins: false,
    response: false,
    lists: true,
    provenance: 'whole',
    key: 'process',
  },
  digest: (text: string) => `digest of ${text}`,
} as const
const at = '2026-01-02T03:04:05.678Z'

describe('the entries of a question', () => {
  it('tell that the guard asked the user for consent, and what it asked', () => {
    expect(questionDraft(place, 'q', { message: 'm' }, at)).toMatchObject({
      kind: 'message',
      action: 'forward',
      message: { kind: 'request', method: 'elicitation/create', id: '"q"' },
      flows: [
        {
          sender: { role: 'client', unit: 'mcip' },
          recipient: { role: 'user' },
          type: { message: 'elicitation' },
          principle: ['consent'],
          content: { message: 'm' },
          digest: 'digest of {"message":"m"}',
        },
      ],
    })
  })

  it('tell what the user answered, and that it went no further', () => {
    const message = { kind: 'result', id: 'q', result: {}, value: {}, bytes: 9 } as const
    expect(takenDraft(place, message, 'host', at, { answer: 'allow' })).toMatchObject({
      action: 'reject',
      from: 'host',
      message: { kind: 'result', method: 'elicitation/create', bytes: 9 },
      flows: [{ sender: { role: 'user' }, recipient: { role: 'client', unit: 'mcip' } }],
    })
  })

  it('hold no flow of what is no answer', () => {
    const params = { requestId: 1 }
    const method = 'notifications/cancelled'
    const message = { kind: 'notification', method, params, value: {}, bytes: 9 } as const
    expect(takenDraft(place, message, 'host', at)).toMatchObject({
      message: { kind: 'notification', method },
      flows: [],
    })
  })
})
