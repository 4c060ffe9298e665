import { describe, expect, it } from 'vitest'
import { callsIn, taggedCalls } from '../../../../src/audit/readers/tagged-calls.ts'

const read = (text: string) => taggedCalls(text, '/chat', 'glaive')
const only = (text: string) => read(`<functioncall> ${text}`).calls[0]

describe('taggedCalls', () => {
  it('reads arguments between single quotes, as an object and as a string', () => {
    const parsed = { name: 'f', arguments: { city: 'Oslo' } }
    expect(only(`{"name": "f", "arguments": '{"city": "Oslo"}'}`)).toEqual({
      ...parsed,
      text: '{"city": "Oslo"}',
    })
    expect(only(`{"name": "f", "arguments": {"city": "Oslo"}}`)).toEqual({
      ...parsed,
      text: '{"city":"Oslo"}',
    })
    expect(only(`{"name": "f", "arguments": "{\\"city\\": \\"Oslo\\"}"}`)).toEqual({
      ...parsed,
      text: '{"city": "Oslo"}',
    })
    expect(only('{"name": "f"}')).toEqual({ name: 'f', arguments: {}, text: '{}' })
    expect(only(`{"name": "f", "arguments": ''}`)).toEqual({ name: 'f', arguments: {}, text: '' })
  })

  it('reads quotes within quotes', () => {
    expect(only(`{"name": "say", "arguments": '{"text": "I'm at Ann's"}'}`)?.arguments).toEqual({
      text: "I'm at Ann's",
    })
    expect(only(`{"name": "say", "arguments": '{"text": "I\\'m \\"in\\""}'}`)?.arguments).toEqual({
      text: 'I\'m "in"',
    })
    expect(only(`{"name": "say", "arguments": '{"text": "a } b { c"}'}`)?.arguments).toEqual({
      text: 'a } b { c',
    })
  })

  it('keeps arguments that are no JSON, or break off, as text', () => {
    expect(only(`{"name": "f", "arguments": '{"a": 1, b}'}`)).toEqual({
      name: 'f',
      arguments: undefined,
      text: '{"a": 1, b}',
    })
    expect(only(`{"name": "f", "arguments": '{"a": "x`)).toEqual({
      name: 'f',
      arguments: undefined,
      text: '{"a": "x',
    })
    expect(only('{"name": "f", "argum')).toEqual({ name: 'f', arguments: undefined, text: '' })
  })

  it('reads several calls, and what is said before and behind them', () => {
    const text = `Let me see. <functioncall> {"name": "f"}</functioncall> then
<functioncall> [{"name": "g"}, {"name": "h", "parameters": {"a": 1}}]
Done.`
    expect(read(text)).toEqual({
      before: 'Let me see.',
      calls: [
        { name: 'f', arguments: {}, text: '{}' },
        { name: 'g', arguments: {}, text: '{}' },
        { name: 'h', arguments: { a: 1 }, text: '{"a":1}' },
      ],
      after: 'then\nDone.',
    })
  })

  it('gives prose back as it is', () => {
    expect(read('I call functions.')).toEqual({ before: 'I call functions.', calls: [], after: '' })
  })

  it('names a call without a function', () => {
    for (const text of ['', '{}', '{"name": ""}', '{"name": 7}', '"f"', `{'name': 'f'}`]) {
      expect(() => only(text)).toThrow('`/chat`: expected the name of a function')
    }
  })

  it('takes no longer than the text is long', () => {
    const many = 50_000
    expect(read(`<functioncall> {"name": "f"}`.repeat(many)).calls).toHaveLength(many)
    expect(
      read(`<functioncall> {"name": "f", "arguments": '${'{'.repeat(many)}`).calls,
    ).toHaveLength(1)
    expect(() => read(`<functioncall> {"name": "${'\\'.repeat(many)}`)).toThrow('expected the name')
  })
})

describe('callsIn', () => {
  it('gives undefined for what is no call', () => {
    expect(callsIn('hello')).toBeUndefined()
    expect(callsIn('[]')).toBeUndefined()
    expect(callsIn('[{"name": "f"}, 7]')).toBeUndefined()
  })
})
