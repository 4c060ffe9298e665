import { describe, expect, it } from 'vitest'
import { chatRecord, idOf } from '../../../../src/audit/readers/chat-record.ts'
import type { ChatMessage } from '../../../../src/audit/record.ts'

const messages: readonly ChatMessage[] = [
  { role: 'user', text: 'hi', pointer: '/content', calls: [] },
]

describe('chatRecord', () => {
  it('carries a label of any kind along unread, null included', () => {
    for (const label of ['attack_succeeded', null, 7, { a: [1] }]) {
      const record = chatRecord({ label }, 'glaive', { messages, tools: [] }, '/chat')
      expect(record.label).toEqual(label)
    }
    expect(chatRecord({}, 'glaive', { messages, tools: [] }, '/chat')).not.toHaveProperty('label')
  })

  it('refuses a dialogue without a message', () => {
    const read = () => chatRecord({ chat: '' }, 'glaive', { messages: [], tools: [] }, '/chat')
    expect(read).toThrow('`/chat`: expected at least one message, found a string')
  })
})

describe('idOf', () => {
  it('takes texts and numbers for ids', () => {
    expect([{ id: 'a' }, { id: 0 }, { id: 2n ** 64n }].map(idOf)).toEqual([
      'a',
      '0',
      '18446744073709551616',
    ])
    expect([{}, { id: '' }, { id: null }, { id: [1] }].map(idOf)).toEqual(Array(4).fill(undefined))
  })
})
