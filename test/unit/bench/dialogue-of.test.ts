import { describe, expect, it } from 'vitest'
import { readRecord } from '../../../src/audit/readers/read-record.ts'
import type { ChatRecord } from '../../../src/audit/record.ts'
import { dialogueOf } from '../../../src/bench/dialogue-of.ts'

const call = (name: string, args: string, id?: string) => ({
  role: 'assistant',
  content: null,
  tool_calls: [
    { ...(id === undefined ? {} : { id }), type: 'function', function: { name, arguments: args } },
  ],
})
const recordOf = (...messages: readonly object[]) =>
  readRecord(
    JSON.stringify({
      messages: [{ role: 'user', content: 'Hi' }, ...messages],
      tools: [
        {
          type: 'function',
          function: { name: 'f', description: 'd', parameters: { type: 'object' } },
        },
      ],
    }),
  ) as ChatRecord
const names = { id: '1', source: 's' }

describe('dialogueOf', () => {
  it('joins each call with what it returned, by id, and keeps the order of steps', () => {
    const record = recordOf(
      call('f', '{"a":1}', 'c1'),
      call('f', '{"a":2}', 'c2'),
      { role: 'tool', tool_call_id: 'c2', content: 'two' },
      { role: 'tool', tool_call_id: 'c1', content: 'one' },
      { role: 'assistant', content: 'Done.' },
    )
    expect(dialogueOf(record, { ...names, license: 'MIT' })).toEqual({
      id: '1',
      source: 's',
      license: 'MIT',
      tools: [{ name: 'f', description: 'd', parameters: { type: 'object' } }],
      steps: [
        { kind: 'user', text: 'Hi' },
        { kind: 'call', name: 'f', arguments: { a: 1 }, returned: 'one' },
        { kind: 'call', name: 'f', arguments: { a: 2 }, returned: 'two' },
        { kind: 'assistant', text: 'Done.' },
      ],
    })
  })

  it('leaves a call open that nothing answers', () => {
    const dialogue = dialogueOf(recordOf(call('f', '{}', 'c1')), names)
    expect(dialogue).toMatchObject({ steps: [{ kind: 'user' }, { kind: 'call', name: 'f' }] })
    expect(JSON.stringify(dialogue)).not.toContain('returned')
  })

  it.each([
    ['malformed-arguments', [call('f', '[1]', 'c1')]],
    ['malformed-arguments', [call('f', '{"a":', 'c1')]],
    ['stray-result', [{ role: 'tool', tool_call_id: 'c9', content: 'x' }]],
    [
      'stray-result',
      [
        call('f', '{}', 'c1'),
        { role: 'tool', tool_call_id: 'c1', content: 'x' },
        { role: 'tool', tool_call_id: 'c1', content: 'again' },
      ],
    ],
  ])('says %s of a record that no case can be made of', (reason, messages) => {
    expect(dialogueOf(recordOf(...messages), names)).toBe(reason)
  })

  it('says no-words of a record in which nobody speaks', () => {
    const record = { ...recordOf(), messages: [] }
    expect(dialogueOf(record, names)).toBe('no-words')
  })
})
