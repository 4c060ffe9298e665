import { describe, expect, it } from 'vitest'
import { progressPart } from '../../../../src/flow/extract/progress.ts'
import { callOf } from '../../../message.ts'
import { callBy, inputOf } from './input-of.ts'

describe('progressPart', () => {
  it('is of the function that was called, where that is known', () => {
    const params = { message: 'half', _meta: {} }
    const call = callBy(callOf('export'))
    const input = inputOf({ kind: 'notification', params })
    expect(progressPart({ ...input, call })).toEqual({
      content: { message: 'half' },
      unit: 'function:export',
      about: ['status'],
    })
    expect(progressPart(input).unit).toBeUndefined()
  })

  it('moves an empty content where there is none', () => {
    expect(progressPart(inputOf({ kind: 'notification' })).content).toEqual({})
  })
})
