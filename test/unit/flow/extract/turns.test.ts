import { describe, expect, it } from 'vitest'
import { type Turn, turnFlow } from '../../../../src/flow/extract/turns.ts'
import { noOrigins } from '../../../../src/flow/origins.ts'

const flowOf = (role: Turn['role'], text: string, more: Partial<Turn> = {}) =>
  turnFlow({
    role,
    text,
    requested: true,
    seq: 3,
    at: '1970-01-01T00:00:00.000Z',
    origins: noOrigins,
    digest: (given) => `digest of ${given}`,
    ...more,
  })

describe('turnFlow', () => {
  it('makes a query of what the user says', () => {
    expect(flowOf('user', 'Am I too heavy for my size?')).toEqual({
      seq: 3,
      at: '1970-01-01T00:00:00.000Z',
      plane: 'host',
      sender: { role: 'user' },
      recipient: { role: 'client' },
      subject: [{ role: 'user' }],
      type: { message: 'query', about: expect.arrayContaining(['message-text']) },
      principle: ['consent'],
      digest: 'digest of "Am I too heavy for my size?"',
      bytes: 29,
      content: 'Am I too heavy for my size?',
    })
  })

  it('makes a response of what the client answers', () => {
    const flow = flowOf('client', 'Your body mass index is 22.9, which is normal.')
    expect([flow.sender.role, flow.recipient.role, flow.type.message]).toEqual([
      'client',
      'user',
      'response',
    ])
    expect(flow.principle).toEqual(['transparency'])
  })

  it('makes a configuration of what the host sets up', () => {
    const flow = flowOf('system', 'Answer in one sentence.')
    expect(flow).toMatchObject({
      plane: 'host',
      sender: { role: 'client' },
      recipient: { role: 'client' },
      subject: [{ role: 'client' }],
      type: { message: 'config', about: ['model-instruction'] },
      principle: ['contract'],
    })
  })

  it('names a third party ahead of the user', () => {
    expect(flowOf('user', 'Write to ann@example.org that I am late.')).toMatchObject({
      subject: [{ role: 'third-party', name: 'ann@example.org' }, { role: 'user' }],
    })
  })

  it('puts what the text shows ahead of what every text is', () => {
    const { about } = flowOf('user', 'Write to ann@example.org today.').type
    expect(about[0]).toBe('email-address')
    expect(about.at(-1)).toBe('message-text')
    expect(new Set(about).size).toBe(about.length)
  })

  it('counts bytes as JSON, in UTF-8', () => {
    expect(flowOf('user', 'ü"\n').bytes).toBe(8)
  })
})
