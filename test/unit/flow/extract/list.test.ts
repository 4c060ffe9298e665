import { describe, expect, it } from 'vitest'
import { listPart } from '../../../../src/flow/extract/list.ts'
import { answering, asking } from './input-of.ts'

describe('listPart', () => {
  it('asks for nothing but the next page', () => {
    const ofServer = { about: ['protocol'], subject: [{ role: 'server' }] }
    const list = (params?: object) =>
      listPart(asking('x/list', params === undefined ? undefined : { ...params }), 'xs', 'url')
    expect(list()).toEqual({ content: {}, ...ofServer })
    expect(list({ cursor: 'p2', _meta: {} })).toEqual({ content: { cursor: 'p2' }, ...ofServer })
  })

  it('is what the server has on offer, whatever it put there', () => {
    for (const xs of [[{ name: 'a' }], [null, 3], 'none', {}]) {
      const part = listPart(answering('x/list', { xs, nextCursor: 'p2' }), 'xs', 'url')
      expect(part).toEqual({ content: xs, about: ['url'], subject: [{ role: 'server' }] })
    }
  })

  it('is the whole result where the list is not in it', () => {
    for (const result of ['x', null, [], { ys: [] }, { xs: null }]) {
      expect(listPart(answering('x/list', result), 'xs', 'url').content).toEqual(result)
    }
    expect(listPart(answering('x/list', {}), 'constructor', 'url').content).toEqual({})
  })
})
