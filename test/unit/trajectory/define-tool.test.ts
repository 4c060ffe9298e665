import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/mcp/json.ts'
import { canonicalText, defineTool } from '../../../src/trajectory/define-tool.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const add: JsonObject = {
  name: 'add',
  description: 'Adds two numbers.',
  inputSchema: { type: 'object', properties: { a: { type: 'number' }, b: { type: 'number' } } },
}

function reversed(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(reversed)
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reversed(child)]),
  )
}

describe('defineTool', () => {
  it('has a digest for each part that is present, and only for those', () => {
    const { name, parts } = defineTool({ ...add, execution: {} }, digest)
    expect(name).toBe('add')
    expect(Object.keys(parts)).toEqual(['description', 'inputSchema', 'other'])
  })

  it('hashes nothing before a digest is asked for, and nothing twice', () => {
    let hashed = 0
    const definition = defineTool(add, (text) => {
      hashed++
      return digest(text)
    })
    expect(hashed).toBe(0)
    expect(definition.digest).toBe(defineTool(add, digest).digest)
    const once = hashed
    expect([definition.digest, Object.keys(definition.parts)]).toHaveLength(2)
    expect(hashed).toBe(once)
  })

  it('does not depend on the order of keys', () => {
    expect(defineTool(reversed(add) as JsonObject, digest).digest).toBe(
      defineTool(add, digest).digest,
    )
  })

  it('leaves out the name, notes of peers and icons', () => {
    const other = defineTool({ ...add, name: 'sum', _meta: { x: 1 }, icons: [] }, digest)
    expect(other.digest).toBe(defineTool(add, digest).digest)
  })

  it('gives notes of peers a digest of their own, whatever the order of keys', () => {
    const meta = (value: JsonObject) => defineTool({ ...add, _meta: value }, digest).meta
    expect(meta({ x: 1, y: 2 })).toBe(meta({ y: 2, x: 1 }))
    expect(meta({ x: 1 })).not.toBe(meta({ x: 2 }))
    expect(defineTool(add, digest)).not.toHaveProperty('meta')
  })

  it.each([
    ['title', { title: 'Add' }],
    ['description', { description: 'Adds two numbers. ' }],
    ['inputSchema', { inputSchema: { type: 'object' } }],
    ['outputSchema', { outputSchema: {} }],
    ['annotations', { annotations: { readOnlyHint: true } }],
    ['other', { execution: { taskSupport: 'required' } }],
  ] as const)('tells a change of %s by that part and by the whole', (part, change) => {
    const before = defineTool(add, digest)
    const after = defineTool({ ...add, ...change }, digest)
    expect(after.digest).not.toBe(before.digest)
    expect(after.parts[part]).not.toBe(before.parts[part])
    for (const name of ['title', 'description', 'inputSchema'] as const) {
      if (name !== part) expect(after.parts[name]).toBe(before.parts[name])
    }
  })

  it('tells a missing part from an empty one', () => {
    const { description: _, ...bare } = add
    expect(defineTool(bare, digest).digest).not.toBe(
      defineTool({ ...bare, description: '' }, digest).digest,
    )
  })

  it('has an empty name where the server sent none', () => {
    expect(defineTool({ name: 7 }, digest).name).toBe('')
  })

  it('is not fooled by a key that looks like a prototype', () => {
    const value = JSON.parse('{"name": "a", "__proto__": {"x": 1}}') as JsonObject
    expect(defineTool(value, digest).parts.other).toBe(digest('{"__proto__":{"x":1}}'))
  })
})

describe('canonicalText', () => {
  it('sorts keys by UTF-16 code units and leaves no white space', () => {
    expect(canonicalText({ b: [1, { d: null, c: true }], a: '\u20ac\n', '\u20ac': 1.5e300 })).toBe(
      '{"a":"\u20ac\\n","b":[1,{"c":true,"d":null}],"\u20ac":1.5e+300}',
    )
  })

  it('keeps all digits of big integers and writes negative zero as zero', () => {
    expect(canonicalText([12345678901234567890n, -0])).toBe('[12345678901234567890,0]')
  })

  it('says the same as JSON.parse for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium' }), (value) => {
        const text = canonicalText(value as JsonValue)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalText(reversed(JSON.parse(text)))).toBe(text)
      }),
    )
  })
})
