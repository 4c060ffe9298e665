import { describe, expect, it } from 'vitest'
import {
  answeringPart,
  answers,
  inputRequiredPart,
  questions,
} from '../../../../src/flow/extract/input-required.ts'
import { toolCallPart } from '../../../../src/flow/extract/tools.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { callOf } from '../../../message.ts'
import { answering, asking, callBy } from './input-of.ts'

const input = answering('tools/call', {}, { name: 'deploy' })
const confirm = { method: 'elicitation/create', params: { message: 'Sure?' } }

describe('inputRequiredPart', () => {
  it('asks with the state, and every question is a part of its own', () => {
    const result = {
      resultType: 'input_required',
      requestState: 's',
      inputRequests: { confirm, roots: { method: 'roots/list' } },
      _meta: {},
    }
    const part = inputRequiredPart(input, result)
    expect(part).toMatchObject({
      message: 'x-input-required',
      content: { requestState: 's' },
      unit: 'function:deploy',
      about: ['protocol'],
      subject: [{ role: 'server' }],
    })
    expect(part.extra?.map(({ message, kind, content }) => [message, kind, content])).toEqual([
      ['elicitation', 'request', { message: 'Sure?' }],
      ['roots', 'request', {}],
    ])
  })

  it('keeps in its content what is no question', () => {
    const inputRequests = { a: 'x', b: { params: {} }, c: { method: 7 }, d: null }
    expect(inputRequiredPart(input, { inputRequests, content: ['secret'] }).content).toEqual({
      inputRequests,
      content: ['secret'],
    })
    expect(inputRequiredPart(input, { inputRequests: 'x' }).content).toEqual({ inputRequests: 'x' })
  })
})

describe('answeringPart', () => {
  const params = (more: JsonObject) => ({ name: 'deploy', arguments: { env: 'test' }, ...more })
  const again = (more: JsonObject, own = {}) => {
    const asked = asking('tools/call', params(more), own)
    return answeringPart(asked, toolCallPart(asked), params(more))
  }

  it('has every answer as a part of its own, and the state that goes back', () => {
    const part = again({
      requestState: 's',
      inputResponses: {
        confirm: { action: 'accept', content: { sure: true } },
        roots: { roots: [] },
        draft: { role: 'assistant', content: { type: 'text', text: 'x' }, model: 'm' },
        odd: 7,
      },
    })
    expect([part.content, part.unit]).toEqual([{ env: 'test' }, 'function:deploy'])
    expect(part.extra?.map(({ message, kind, requested }) => [message, kind, requested])).toEqual([
      ['elicitation', 'answer', false],
      ['roots', 'answer', false],
      ['sampling', 'answer', false],
      ['x-embedded', 'answer', false],
      ['x-input-required', 'answer', false],
    ])
    expect(part.extra?.at(-1)).toMatchObject({
      content: { requestState: 's' },
      unit: 'function:deploy',
    })
  })

  it('knows what was asked in the round before', () => {
    const asked = new Map([['x', 'roots/list']])
    const call = callBy(callOf('deploy'), { round: 1, asked })
    const part = again({ requestState: 's', inputResponses: { x: { action: 'accept' } } }, { call })
    expect(part.extra?.map(({ message, requested }) => [message, requested])).toEqual([
      ['roots', true],
      ['x-input-required', true],
    ])
  })

  it('keeps a place for the state, and the answers beyond the room with it', () => {
    const many = Array.from({ length: 40 }, (_, index) => [`k${index}`, { action: 'decline' }])
    const part = again({ requestState: 's', inputResponses: Object.fromEntries(many) })
    expect(part.extra).toHaveLength(16)
    const last = part.extra?.at(-1)?.content as { inputResponses: object }
    expect(Object.keys(last.inputResponses)).toHaveLength(25)
  })

  it('moves responses that are no object with the state', () => {
    expect(again({ inputResponses: 'secret' }).extra).toMatchObject([
      { content: { inputResponses: 'secret' } },
    ])
  })
})

describe('questions and answers', () => {
  it('leave nothing where there is none', () => {
    expect(questions(input, undefined, 16)).toEqual({ left: undefined, parts: [] })
    expect(answers(input, {}, 16)).toEqual({ left: undefined, parts: [] })
  })

  it('stay where they are without room', () => {
    expect(questions(input, { confirm }, 0)).toEqual({ left: { confirm }, parts: [] })
  })

  it('keep members with names of the prototype', () => {
    const { left } = questions(input, JSON.parse('{"__proto__":7}'), 16)
    expect(JSON.stringify(left)).toBe('{"__proto__":7}')
  })
})
