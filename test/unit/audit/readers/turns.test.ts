import { describe, expect, it } from 'vitest'
import { splitTurns, systemTurn } from '../../../../src/audit/readers/turns.ts'

describe('splitTurns', () => {
  it('splits where a line begins with the name of a speaker', () => {
    const text =
      'USER: Hi, is 4 prime?\n\n\nASSISTANT: <functioncall> {"name": "f"} <|endoftext|>\n\n\nFUNCTION RESPONSE: {"prime": false}\n\n\nASSISTANT: No. <|endoftext|>'
    expect(splitTurns(text)).toEqual([
      { speaker: 'user', text: 'Hi, is 4 prime?' },
      { speaker: 'assistant', text: '<functioncall> {"name": "f"}' },
      { speaker: 'response', text: '{"prime": false}' },
      { speaker: 'assistant', text: 'No.' },
    ])
  })

  it('knows the names in other spellings, and gives what stands before the first to the system', () => {
    const text = 'Be kind.\r\nHuman: a\r\n**Assistant:** b\r\nfunction_call: c\r\nTool: d'
    expect(splitTurns(text)).toEqual([
      { speaker: 'system', text: 'Be kind.' },
      { speaker: 'user', text: 'a' },
      { speaker: 'assistant', text: 'b' },
      { speaker: 'call', text: 'c' },
      { speaker: 'response', text: 'd' },
    ])
  })

  it('splits a text that is written in one go at names in capitals', () => {
    const text = 'USER: what time is it? ASSISTANT: Ten.<|endoftext|>USER: thanks'
    expect(splitTurns(text)).toEqual([
      { speaker: 'user', text: 'what time is it?' },
      { speaker: 'assistant', text: 'Ten.' },
      { speaker: 'user', text: 'thanks' },
    ])
  })

  it('does not split at a name within a line of a text that has lines', () => {
    const text = 'USER: who is the USER: me?\nASSISTANT: the user: you.'
    expect(splitTurns(text).map(({ text: said }) => said)).toEqual([
      'who is the USER: me?',
      'the user: you.',
    ])
  })

  it('gives none where nobody is named', () => {
    expect(splitTurns('')).toEqual([])
    expect(splitTurns('hello there: all')).toEqual([])
  })

  it('takes no longer than the text is long', () => {
    const many = 200_000
    expect(splitTurns(' '.repeat(many))).toEqual([])
    expect(splitTurns('\n \t'.repeat(many))).toEqual([])
    expect(splitTurns('USER: '.repeat(many))).toHaveLength(many)
  })
})

describe('systemTurn', () => {
  it('is the text of the member without its own mark, or none', () => {
    expect(systemTurn('SYSTEM: Be kind.', 'glaive')).toEqual([
      { speaker: 'system', text: 'Be kind.' },
    ])
    expect(systemTurn(undefined, 'glaive')).toEqual([])
    expect(systemTurn(null, 'glaive')).toEqual([])
    expect(() => systemTurn(7, 'glaive')).toThrow('`/system`: expected a text, found a number')
  })
})
