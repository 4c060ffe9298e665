import { describe, expect, it } from 'vitest'
import { genericPart } from '../../../../src/flow/extract/generic.ts'
import type { PartInput } from '../../../../src/flow/extract/part.ts'
import { callOf, requestOf } from '../../../message.ts'

const empty: PartInput = {
  kind: 'request',
  from: 'host',
  params: undefined,
  result: undefined,
  error: undefined,
  request: undefined,
}

describe('genericPart', () => {
  it('names the resource of a request and of its answer', () => {
    const params = { uri: 'file:///a' }
    expect(genericPart('resources/read', { ...empty, params })).toEqual({
      content: params,
      unit: 'resource:file:///a',
    })
    const request = requestOf('resources/read', params)
    const result = { contents: [] }
    expect(genericPart('resources/read', { ...empty, kind: 'answer', result, request })).toEqual({
      content: result,
      unit: 'resource:file:///a',
    })
  })

  it('names the prompt of prompts/get only', () => {
    const params = { name: 'review' }
    expect(genericPart('prompts/get', { ...empty, params }).unit).toBe('prompt:review')
    expect(genericPart('vendor/greet', { ...empty, params }).unit).toBeUndefined()
  })

  it('names the function whose call failed', () => {
    const part = genericPart('tools/call', {
      ...empty,
      kind: 'answer',
      error: { code: -32602, message: 'no' },
      request: callOf('read_file'),
    })
    expect(part).toEqual({ content: { code: -32602, message: 'no' }, unit: 'function:read_file' })
  })

  it('moves an empty content where there is nothing, and has no unit for a stray answer', () => {
    expect(genericPart('prompts/list', empty)).toEqual({ content: {} })
    expect(genericPart(undefined, { ...empty, kind: 'answer', result: 'x' })).toEqual({
      content: 'x',
    })
  })

  it('has no unit for a uri or name that is no text', () => {
    expect(genericPart('resources/read', { ...empty, params: { uri: 7 } }).unit).toBeUndefined()
    expect(genericPart('prompts/get', { ...empty, params: { name: [] } }).unit).toBe('prompt:')
  })
})
