import { describe, expect, it } from 'vitest'
import { genericPart } from '../../../../src/flow/extract/generic.ts'
import { answering, asking, inputOf } from './input-of.ts'

describe('genericPart', () => {
  it('is what the message carries, notes included, without a unit', () => {
    const params = { uri: 'a:1', name: 'n', _meta: { a: 1 } }
    expect(genericPart(asking('vendor/greet', params))).toEqual({ content: params })
    expect(genericPart(answering('vendor/greet', 'done'))).toEqual({ content: 'done' })
    expect(genericPart(inputOf({ error: { code: 1 } }))).toEqual({ content: { code: 1 } })
  })

  it('moves an empty content where there is nothing', () => {
    expect(genericPart(inputOf())).toEqual({ content: {} })
  })
})
