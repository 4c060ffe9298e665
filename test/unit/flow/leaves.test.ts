import { describe, expect, it } from 'vitest'
import { leavesOf, maxLeaves } from '../../../src/flow/leaves.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'

describe('leavesOf', () => {
  it('gives each value with the nearest name above it, in document order', () => {
    expect(leavesOf({ a: 1, b: [{ c: 'x' }, 'y', true], d: null })).toEqual([
      { field: 'a', value: 1 },
      { field: 'c', value: 'x' },
      { field: 'b', value: 'y' },
      { field: 'b', value: true },
    ])
  })

  it('gives the root without a name, and nothing for nothing', () => {
    expect(leavesOf('x')).toEqual([{ field: '', value: 'x' }])
    expect(leavesOf(2n ** 60n)).toEqual([{ field: '', value: 2n ** 60n }])
    expect(leavesOf(undefined)).toEqual([])
    expect(leavesOf(null)).toEqual([])
    expect(leavesOf([[], {}, null])).toEqual([])
  })

  it('takes a member called __proto__ as any other', () => {
    const content = JSON.parse('{"__proto__": {"email": "a@b.org"}}') as JsonValue
    expect(leavesOf(content)).toEqual([{ field: 'email', value: 'a@b.org' }])
  })

  it('stops at its limit in arrays and in objects', () => {
    const wide = Array.from({ length: 50_000 }, (_, index) => index)
    expect(leavesOf(wide)).toHaveLength(maxLeaves)
    expect(leavesOf(wide, 3)).toHaveLength(3)
    const members = Object.fromEntries(wide.map((index) => [`m${index}`, [index, index]]))
    expect(leavesOf(members)).toHaveLength(maxLeaves)
  })
})
