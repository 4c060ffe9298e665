import { describe, expect, it } from 'vitest'
import { samplingPart } from '../../../../src/flow/extract/sampling.ts'
import type { JsonObject, JsonValue } from '../../../../src/mcp/json.ts'
import { answering, asking } from './input-of.ts'

const method = 'sampling/createMessage'
const asked = (params: JsonObject, room = 16) =>
  samplingPart(asking(method, params, { from: 'server', room }))
const written = (result: JsonValue, room = 16) =>
  samplingPart(answering(method, result, {}, { from: 'host', room }))

const use = { type: 'tool_use', id: 'c1', name: 'get_weather', input: { city: 'Bern' } }
const text = { type: 'text', text: 'Look it up.' }

describe('samplingPart of what the server asks', () => {
  it('is the messages and the wishes, not the notes', () => {
    const params = { messages: [{ role: 'user', content: text }], maxTokens: 5 }
    expect(asked({ ...params, task: { ttl: 1 }, _meta: {} })).toEqual({ content: params })
    expect(samplingPart(asking(method))).toEqual({ content: {} })
  })

  it('has the functions on offer as a list of their own', () => {
    const tools = [{ name: 'get_weather' }]
    const part = asked({ messages: [], tools })
    expect(part.content).toEqual({ messages: [] })
    expect(part.extra).toEqual([
      {
        message: 'function-list',
        content: tools,
        about: ['function-definition'],
        subject: [{ role: 'server' }],
      },
    ])
    expect(asked({ tools }, 0)).toEqual({ content: { tools } })
  })

  it('has what a function returned as its return', () => {
    const returned = { type: 'tool_result', toolUseId: 'c1', content: [text], isError: false }
    const part = asked({
      messages: [
        { role: 'assistant', content: [use] },
        { role: 'user', content: returned },
        { role: 'user', content: [{ ...returned, toolUseId: 'other' }] },
      ],
    })
    const moved = { content: [text], isError: false }
    const common = { message: 'function-return', kind: 'answer', content: moved }
    expect(part.extra).toEqual([
      { ...common, requested: true, unit: 'function:get_weather' },
      { ...common, requested: false, unit: 'function:' },
    ])
    expect(JSON.stringify(part.content)).not.toContain('Look it up')
  })

  it('keeps in place what there is no room for', () => {
    const result = { type: 'tool_result', toolUseId: 'c1', content: [text] }
    const messages = Array.from({ length: 20 }, () => ({ role: 'user', content: [result] }))
    const part = asked({ messages, tools: [] }, 3)
    expect(part.extra).toHaveLength(3)
    expect(JSON.stringify(part.content).match(/Look it up/g)).toHaveLength(18)
  })

  it('survives messages that are none', () => {
    for (const messages of [null, 'x', [null, 7, { content: [null, { type: 'tool_use' }] }]]) {
      expect(asked({ messages })).toEqual({ content: { messages } })
    }
  })
})

describe('samplingPart of what the model wrote', () => {
  it('is the words', () => {
    const result = { role: 'assistant', content: text, model: 'm' }
    expect(written({ ...result, _meta: {} })).toEqual({ content: result })
    expect(written('x')).toEqual({ content: 'x' })
  })

  it('has every call that it wants as a request to the function', () => {
    const part = written({ role: 'assistant', content: [text, use, { ...use, input: null }] })
    expect(part.extra).toEqual([
      {
        message: 'function-request',
        kind: 'request',
        content: { city: 'Bern' },
        unit: 'function:get_weather',
      },
      { message: 'function-request', kind: 'request', content: {}, unit: 'function:get_weather' },
    ])
    const stub = { type: 'tool_use', id: 'c1', name: 'get_weather' }
    expect(part.content).toEqual({ role: 'assistant', content: [text, stub, stub] })
    expect(written({ content: use }, 0)).toEqual({ content: { content: use } })
  })
})
