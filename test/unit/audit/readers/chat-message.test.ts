import { describe, expect, it } from 'vitest'
import { chatMessage, writtenArguments } from '../../../../src/audit/readers/chat-message.ts'
import type { JsonValue } from '../../../../src/mcp/json.ts'

const read = (value: JsonValue) => chatMessage(value, '/messages/0', 'openai-chat')

describe('chatMessage', () => {
  it('reads a text, none, a refusal and a list of parts', () => {
    expect(read({ role: 'user', content: 'hi' })).toEqual({
      role: 'user',
      text: 'hi',
      pointer: '/content',
      calls: [],
    })
    expect(read({ role: 'assistant', content: null }).text).toBe('')
    expect(read({ role: 'assistant' }).text).toBe('')
    expect(read({ role: 'assistant', refusal: 'no' })).toMatchObject({
      text: 'no',
      pointer: '/refusal',
    })
    const parts = [
      { type: 'image_url', image_url: { url: 'data:,' } },
      { type: 'text', text: 'a' },
      'b',
      { type: 'refusal', refusal: 'c' },
    ]
    expect(read({ role: 'user', content: parts })).toMatchObject({
      text: 'a\nb\nc',
      pointer: '/content/1/text',
    })
    expect(read({ role: 'user', content: [] })).toMatchObject({ text: '', pointer: '/content' })
  })

  it('reads calls with arguments as text or as the object itself', () => {
    const calls = [
      { id: 'c1', type: 'function', function: { name: 'f', arguments: '{"a": 1}' } },
      { id: 'c1', type: 'function', function: { name: 'g', arguments: { a: 1 } } },
      { function: { name: 'h', arguments: '{broken' } },
      { name: 'bare', arguments: '' },
      { id: 'c5', type: 'custom', custom: { name: 'shell', input: 'ls' } },
    ]
    expect(read({ role: 'assistant', content: null, tool_calls: calls }).calls).toEqual([
      {
        id: 'c1',
        name: 'f',
        arguments: { a: 1 },
        text: '{"a": 1}',
        pointer: '/tool_calls/0/function/arguments',
      },
      {
        id: 'c1',
        name: 'g',
        arguments: { a: 1 },
        text: '{"a":1}',
        pointer: '/tool_calls/1/function/arguments',
      },
      {
        name: 'h',
        arguments: undefined,
        text: '{broken',
        pointer: '/tool_calls/2/function/arguments',
      },
      { name: 'bare', arguments: {}, text: '', pointer: '/tool_calls/3/arguments' },
      {
        id: 'c5',
        name: 'shell',
        arguments: undefined,
        text: 'ls',
        pointer: '/tool_calls/4/custom/input',
      },
    ])
  })

  it('reads what came before tools: function_call and the role function', () => {
    const call = { name: 'f', arguments: '{}' }
    expect(read({ role: 'assistant', content: null, function_call: call }).calls).toEqual([
      { name: 'f', arguments: {}, text: '{}', pointer: '/function_call/arguments' },
    ])
    expect(read({ role: 'function', name: 'f', content: '1' })).toMatchObject({
      role: 'tool',
      name: 'f',
    })
    expect(read({ role: 'developer', content: 'x' }).role).toBe('system')
  })

  it('reads the result of a function that is written down as a value', () => {
    const tool = { role: 'tool', tool_call_id: 'c1', name: 'f' }
    expect(read({ ...tool, content: { a: 1 } })).toMatchObject({ text: '{"a":1}', callId: 'c1' })
    expect(read({ ...tool, content: [1, 2] }).text).toBe('[1,2]')
    expect(read({ ...tool, content: 7 }).text).toBe('7')
  })

  it('names the member that is wrong', () => {
    const fails = (value: JsonValue, message: string) => expect(() => read(value)).toThrow(message)
    fails('x', '`/messages/0`: expected a message')
    fails({ role: 'robot' }, '`/messages/0/role`: expected system, user, assistant or tool')
    fails({ role: 'toString' }, 'found the string `toString`')
    fails({ role: 'user', content: 7 }, '`/messages/0/content`: expected a text')
    fails({ role: 'user', content: [{ type: 'tool_use' }] }, '`/messages/0/content/0`')
    fails({ role: 'assistant', tool_calls: {} }, '`/messages/0/tool_calls`: expected a list')
    fails({ role: 'assistant', tool_calls: ['f'] }, '`/messages/0/tool_calls/0`')
    fails(
      { role: 'assistant', tool_calls: [{ function: {} }] },
      '`/messages/0/tool_calls/0/function/name`: expected the name of the function, found nothing',
    )
    fails({ role: 'assistant', function_call: 'f' }, '`/messages/0/function_call`')
    fails({ role: 'user', tool_calls: [{ name: 'f' }] }, 'expected assistant')
  })
})

describe('writtenArguments', () => {
  it('takes no arguments for an empty object', () => {
    expect(writtenArguments(undefined)).toEqual({ arguments: {}, text: '{}' })
    expect(writtenArguments(null)).toEqual({ arguments: {}, text: '{}' })
    expect(writtenArguments(' ')).toEqual({ arguments: {}, text: ' ' })
  })
})
