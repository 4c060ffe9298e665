import { describe, expect, it } from 'vitest'
import { completionPart } from '../../../../src/flow/extract/completion.ts'
import { answering, asking } from './input-of.ts'

const ref = { type: 'ref/prompt', name: 'daily' }
const typed = (params: Parameters<typeof asking>[1]) =>
  completionPart(asking('completion/complete', params))

describe('completionPart', () => {
  it('moves what is typed under its name, with what was given before', () => {
    const context = { arguments: { notebook: 'Work' } }
    expect(typed({ ref, argument: { name: 'day', value: 'Mo' }, context })).toEqual({
      content: { notebook: 'Work', day: 'Mo' },
      unit: 'prompt:daily',
    })
  })

  it('takes a name of the prototype for a name', () => {
    const { content } = typed({ argument: { name: '__proto__', value: 'x' } })
    expect(JSON.stringify(content)).toBe('{"__proto__":"x"}')
  })

  it('moves an argument that is none as it is', () => {
    expect(typed({ argument: 'secret' }).content).toEqual({ argument: 'secret' })
    expect(typed({ argument: { name: 7, value: 'x' } }).content).toEqual({
      argument: { name: 7, value: 'x' },
    })
    expect(typed({ argument: { name: 'a' } }).content).toEqual({ a: null })
    expect(typed({ context: 7 }).content).toEqual({})
    expect(typed(undefined)).toEqual({ content: {}, unit: undefined })
  })

  it('moves the suggestions back from the prompt or template', () => {
    const completion = { values: ['Monday'], total: 1 }
    const part = completionPart(answering('completion/complete', { completion }, { ref }))
    expect(part).toEqual({ content: completion, unit: 'prompt:daily' })
    expect(completionPart(answering('completion/complete', 'x')).content).toBe('x')
  })
})
