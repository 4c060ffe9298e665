import { describe, expect, it } from 'vitest'
import { openaiChat } from '../../../../src/audit/readers/openai-chat.ts'

describe('openaiChat', () => {
  it('reads a dialogue with its functions, id and label', () => {
    const record = openaiChat.read({
      id: 'd1',
      label: 'ground_truth',
      messages: [
        { role: 'user', content: 'What is 2 plus 3?' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c1', function: { name: 'add', arguments: '{"a":2,"b":3}' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: '5' },
        { role: 'assistant', content: 'It is 5.' },
      ],
      tools: [{ type: 'function', function: { name: 'add' } }],
    })
    expect(record).toMatchObject({
      kind: 'chat',
      format: 'openai-chat',
      id: 'd1',
      label: 'ground_truth',
      tools: [{ name: 'add', pointer: '/tools/0/function' }],
    })
    expect(record.kind === 'chat' && record.messages.map(({ role }) => role)).toEqual([
      'user',
      'assistant',
      'tool',
      'assistant',
    ])
  })

  it('recognises whatever has messages, and names what is wrong with them', () => {
    expect(openaiChat.recognises({ messages: 'x' })).toBe(true)
    expect(openaiChat.recognises({ chat: 'x' })).toBe(false)
    expect(openaiChat.recognises([])).toBe(false)
    expect(() => openaiChat.read({ messages: 'x' })).toThrow('expected a list of messages')
    expect(() => openaiChat.read({ messages: [] })).toThrow('expected at least one message')
    expect(() => openaiChat.read([])).toThrow('the record: expected an object')
    const messages = [{ role: 'user', content: 'hi' }, 7]
    expect(() => openaiChat.read({ messages })).toThrow('`/messages/1`')
  })
})
