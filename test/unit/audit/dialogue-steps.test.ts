import { describe, expect, it } from 'vitest'
import { type DialogueStep, dialogueSteps } from '../../../src/audit/dialogue-steps.ts'
import type { Message } from '../../../src/mcp/message.ts'
import { assistant, call, recordOf, returned, system, tool, user } from './dialogue.ts'

const schema = { type: 'object', properties: { city: { type: 'string' } } }

/** The step in one line: who, what, and at which message. */
function line(step: DialogueStep): string {
  if (step.kind === 'turn') return `${step.index} ${step.role}: ${step.text}`
  if (step.kind !== 'message') return `${step.index} stated`
  const { server = '-', from, index, message } = step
  return `${index} ${from} ${server}: ${shortOf(message)}`
}

function shortOf(message: Message): string {
  if (message.kind === 'request') return `${message.id} ${JSON.stringify(message.params)}`
  return message.kind === 'result' ? `${message.id} ${JSON.stringify(message.result)}` : ''
}

const lines = (...given: Parameters<typeof recordOf>) => dialogueSteps(recordOf(...given)).map(line)

describe('dialogueSteps', () => {
  it('lists the same definitions for records that share their tools, each in a message of its own', () => {
    const { tools } = recordOf([], [tool('weather', 'Weather of a city.', schema)])
    const [one, other] = ['Bern?', 'Rome?'].map((text) => {
      const [list] = dialogueSteps({ ...recordOf([user(text)]), tools })
      return list?.kind === 'message' && list.message.kind === 'result' ? list.message : undefined
    })
    expect(one?.result).toBe(other?.result)
    expect(one).not.toBe(other)
  })

  it('gives the tools on offer, then turns, calls and results in order', () => {
    const found = lines(
      [
        system('Be brief.'),
        user('Weather in Bern?'),
        assistant('I look it up.', call('weather', { city: 'Bern' }, 'c1')),
        returned('sunny', { id: 'c1', name: 'weather' }),
        assistant('It is sunny.'),
      ],
      [tool('weather', 'Weather of a city.', schema)],
    )
    expect(found).toEqual([
      `0 server -: 1 {"tools":[{"name":"weather","description":"Weather of a city.","inputSchema":${JSON.stringify(schema)}}]}`,
      '0 system: Be brief.',
      '1 user: Weather in Bern?',
      '2 client: I look it up.',
      '2 host -: 2 {"name":"weather","arguments":{"city":"Bern"}}',
      '3 server -: 2 {"content":[{"type":"text","text":"sunny"}]}',
      '4 client: It is sunny.',
    ])
  })

  it('knows the request that a list answers', () => {
    const [list] = dialogueSteps(recordOf([], [tool('f')]))
    expect(list).toMatchObject({ unwritten: { id: 1, method: 'tools/list' }, message: { id: 1 } })
  })

  it('gives each server its own list, and calls under the names that the servers know', () => {
    const found = lines(
      [
        assistant('', call('mail__send', {}, 'a'), call('mcp__files__read', {}, 'b')),
        returned('text', { id: 'b' }),
        returned('sent', { id: 'a' }),
      ],
      [tool('mail__send', 'S.'), tool('mcp__files__read', 'R.'), tool('mail__draft', 'D.')],
    )
    expect(found).toEqual([
      '0 server mail: 1 {"tools":[{"name":"send","description":"S."},{"name":"draft","description":"D."}]}',
      '0 server files: 2 {"tools":[{"name":"read","description":"R."}]}',
      '0 host mail: 3 {"name":"send","arguments":{}}',
      '0 host files: 4 {"name":"read","arguments":{}}',
      '1 server files: 4 {"content":[{"type":"text","text":"text"}]}',
      '2 server mail: 3 {"content":[{"type":"text","text":"sent"}]}',
    ])
  })

  it('keeps a result that nothing asked for, at the server that its name tells', () => {
    const found = lines([
      returned('early', { id: 'x', name: 'mail__send' }),
      assistant('', call('f', {}, 'c1')),
      returned('one', { id: 'c1' }),
      returned('again', { id: 'c1' }),
    ])
    expect(found).toEqual([
      '0 server mail: 1 {"content":[{"type":"text","text":"early"}]}',
      '1 host -: 2 {"name":"f","arguments":{}}',
      '2 server -: 2 {"content":[{"type":"text","text":"one"}]}',
      '3 server -: 3 {"content":[{"type":"text","text":"again"}]}',
    ])
  })

  it('keeps a call that nothing answered', () => {
    expect(lines([assistant('', call('f')), user('Well?')])).toEqual([
      '0 host -: 1 {"name":"f","arguments":{}}',
      '1 user: Well?',
    ])
  })

  it('moves arguments that are no JSON as the text they are', () => {
    const broken = { name: 'f', arguments: undefined, text: '{"a": ' }
    expect(lines([assistant('', broken)])).toEqual([
      '0 host -: 1 {"name":"f","arguments":"{\\"a\\": "}',
    ])
    expect(lines([assistant('', call('f', null))])).toEqual([
      '0 host -: 1 {"name":"f","arguments":null}',
    ])
  })

  it('says nothing for an empty text, but keeps an empty result', () => {
    expect(lines([user(''), assistant('', call('f', {}, 'a')), returned('', { id: 'a' })])).toEqual(
      [
        '1 host -: 1 {"name":"f","arguments":{}}',
        '2 server -: 1 {"content":[{"type":"text","text":""}]}',
      ],
    )
  })

  it('has no steps for an empty record', () => {
    expect(lines([])).toEqual([])
  })
})

describe('place', () => {
  it('leads from each step back into the record', () => {
    const steps = dialogueSteps(
      recordOf(
        [
          user('Hello'),
          assistant('', call('mail__send', { to: 'x' }, 'a')),
          returned('{"ok":{"id":7}}', { id: 'a' }),
        ],
        [tool('mail__send', 'S.', schema)],
      ),
    )
    const pointers = [
      '/result/tools/0/inputSchema/properties/city',
      '',
      '/params/arguments/to',
      '/result/content/0/text/ok/id',
    ]
    expect(steps.map((step, index) => step.place(pointers[index] ?? ''))).toEqual([
      { message: 0, pointer: '/tools/0/function/parameters/properties/city' },
      { message: 0, pointer: '/content' },
      { message: 1, pointer: '/tool_calls/0/function/arguments/to' },
      { message: 2, pointer: '/content/ok/id' },
    ])
  })
})
