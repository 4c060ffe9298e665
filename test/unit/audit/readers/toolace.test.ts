import { describe, expect, it } from 'vitest'
import { toolace } from '../../../../src/audit/readers/toolace.ts'

const functions = [
  {
    name: 'Tide Table API',
    description: 'Tides of a harbour.',
    parameters: { type: 'dict', properties: { harbour: { type: 'string' } } },
    required: null,
  },
  { name: 'weather.now', description: 'The weather.', parameters: { type: 'dict' } },
]
const row = {
  system: `You compose functions. These are they:\n${JSON.stringify(functions)}. \nWrite calls as [f(a=b)].`,
  conversations: [
    { from: 'user', value: 'Tides and weather in Brest?' },
    {
      from: 'assistant',
      value: '[Tide Table API(harbour="Brest"), weather.now(place="Brest", days=2)]',
    },
    {
      from: 'tool',
      value:
        '[{"name": "Tide Table API", "results": {"high": "06:12"}}, {"name": "weather.now", "results": {"sky": "clear"}}]',
    },
    { from: 'assistant', value: 'High tide is at 06:12, and the sky is clear.' },
  ],
}

describe('toolace', () => {
  it('reads a row into messages, calls and functions', () => {
    const record = toolace.read(row)
    if (record.kind !== 'chat') throw new Error('a dialogue was expected')
    expect(record.tools.map(({ name }) => name)).toEqual(['Tide Table API', 'weather.now'])
    expect(record.messages.map(({ role, name, text }) => [role, name, text])).toEqual([
      ['system', undefined, 'You compose functions. These are they:\n. \nWrite calls as [f(a=b)].'],
      ['user', undefined, 'Tides and weather in Brest?'],
      ['assistant', undefined, ''],
      ['tool', 'Tide Table API', '{"high":"06:12"}'],
      ['tool', 'weather.now', '{"sky":"clear"}'],
      ['assistant', undefined, 'High tide is at 06:12, and the sky is clear.'],
    ])
    expect(record.messages[2]?.calls.map(({ name, arguments: given }) => [name, given])).toEqual([
      ['Tide Table API', { harbour: 'Brest' }],
      ['weather.now', { place: 'Brest', days: 2 }],
    ])
  })

  it('recognises whatever has conversations, and names what is wrong with them', () => {
    expect(toolace.recognises({ conversations: 7 })).toBe(true)
    expect(toolace.recognises({ messages: [] })).toBe(false)
    expect(() => toolace.read({ conversations: 7 })).toThrow('`/conversations`: expected a list')
    expect(() => toolace.read({ conversations: [] })).toThrow('at least one message')
    expect(() => toolace.read(7)).toThrow('the record')
  })
})
