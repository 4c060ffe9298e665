import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { argumentLeaves } from '../../../../src/trajectory/provenance/argument-leaves.ts'

const pointers = (args: JsonObject) => argumentLeaves(args, undefined).map(({ pointer }) => pointer)

describe('argumentLeaves', () => {
  it('gives values in document order, null left out', () => {
    const args = { a: { 'b/c': [1, 'x'] }, n: null, flag: false, big: 2n ** 60n }
    expect(argumentLeaves(args, undefined)).toMatchObject([
      { pointer: '/a/b~1c/0', value: 1 },
      { pointer: '/a/b~1c/1', value: 'x' },
      { pointer: '/flag', value: false },
      { pointer: '/big', value: String(2n ** 60n) },
    ])
  })

  it('enters JSON in strings', () => {
    expect(pointers({ body: '{"a":["x",{"b":"y"}]}', plain: '{not json' })).toEqual([
      '/body/a/0',
      '/body/a/1/b',
      '/plain',
    ])
  })

  it('finds the schema of each property', () => {
    const schema = {
      properties: {
        state: { enum: ['open'] },
        tags: { items: { enum: ['red'] } },
        at: { properties: { x: { default: 1 } } },
      },
    }
    const args = { state: 'open', tags: ['red'], at: { x: 1 }, constructor: 'c' }
    expect(argumentLeaves(args, schema).map((leaf) => leaf.schema)).toEqual([
      { enum: ['open'] },
      { enum: ['red'] },
      { default: 1 },
      undefined,
    ])
  })

  it('keeps to its bounds', () => {
    expect(pointers({ list: Array.from({ length: 10_000 }, (_, at) => at) })).toHaveLength(512)
    let deep: JsonObject = { x: 1 }
    for (let at = 0; at < 100; at++) deep = { deep }
    expect(pointers(deep)).toEqual([])
  })
})
