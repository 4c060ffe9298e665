import { describe, expect, it } from 'vitest'
import { logLevelPart, logPart } from '../../../../src/flow/extract/logging.ts'
import { answering, asking, inputOf } from './input-of.ts'

describe('logging', () => {
  it('sets a level with words of the protocol', () => {
    const set = logLevelPart(asking('logging/setLevel', { level: 'debug', _meta: {} }))
    expect(set).toEqual({ content: { level: 'debug' }, about: ['protocol'] })
    expect(logLevelPart(answering('logging/setLevel', {})).content).toEqual({})
    expect(logLevelPart(answering('logging/setLevel', 'x')).content).toBe('x')
    expect(logLevelPart(asking('logging/setLevel')).content).toEqual({})
  })

  it('moves the line as it is, without the notes', () => {
    const params = { level: 'info', data: { a: 1 } }
    const own = { kind: 'notification', from: 'server' } as const
    expect(logPart(inputOf({ ...own, params: { ...params, _meta: {} } }))).toEqual({
      content: params,
    })
    expect(logPart(inputOf(own))).toEqual({ content: {} })
  })
})
