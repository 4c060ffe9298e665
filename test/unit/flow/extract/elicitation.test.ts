import { describe, expect, it } from 'vitest'
import {
  elicitationCompletePart,
  elicitationPart,
  questionPart,
} from '../../../../src/flow/extract/elicitation.ts'
import { answering, inputOf } from './input-of.ts'

describe('elicitationPart', () => {
  it('is about what the form has fields for', () => {
    const form = { type: 'object', properties: { email: {}, password: {}, zzz: {} } }
    const params = { message: 'Who?', requestedSchema: { $schema: 'https://x.example', ...form } }
    const part = questionPart({ ...params, _meta: {}, task: { ttl: 1 } })
    expect(part.content).toEqual({ message: 'Who?', requestedSchema: form })
    expect(part.about).toEqual(expect.arrayContaining(['email-address', 'credential']))
  })

  it('moves a URL where that is what it asks for', () => {
    const params = { mode: 'url', url: 'https://example.org/x', message: 'Go.', elicitationId: 'e' }
    expect(elicitationPart(inputOf({ from: 'server', params }))).toEqual({
      content: params,
      about: ['url'],
    })
  })

  it('moves the answer of the user, whatever it is', () => {
    for (const result of [
      { action: 'accept', content: { age: 41 } },
      { action: 'decline' },
      { action: 'cancel' },
    ]) {
      const input = answering('elicitation/create', { ...result, _meta: {} })
      expect(elicitationPart({ ...input, from: 'host' })).toEqual({ content: result })
    }
    expect(elicitationPart(answering('elicitation/create', 'x')).content).toBe('x')
  })

  it('survives forms that are none, and looks at few of very many fields', () => {
    for (const requestedSchema of [null, 7, 'x', [], {}, { properties: 'x' }]) {
      expect(questionPart({ requestedSchema }).content).toEqual({ requestedSchema })
    }
    const names = Array.from({ length: 10_000 }, (_, index) => [`f${index}`, {}])
    const properties = { ...Object.fromEntries(names), email: {} }
    expect(questionPart({ requestedSchema: { properties } }).about).not.toContain('email-address')
    expect(elicitationPart(inputOf())).toEqual({ content: {} })
  })
})

describe('elicitationCompletePart', () => {
  it('is words of the protocol, with nothing of the user', () => {
    const params = { elicitationId: 'e-1' }
    expect(elicitationCompletePart(inputOf({ from: 'server', params }))).toEqual({
      content: params,
      about: ['protocol'],
      subject: [{ role: 'server' }],
    })
  })
})
