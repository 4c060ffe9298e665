import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecord } from '../../../../src/audit/readers/read-record.ts'
import { McipError } from '../../../../src/errors.ts'

const records = {
  'openai-chat': { messages: [{ role: 'user', content: 'hi' }] },
  glaive: { system: 'SYSTEM: x', chat: 'USER: hi' },
  toolace: { system: 'x', conversations: [{ from: 'user', value: 'hi' }] },
  'published-benchmark': { body: 'USER: hi', label: 'true' },
} as const

function faultOf(text: string): string {
  try {
    readRecord(text)
  } catch (fault) {
    if (fault instanceof McipError) return `${fault.code}: ${fault.message}`
    throw fault
  }
  return 'none'
}

describe('readRecord', () => {
  it('tells the format by the content', () => {
    for (const [format, record] of Object.entries(records)) {
      expect(readRecord(JSON.stringify(record))).toMatchObject({ format, kind: 'chat' })
    }
  })

  it('takes one format only where it is told to', () => {
    const text = JSON.stringify({ ...records.glaive, ...records['openai-chat'] })
    expect(readRecord(text).format).toBe('openai-chat')
    expect(readRecord(text, 'glaive').format).toBe('glaive')
    expect(() => readRecord(text, 'toolace')).toThrow('no known form of record')
  })

  it('names what is no dialogue', () => {
    const forms = [
      ['{"tools": [], "id": "x"}', 'a tool set (`tools` without `messages`)'],
      ['{"functions": []}', 'a tool set (`functions` without `messages`)'],
      ['{"jsonrpc": "2.0", "method": "ping"}', 'a message of MCP (`jsonrpc`)'],
      ['{"kind": "entry", "hash": "", "bytes": ""}', 'an entry of the flow log'],
      ['{"role": "user", "content": "hi"}', 'one message (`role` and `content`'],
      ['{"from": "user", "value": "hi"}', 'one turn (`from` and `value`'],
      ['{"name": "f", "parameters": {}}', 'the definition of one tool'],
      ['[]', 'an empty list'],
      ['[{}]', 'a list'],
      ['7', 'a number'],
      ['null', 'null'],
      ['"hi"', 'the string `hi`'],
    ]
    for (const [text = '', form = ''] of forms) {
      expect(faultOf(text)).toContain(`audit.not-a-dialogue: not a dialogue but ${form}`)
    }
  })

  it('names the members of an object that no reader knows', () => {
    expect(faultOf('{}')).toBe(
      'audit.unknown-form: no known form of record: an object without members',
    )
    expect(faultOf('{"a": 1, "b\\n": 2}')).toContain('an object with `a`, `b\ufffd`')
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`k${n}`, n]))
    expect(faultOf(JSON.stringify(many))).toMatch(/`k5` and 994 more$/)
    expect(faultOf('{"__proto__": {"messages": []}}')).toContain('with `__proto__`')
  })

  it('names malformed JSON with its place', () => {
    expect(faultOf('{"messages": [}')).toBe(
      'audit.malformed-json: no valid JSON: expected a value or `]` at column 15',
    )
    expect(faultOf('')).toContain('the text breaks off at column 1')
  })

  it('throws nothing but coded faults, whatever it is given', () => {
    const words = fc.constantFrom(
      'messages',
      'role',
      'content',
      'tool_calls',
      'function',
      'name',
      'arguments',
      'tools',
      'chat',
      'system',
      'conversations',
      'from',
      'value',
      'body',
      'label',
      'mci',
      'flows',
      'id',
      'user',
      'assistant',
      'tool',
      'USER: a\nASSISTANT: <functioncall> {"name": "f", "arguments": \'{}\'}',
      '[f(a="b")]',
      '\ud800',
      '__proto__',
    )
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        words,
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.constantFrom(null, true),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(words, tie('value'), { maxKeys: 5 }),
      ),
    })).value
    const text = fc.oneof(
      fc.dictionary(words, value).map((given) => JSON.stringify(given)),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (given) => {
        faultOf(given)
      }),
      { numRuns: 5_000 },
    )
  })

  it('throws nothing but coded faults for texts of every format', () => {
    const piece = fc.constantFrom(
      'USER:',
      'ASSISTANT: ',
      'FUNCTION RESPONSE: ',
      '<functioncall>',
      '<|endoftext|>',
      '\n',
      '{"name": "f", "arguments": \'',
      '{"name": "f", "description": "x"}',
      "'}",
      '[f(a=',
      ')]',
      '[',
      '{',
      '}',
      ']',
      '"',
      "'",
      '\\',
      ',',
      ' ',
      '\ud800',
      'é',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const written = pieces.join('')
        faultOf(JSON.stringify({ system: written, chat: written }))
        faultOf(JSON.stringify({ body: written }))
        const conversations = ['assistant', 'tool', 'user'].map((from) => ({
          from,
          value: written,
        }))
        faultOf(JSON.stringify({ system: written, conversations }))
      }),
      { numRuns: 3_000 },
    )
  })

  it('reads long records in linear time', () => {
    const long = 'x'.repeat(5_000_000)
    expect(readRecord(JSON.stringify({ chat: `USER: ${long}` }))).toMatchObject({ kind: 'chat' })
    const call = { name: 'f', arguments: `{"a": "${long}"}` }
    const messages = [{ role: 'assistant', content: long, tool_calls: [{ function: call }] }]
    expect(readRecord(JSON.stringify({ messages }))).toMatchObject({ kind: 'chat' })
    const turns = 'USER: a\nASSISTANT: b\n'.repeat(100_000)
    expect(readRecord(JSON.stringify({ chat: turns }))).toMatchObject({
      messages: { length: 200_000 },
    })
  })
})
