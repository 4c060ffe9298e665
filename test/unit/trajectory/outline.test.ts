import { describe, expect, it } from 'vitest'
import { outlineOf } from '../../../src/trajectory/outline.ts'
import { callOf, requestOf } from '../../message.ts'

describe('outlineOf', () => {
  it('keeps what names an answer, not what the request carried', () => {
    const big = 'x'.repeat(100_000)
    const params = {
      uri: 'file:///a',
      cursor: null,
      n: 1,
      note: big,
      deep: {},
      list: [],
      yes: true,
    }
    expect(outlineOf(requestOf('resources/read', params))).toEqual({
      ...requestOf('resources/read', params),
      value: {},
      params: { uri: 'file:///a', cursor: null, n: 1 },
    })
    expect(outlineOf(requestOf('ping')).params).toBeUndefined()
  })

  it('keeps what a completion refers to', () => {
    const ref = { type: 'ref/prompt', name: 'daily', note: 'x'.repeat(100_000), deep: {} }
    const outline = outlineOf(requestOf('completion/complete', { ref, argument: {} }))
    expect(outline.params).toEqual({ ref: { type: 'ref/prompt', name: 'daily' } })
  })

  it('keeps the short arguments of a call, which a result may repeat, and little in all', () => {
    const args = { city: 'Oslo', days: 3, note: 'x'.repeat(100_000), deep: { of: 1 }, list: [1] }
    expect(outlineOf(callOf('find_hotel', args)).params).toEqual({
      name: 'find_hotel',
      arguments: { city: 'Oslo', days: 3 },
    })
    const many = Array.from({ length: 16 }, (_, index) => [`p${index}`, 'y'.repeat(1_000)])
    const kept = outlineOf(callOf('find_hotel', Object.fromEntries(many))).params?.arguments
    expect(Object.keys(kept ?? {})).toEqual(['p0', 'p1'])
  })

  it('looks at few of very many parameters', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => [`p${index}`, 1])
    const outline = outlineOf(requestOf('x', Object.fromEntries(many)))
    expect(Object.keys(outline.params ?? {})).toHaveLength(16)
  })
})
