import { describe, expect, it } from 'vitest'
import { givenBy } from '../../../src/audit/flow-memory.ts'
import type { Flow } from '../../../src/flow/flow.ts'

const returned: Flow = {
  seq: 4,
  at: '1970-01-01T00:00:00.000Z',
  plane: 'wire',
  sender: { role: 'server', name: 'harbour', unit: 'function:find_berth' },
  recipient: { role: 'client' },
  subject: [{ role: 'unknown' }],
  type: { message: 'function-return', about: ['location'] },
  principle: ['service-provision'],
  digest: '00',
  bytes: 2,
  content: { content: [{ type: 'text', text: '{"berth":"B 14"}' }] },
}

describe('givenBy', () => {
  it('gives the values of what a function returned, with its server and function', () => {
    expect(givenBy(returned, 2)).toMatchObject({
      flow: 4,
      kind: 'return',
      server: 'harbour',
      unit: 'function:find_berth',
      integrity: 'untrusted',
      turn: 2,
      leaves: [['/content/0/text/berth', 'B 14']],
    })
  })

  it('takes a resource that comes with a return as content', () => {
    const resource = { ...returned, type: { message: 'resource', about: ['other'] } } as const
    expect(givenBy(resource, 0)?.kind).toBe('content')
  })

  it('leaves out calls, lists, answers to nothing and flows whose content is gone', () => {
    const call: Flow = {
      ...returned,
      sender: returned.recipient,
      recipient: returned.sender,
      type: { message: 'function-request', about: ['location'] },
    }
    const list: Flow = { ...returned, type: { message: 'function-list', about: ['other'] } }
    const stray: Flow = { ...returned, type: { message: 'x-stray-answer', about: ['other'] } }
    const { content: _, ...gone } = returned
    for (const flow of [call, list, stray, gone]) expect(givenBy(flow, 0)).toBeUndefined()
  })

  it('leaves out the name of a server that has none', () => {
    expect(givenBy({ ...returned, sender: { role: 'server' } }, 0)).not.toHaveProperty('server')
  })
})
