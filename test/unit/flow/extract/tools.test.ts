import { describe, expect, it } from 'vitest'
import type { PartInput } from '../../../../src/flow/extract/part.ts'
import { toolsPart } from '../../../../src/flow/extract/tools.ts'
import type { JsonValue } from '../../../../src/mcp/json.ts'
import { callOf } from '../../../message.ts'

const empty: PartInput = {
  kind: 'request',
  from: 'host',
  params: undefined,
  result: undefined,
  error: undefined,
  request: undefined,
}

const returned = (result: JsonValue) =>
  toolsPart('tools/call', {
    ...empty,
    kind: 'answer',
    from: 'server',
    result,
    request: callOf('read_file'),
  })

describe('toolsPart of a list', () => {
  it('asks for nothing but the next page', () => {
    const ofServer = { about: ['protocol'], subject: [{ role: 'server' }] }
    expect(toolsPart('tools/list', empty)).toEqual({ content: {}, ...ofServer })
    const params = { cursor: 'p2', _meta: { progressToken: 1 } }
    expect(toolsPart('tools/list', { ...empty, params })).toEqual({
      content: { cursor: 'p2' },
      ...ofServer,
    })
  })

  it('is the definitions, whatever else the server put where they belong', () => {
    for (const tools of [[{ name: 'a' }], [null, 3, { name: 7 }], 'none', {}]) {
      const result = { tools, nextCursor: 'p2' }
      const part = toolsPart('tools/list', { ...empty, kind: 'answer', from: 'server', result })
      expect(part.content).toEqual(tools)
      expect(part.about).toEqual(['function-definition'])
    }
  })

  it('is the whole result where there are no tools in it', () => {
    for (const result of ['x', null, [], { toolz: [] }, { tools: null }]) {
      const part = toolsPart('tools/list', { ...empty, kind: 'answer', from: 'server', result })
      expect(part.content).toEqual(result)
    }
  })
})

describe('toolsPart of a call', () => {
  it('moves the arguments to the function', () => {
    const params = { name: 'read_file', arguments: { path: '/a' }, _meta: { x: 1 } }
    expect(toolsPart('tools/call', { ...empty, params })).toEqual({
      content: { path: '/a' },
      unit: 'function:read_file',
      args: { path: '/a' },
      calls: 'read_file',
    })
  })

  it('moves an empty object where there are no arguments', () => {
    const part = toolsPart('tools/call', { ...empty, params: { name: 'now' } })
    expect([part.content, part.args]).toEqual([{}, {}])
  })

  it('moves arguments that are no object too, and does not take them for none', () => {
    for (const given of ['secret', ['secret'], 7]) {
      const part = toolsPart('tools/call', { ...empty, params: { name: 'n', arguments: given } })
      expect(part.content).toEqual(given)
      expect(part).not.toHaveProperty('args')
    }
  })

  it('moves what the client answers to the questions of the server', () => {
    const params = { name: 'n', arguments: { a: 1 }, inputResponses: { q: { action: 'accept' } } }
    const part = toolsPart('tools/call', { ...empty, params })
    expect(part.content).toEqual({ arguments: { a: 1 }, inputResponses: params.inputResponses })
  })

  it('knows no function where the name is no text', () => {
    for (const params of [undefined, {}, { name: 7 }, { name: null }]) {
      const part = toolsPart('tools/call', { ...empty, params })
      expect(part.unit).toBe('function:')
      expect(part).not.toHaveProperty('calls')
    }
  })
})

describe('toolsPart of a return', () => {
  it('moves content, structured content and questions, but not the peers own notes', () => {
    const result = {
      content: [{ type: 'text', text: 'a' }],
      structuredContent: { a: 1 },
      isError: false,
      _meta: { x: 1 },
      resultType: 'complete',
    }
    const { content, structuredContent, isError } = result
    expect(returned(result).content).toEqual({ content, structuredContent, isError })
    expect(returned({ inputRequests: { q: {} } }).content).toEqual({ inputRequests: { q: {} } })
  })

  it('moves a result in a spelling of its own as a whole', () => {
    for (const result of [{ toolResult: 'a' }, 'a', null, ['a'], {}]) {
      expect(returned(result).content).toEqual(result)
    }
  })

  it('keeps a member called __proto__ out of its own prototype', () => {
    const result = JSON.parse('{"__proto__": {"content": "x"}}') as JsonValue
    expect(returned(result).content).toEqual(result)
    expect(returned(result).unit).toBe('function:read_file')
  })
})
