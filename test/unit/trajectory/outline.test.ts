import { describe, expect, it } from 'vitest'
import { outlineOf } from '../../../src/trajectory/outline.ts'
import { requestOf } from '../../message.ts'

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

  it('looks at few of very many parameters', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => [`p${index}`, 1])
    const outline = outlineOf(requestOf('x', Object.fromEntries(many)))
    expect(Object.keys(outline.params ?? {})).toHaveLength(16)
  })
})
