import { describe, expect, it } from 'vitest'
import { packingOf } from '../../../src/flow/envelope.ts'
import { leavesOf } from '../../../src/flow/leaves.ts'
import type { JsonObject, JsonValue } from '../../../src/mcp/json.ts'

const hidden = (holder: JsonObject, isRoot = false) => [
  ...packingOf(holder, Object.keys(holder), isRoot).hidden,
]
const fields = (content: JsonValue) => leavesOf(content).map(({ field, value }) => [field, value])

describe('packingOf', () => {
  it('hides what a text block is packed with, and its own name for the text', () => {
    const block = { type: 'text', text: 'hi there', annotations: { audience: ['user'] } }
    expect(fields({ content: [block], isError: false })).toEqual([['', 'hi there']])
  })

  it('hides the type of pictures, links and resources, and nothing else of them', () => {
    const content = [
      { type: 'image', mimeType: 'image/png', data: 'AAAA' },
      { type: 'resource_link', uri: 'file:///a.txt', name: 'a', mimeType: 'text/plain' },
      { type: 'resource', resource: { uri: 'file:///b', mimeType: 'text/plain', text: 'b c' } },
    ]
    expect(fields({ content })).toEqual([
      ['data', 'AAAA'],
      ['uri', 'file:///a.txt'],
      ['name', 'a'],
      ['uri', 'file:///b'],
      ['resource', 'b c'],
    ])
  })

  it('hides who speaks in a message to or from a model', () => {
    const content = { type: 'text', text: 'hi there' }
    expect(fields({ messages: [{ role: 'user', content }] })).toEqual([['content', 'hi there']])
    expect(fields({ role: 'assistant', content: [content], model: 'm', stopReason: 'x' })).toEqual([
      ['content', 'hi there'],
      ['model', 'm'],
    ])
    expect(hidden({ role: 'admin', content: 'text' })).toEqual([])
    expect(hidden({ role: 'admin', content, level: 3 })).toEqual([])
  })

  it('leaves the fields of a server as they are', () => {
    expect(hidden({ type: 'text', text: 'x', size: 3 })).toEqual([])
    expect(hidden({ type: 'text' })).toEqual([])
    expect(hidden({ type: 'text', text: 3 })).toEqual([])
    expect(hidden({ type: 'invoice', mimeType: 'a/b' })).toEqual([])
    expect(hidden({ uri: 'x', mimeType: 'a/b' })).toEqual([])
    expect(hidden({ isError: true })).toEqual([])
    expect(hidden({ content: 'text', isError: true }, true)).toEqual([])
    expect(fields({ device: { type: 'text', isError: true } })).toEqual([
      ['type', 'text'],
      ['isError', true],
    ])
  })

  it('knows a result only as the whole content', () => {
    const result = { content: [{ type: 'text', text: 'x y' }], isError: true }
    expect(fields(result)).toEqual([['', 'x y']])
    expect(fields({ kept: result })).toEqual([
      ['content', 'x y'],
      ['isError', true],
    ])
  })

  it('takes a lookalike in a text for what the server wrote', () => {
    const text = JSON.stringify({ type: 'text', text: 'x y' })
    expect(fields({ content: [{ type: 'text', text }] })).toEqual([
      ['type', 'text'],
      ['text', 'x y'],
    ])
  })
})
