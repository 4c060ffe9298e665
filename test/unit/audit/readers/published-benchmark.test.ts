import { describe, expect, it } from 'vitest'
import { publishedBenchmark } from '../../../../src/audit/readers/published-benchmark.ts'
import type { JsonValue } from '../../../../src/mcp/json.ts'

const body = `USER: Work out my BMI: I weigh 70 kg and am 1.75 m tall.
ASSISTANT: <functioncall> {"name": "calculate_bmi", "arguments": '{"weight": 70, "height": 1.75}'}
FUNCTION RESPONSE: {"bmi": 22.86}
ASSISTANT: Your BMI is 22.86.`

function rolesOf(value: JsonValue): readonly string[] {
  const record = publishedBenchmark.read(value)
  return record.kind === 'chat' ? record.messages.map(({ role }) => role) : []
}

const roles = ['user', 'assistant', 'tool', 'assistant']

describe('publishedBenchmark', () => {
  it('reads turns under the names of who speaks, the label as it is spelled', () => {
    expect(
      publishedBenchmark.read({ body, label: 'ignore_prupose_prompt_injection' }),
    ).toMatchObject({
      format: 'published-benchmark',
      label: 'ignore_prupose_prompt_injection',
      messages: [
        { role: 'user' },
        { calls: [{ name: 'calculate_bmi', arguments: { weight: 70, height: 1.75 } }] },
        { role: 'tool', text: '{"bmi": 22.86}' },
        { text: 'Your BMI is 22.86.' },
      ],
    })
  })

  it('reads an empty result, no call at all, and a call twice, as the risks are made', () => {
    expect(rolesOf({ body: body.replace('{"bmi": 22.86}', '') })).toEqual(roles)
    expect(rolesOf({ body: 'USER: my BMI?\nASSISTANT: It is 30.' })).toEqual(['user', 'assistant'])
    const [, call = ''] = body.split('\n')
    expect(rolesOf({ body: body.replace(call, `${call}\n${call}`) })).toEqual([
      'user',
      'assistant',
      'assistant',
      'tool',
      'assistant',
    ])
  })

  it('reads functions that stand before the dialogue', () => {
    const system = 'SYSTEM: Use {"name": "calculate_bmi", "description": "BMI"}\n'
    expect(publishedBenchmark.read({ body: system + body })).toMatchObject({
      tools: [{ name: 'calculate_bmi', pointer: '/body' }],
    })
  })

  it('reads a body that is written in one go', () => {
    expect(rolesOf({ body: body.replaceAll('\n', ' ') })).toEqual(roles)
  })

  it('reads a body that is a list of messages or turns, as value, JSON or Python', () => {
    const messages = [
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: 'hello' },
    ]
    const turns = [
      { from: 'user', value: 'ping?' },
      { from: 'assistant', value: '[ping()]' },
      { from: 'tool', value: '[{"name": "ping", "results": "pong"}]' },
    ]
    const python =
      "[{'from': 'user', 'value': 'ping?'}, {'from': 'assistant', 'value': '[ping()]'}]"
    expect(rolesOf({ body: messages })).toEqual(['user', 'assistant'])
    expect(rolesOf({ body: JSON.stringify(messages) })).toEqual(['user', 'assistant'])
    expect(rolesOf({ body: JSON.stringify({ messages }) })).toEqual(['user', 'assistant'])
    expect(rolesOf({ body: turns })).toEqual(['user', 'assistant', 'tool'])
    expect(rolesOf({ body: python })).toEqual(['user', 'assistant'])
    expect(rolesOf({ body: { chat: body } })).toEqual(roles)
  })

  it('gives the id and label of the row to a body that is a record', () => {
    const inner = { id: 'inner', label: 'x', messages: [{ role: 'user', content: 'hi' }] }
    expect(publishedBenchmark.read({ id: 7, label: 'true', body: inner })).toMatchObject({
      id: '7',
      label: 'true',
      format: 'published-benchmark',
    })
  })

  it('names a body that is no dialogue', () => {
    const read = (given: JsonValue) => () => publishedBenchmark.read({ body: given })
    expect(read('hello')).toThrow('`/body`: expected turns that start with a name')
    expect(read('')).toThrow('`/body`')
    expect(read(7)).toThrow('`/body`: expected a dialogue')
    expect(read(null)).toThrow('`/body`: expected a dialogue')
    expect(read('[1, 2]')).toThrow('`/messages/0`')
    expect(() => publishedBenchmark.read(7)).toThrow('the record')
    expect(publishedBenchmark.recognises({ body: null })).toBe(true)
    expect(publishedBenchmark.recognises({ label: 'x' })).toBe(false)
  })
})
