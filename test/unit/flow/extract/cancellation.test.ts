import { describe, expect, it } from 'vitest'
import { cancellationPart } from '../../../../src/flow/extract/cancellation.ts'
import { callOf } from '../../../message.ts'
import { callBy, inputOf } from './input-of.ts'

describe('cancellationPart', () => {
  it('is of the function that was called, where that is known', () => {
    const params = { message: 'half', _meta: {} }
    const call = callBy(callOf('export'))
    const input = inputOf({ kind: 'notification', params })
    expect(cancellationPart({ ...input, call })).toEqual({
      content: { message: 'half' },
      unit: 'function:export',
      about: ['protocol'],
    })
    expect(cancellationPart(input).unit).toBeUndefined()
  })

  it('moves an empty content where there is none', () => {
    expect(cancellationPart(inputOf({ kind: 'notification' })).content).toEqual({})
  })
})
