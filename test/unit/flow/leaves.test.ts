import { describe, expect, it } from 'vitest'
import { leavesOf, maxLeaves } from '../../../src/flow/leaves.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'

const pairs = (content: JsonValue) => leavesOf(content).map(({ field, value }) => [field, value])

describe('leavesOf', () => {
  it('gives each value with the nearest name above it, in document order', () => {
    expect(pairs({ a: 1, b: [{ c: 'x' }, 'y', true], d: null })).toEqual([
      ['a', 1],
      ['c', 'x'],
      ['b', 'y'],
      ['b', true],
    ])
  })

  it('gives the names around a field, at most four, and the names beside it', () => {
    const content = { a: { b: { c: { d: { e: { f: 1, g: 2 } } } } } }
    expect(leavesOf(content)).toEqual([
      { field: 'f', value: 1, within: ['b', 'c', 'd', 'e'], beside: ['f', 'g'] },
      { field: 'g', value: 2, within: ['b', 'c', 'd', 'e'], beside: ['f', 'g'] },
    ])
    expect(leavesOf({ a: 1 })).toEqual([{ field: 'a', value: 1, beside: ['a'] }])
  })

  it('gives the root without a name, and nothing for nothing', () => {
    expect(leavesOf('x')).toEqual([{ field: '', value: 'x' }])
    expect(leavesOf(2n ** 60n)).toEqual([{ field: '', value: 2n ** 60n }])
    expect(leavesOf(undefined)).toEqual([])
    expect(leavesOf(null)).toEqual([])
    expect(leavesOf([[], {}, null, '', ' \n '])).toEqual([])
  })

  it('gives the values that a text holds and not the text, under the name of the text', () => {
    expect(pairs({ reply: '{"city": "Oslo", "days": [1, 2]}' })).toEqual([
      ['city', 'Oslo'],
      ['days', 1],
      ['days', 2],
    ])
    expect(pairs({ ids: '["a1", "b2"]' })).toEqual([
      ['ids', 'a1'],
      ['ids', 'b2'],
    ])
    expect(leavesOf({ reply: '{"city": "Oslo"}' })[0]?.within).toEqual(['reply'])
    expect(pairs({ content: [{ type: 'text', text: 'null' }] })).toEqual([])
  })

  it('reads texts in texts three deep', () => {
    const nest = (depth: number): string =>
      depth === 0 ? '{"a": 1}' : JSON.stringify({ inner: nest(depth - 1) })
    expect(pairs(nest(2))).toEqual([['a', 1]])
    expect(pairs(nest(3))).toEqual([['inner', '{"a": 1}']])
  })

  it('takes a member called __proto__ as any other', () => {
    const content = JSON.parse('{"__proto__": {"email": "a@b.org"}}') as JsonValue
    expect(pairs(content)).toEqual([['email', 'a@b.org']])
    expect(pairs('{"__proto__": {"email": "a@b.org"}}')).toEqual([['email', 'a@b.org']])
  })

  it('stops at its limit in arrays, in objects and in texts', () => {
    const wide = Array.from({ length: 50_000 }, (_, index) => index)
    expect(leavesOf(wide)).toHaveLength(maxLeaves)
    expect(leavesOf(wide, 3)).toHaveLength(3)
    const members = Object.fromEntries(wide.map((index) => [`m${index}`, [index, index]]))
    expect(leavesOf(members)).toHaveLength(maxLeaves)
    expect(leavesOf({ text: JSON.stringify(wide) })).toHaveLength(maxLeaves)
  })

  it('reads the start of a text that is longer than its bound', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ id: index, city: 'Oslo' }))
    const leaves = leavesOf({ text: JSON.stringify(rows) })
    expect(leaves).toHaveLength(maxLeaves)
    expect(leaves[1]).toMatchObject({ field: 'city', value: 'Oslo' })
  })
})

it('takes text that is nested deeper than a message for one leaf', () => {
  for (const text of [`${'['.repeat(20_000)}1${']'.repeat(20_000)}`, '{"a":'.repeat(20_000)])
    expect(leavesOf({ text })).toMatchObject([{ field: 'text', value: text }])
})
