import { describe, expect, it } from 'vitest'
import { glaive } from '../../../../src/audit/readers/glaive.ts'

const row = {
  system: `SYSTEM: You can use functions when you need them -
{
    "name": "find_train",
    "description": "Finds the next train",
    "parameters": {"type": "object", "properties": {"to": {"type": "string"}}}
}

{
    "name": "book_seat",
    "description": "Books a seat",
    "parameters": {"type": "object"}
}
`,
  chat: `USER: When is the next train to Bergen? Book me a seat.


ASSISTANT: <functioncall> {"name": "find_train", "arguments": '{"to": "Bergen"}'} <|endoftext|>


FUNCTION RESPONSE: {"train": "R42", "at": "17:03"}


ASSISTANT: <functioncall> {"name": "book_seat", "arguments": '{"train": "R42", "note": "at Kari's side"}'} <|endoftext|>


FUNCTION RESPONSE: {"seat": "12A"}


ASSISTANT: The R42 leaves at 17:03. You have seat 12A. <|endoftext|>
`,
}

describe('glaive', () => {
  it('reads a row into messages, calls and functions', () => {
    const record = glaive.read(row)
    if (record.kind !== 'chat') throw new Error('a dialogue was expected')
    expect(record.tools.map(({ name, description }) => [name, description])).toEqual([
      ['find_train', 'Finds the next train'],
      ['book_seat', 'Books a seat'],
    ])
    expect(record.messages.map(({ role, text }) => [role, text])).toEqual([
      ['system', 'You can use functions when you need them -'],
      ['user', 'When is the next train to Bergen? Book me a seat.'],
      ['assistant', ''],
      ['tool', '{"train": "R42", "at": "17:03"}'],
      ['assistant', ''],
      ['tool', '{"seat": "12A"}'],
      ['assistant', 'The R42 leaves at 17:03. You have seat 12A.'],
    ])
    expect(record.messages[4]?.calls).toEqual([
      {
        name: 'book_seat',
        arguments: { train: 'R42', note: "at Kari's side" },
        text: '{"train": "R42", "note": "at Kari\'s side"}',
        pointer: '/tool_calls/0/function/arguments',
      },
    ])
  })

  it('reads a row without functions, and one without a system message', () => {
    const chat = 'USER: hi\n\n\nASSISTANT: hello <|endoftext|>'
    const system = 'SYSTEM: You help, with no access to functions.'
    expect(glaive.read({ system, chat })).toMatchObject({ tools: [], messages: { length: 3 } })
    expect(glaive.read({ chat, label: 'true' })).toMatchObject({ label: 'true' })
  })

  it('recognises whatever has a chat, and names what is wrong with it', () => {
    expect(glaive.recognises({ chat: 7 })).toBe(true)
    expect(glaive.recognises({ system: 'x' })).toBe(false)
    expect(glaive.recognises('x')).toBe(false)
    expect(() => glaive.read({ chat: 7 })).toThrow('`/chat`: expected a text')
    expect(() => glaive.read({ chat: 'hello' })).toThrow('`/chat`: expected turns')
    expect(() => glaive.read({ chat: 'USER: x', system: {} })).toThrow('`/system`')
    expect(() => glaive.read(null)).toThrow('the record')
  })
})
