import { describe, expect, it } from 'vitest'
import { rootsPart } from '../../../../src/flow/extract/roots.ts'
import { answering, inputOf } from './input-of.ts'

describe('rootsPart', () => {
  it('asks with words of the protocol', () => {
    expect(rootsPart(inputOf({ from: 'server', params: { _meta: {} } }))).toEqual({
      content: {},
      about: ['protocol'],
    })
  })

  it('is places on the machine of the user', () => {
    const roots = [{ uri: 'file:///home/user/notes' }]
    expect(rootsPart(answering('roots/list', { roots }))).toEqual({
      content: roots,
      about: ['file-path'],
      subject: [{ role: 'user' }],
    })
  })

  it('moves whatever stands in their place', () => {
    for (const result of ['x', null, {}]) {
      expect(rootsPart(answering('roots/list', result)).content).toEqual(result)
    }
  })
})
