import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../../../src/audit/readers/turns.ts'
import { listedTurns, writtenMessages } from '../../../../src/audit/readers/written-message.ts'

const read = (speaker: Speaker, text: string) =>
  writtenMessages({ speaker, text }, { format: 'glaive', at: '/chat', offered: new Set(['f']) })

describe('writtenMessages', () => {
  it('gives one message for what a user or the system says', () => {
    expect(read('user', '[f(a=1)]')).toEqual([
      { role: 'user', text: '[f(a=1)]', pointer: '/content', calls: [] },
    ])
    expect(read('system', 'Be kind.')[0]?.role).toBe('system')
  })

  it('gives calls the pointers that they have in the chat form', () => {
    const [message] = read('assistant', '[f(a=1), f(a=2)]')
    expect(message?.calls.map(({ pointer }) => pointer)).toEqual([
      '/tool_calls/0/function/arguments',
      '/tool_calls/1/function/arguments',
    ])
  })

  it('keeps what is said behind calls behind them', () => {
    const messages = read('assistant', 'One moment. <functioncall> {"name": "f"} There.')
    expect(messages.map(({ text, calls }) => [text, calls.length])).toEqual([
      ['One moment.', 1],
      ['There.', 0],
    ])
  })

  it('reads a turn that is a call, and refuses one that is none', () => {
    expect(read('call', '{"name": "f"}')[0]?.calls).toHaveLength(1)
    expect(read('call', '[f(a=1)]')[0]?.calls).toHaveLength(1)
    expect(() => read('call', 'hello')).toThrow('`/chat`: expected a call of a function')
  })

  it('gives a message for each function of a list of results', () => {
    const text = '[{"name": "f", "results": {"a": 1}}, {"name": "g", "results": "two"}]'
    expect(read('response', text)).toEqual([
      { role: 'tool', text: '{"a":1}', pointer: '/content', calls: [], name: 'f' },
      { role: 'tool', text: 'two', pointer: '/content', calls: [], name: 'g' },
    ])
  })

  it('keeps any other result as it is', () => {
    for (const text of ['{"a": 1}', '[1]', '[{"name": "f"}]', '[]', '[oops', '']) {
      expect(read('response', text)).toMatchObject([{ role: 'tool', text }])
    }
  })
})

describe('listedTurns', () => {
  it('knows the speakers of several tools of the trade', () => {
    const from = ['system', 'human', 'user', 'gpt', 'assistant', 'function_call', 'observation']
    const turns = listedTurns(
      from.map((name) => ({ from: name, value: ' x ' })),
      '/conversations',
      'toolace',
    )
    expect(turns.map(({ speaker }) => speaker)).toEqual([
      'system',
      'user',
      'user',
      'assistant',
      'assistant',
      'call',
      'response',
    ])
    expect(turns[0]?.text).toBe('x')
  })

  it('names the member that is wrong', () => {
    const read = (item: never) => () => listedTurns([item], '/conversations', 'toolace')
    expect(read(7 as never)).toThrow('`/conversations/0`: expected a turn')
    expect(read({ from: 'bot', value: 'x' } as never)).toThrow('`/conversations/0/from`')
    expect(read({ from: 'user', value: 7 } as never)).toThrow('`/conversations/0/value`')
  })
})
