import { describe, expect, it } from 'vitest'
import { toolCallPart, toolListPart } from '../../../../src/flow/extract/tools.ts'
import type { JsonValue } from '../../../../src/mcp/json.ts'
import { callOf } from '../../../message.ts'
import { answering, asking, callBy } from './input-of.ts'

const returned = (result: JsonValue) =>
  toolCallPart(answering('tools/call', result, { name: 'read_file' }))

describe('toolListPart', () => {
  it('is the definitions', () => {
    const tools = [{ name: 'a' }]
    const part = toolListPart(answering('tools/list', { tools }))
    expect([part.content, part.about]).toEqual([tools, ['function-definition']])
  })
})

describe('toolCallPart of a call', () => {
  it('moves the arguments to the function', () => {
    const params = { name: 'read_file', arguments: { path: '/a' }, _meta: { x: 1 } }
    expect(toolCallPart(asking('tools/call', params))).toEqual({
      content: { path: '/a' },
      unit: 'function:read_file',
      args: { path: '/a' },
      calls: 'read_file',
    })
  })

  it('moves an empty object where there are no arguments', () => {
    const part = toolCallPart(asking('tools/call', { name: 'now' }))
    expect([part.content, part.args]).toEqual([{}, {}])
  })

  it('moves arguments that are no object too, and does not take them for none', () => {
    for (const given of ['secret', ['secret'], 7]) {
      const part = toolCallPart(asking('tools/call', { name: 'n', arguments: given }))
      expect(part.content).toEqual(given)
      expect(part).not.toHaveProperty('args')
    }
  })

  it('knows no function where the name is no text', () => {
    for (const params of [undefined, {}, { name: 7 }, { name: null }]) {
      const part = toolCallPart(asking('tools/call', params))
      expect(part.unit).toBe('function:')
      expect(part).not.toHaveProperty('calls')
    }
  })
})

describe('toolCallPart of a return', () => {
  it('moves content and structured content, not the notes', () => {
    const result = { content: [], structuredContent: { a: 1 }, isError: true, _meta: { b: 2 } }
    expect(returned(result)).toEqual({
      content: { content: [], structuredContent: { a: 1 }, isError: true },
      unit: 'function:read_file',
    })
  })

  it('moves the whole result where it has none of the members that are known', () => {
    for (const result of ['x', 7, null, ['x'], {}, { toolResult: 'x' }]) {
      expect(returned(result).content).toEqual(result)
    }
  })

  it('lets a resource in it speak for itself, and nothing moves twice', () => {
    const text = { type: 'text', text: 'Here:' }
    const resource = { uri: 'note://7', text: 'secret' }
    const part = returned({ content: [text, { type: 'resource', resource }] })
    expect(part.content).toEqual({
      content: [text, { type: 'resource', resource: { uri: 'note://7' } }],
    })
    expect(part.extra).toEqual([
      { message: 'resource', content: resource, unit: 'resource:note://7' },
    ])
  })

  it('holds at most as many parts as there is room for, and keeps the rest in place', () => {
    const content = Array.from({ length: 1_000 }, (_, index) => ({
      type: 'resource',
      resource: { uri: `a:${index}`, text: 'x' },
    }))
    const part = returned({ content })
    expect(part.extra).toHaveLength(16)
    expect(JSON.stringify(part.content).match(/"text"/g)).toHaveLength(984)
  })

  it('knows the function of a return that comes later by its call', () => {
    const input = answering('tools/call', { content: [] })
    const part = toolCallPart({ ...input, request: undefined, call: callBy(callOf('export')) })
    expect(part.unit).toBe('function:export')
  })
})
