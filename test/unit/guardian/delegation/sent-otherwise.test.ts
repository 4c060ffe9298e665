import { describe, expect, it } from 'vitest'
import {
  isTooMuchSent,
  maxAsked,
  sentOtherwise,
} from '../../../../src/guardian/delegation/sent-otherwise.ts'
import type { JudgeInput } from '../../../../src/guardian/judge.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import type { Message } from '../../../../src/mcp/message.ts'
import { callOf, notificationOf, requestOf, resultOf } from '../../../message.ts'
import { inputOf } from '../judge-input.ts'

const sent = (message: Message, more: Partial<JudgeInput> = {}) =>
  sentOtherwise(inputOf(message, more)).map(({ way, at, values }) => [way, at, values])
const answering = (method: string) => ({ answers: requestOf(method) })

describe('sentOtherwise', () => {
  it('gives what requests of the host carry', () => {
    const uri = 'notes://search/lamp'
    for (const method of ['resources/read', 'resources/subscribe'])
      expect(sent(requestOf(method, { uri }))).toEqual([['resource', '/params', { uri }]])
    const listen = { resourceSubscriptions: [uri], toolsListChanged: true }
    expect(sent(requestOf('subscriptions/listen', { notifications: listen }))).toEqual([
      ['resource', '/params/notifications', { resourceSubscriptions: [uri] }],
    ])
    expect(sent(requestOf('subscriptions/listen', { notifications: {} }))).toEqual([])
    const args = { colour: 'red' }
    expect(sent(requestOf('prompts/get', { name: 'p', arguments: args }))).toEqual([
      ['prompt', '/params', { arguments: args }],
    ])
    const argument = { name: 'colour', value: 're' }
    expect(sent(requestOf('completion/complete', { ref: {}, argument }))).toEqual([
      ['completion', '/params', { argument, context: null }],
    ])
  })

  it('gives what the model, the user and the host answer', () => {
    const content = { type: 'text', text: 'A lamp.' }
    expect(
      sent(resultOf({ role: 'assistant', content }), answering('sampling/createMessage')),
    ).toEqual([['sampling', '/result', { content }]])
    const form = { action: 'accept', content: { day: 'Monday' } }
    expect(sent(resultOf(form), answering('elicitation/create'))).toEqual([
      ['elicitation', '/result', { content: { day: 'Monday' } }],
    ])
    const roots = [{ uri: 'file:///home/ann' }]
    expect(sent(resultOf({ roots }), answering('roots/list'))).toEqual([
      ['roots', '/result', { roots }],
    ])
  })

  it('gives the answer of a task for what it is by its form', () => {
    const task = answering('tasks/result')
    expect(sent(resultOf({ action: 'accept', content: {} }), task)[0]?.[0]).toBe('elicitation')
    expect(sent(resultOf({ role: 'assistant', content: {} }), task)[0]?.[0]).toBe('sampling')
  })

  it('gives answers that stand in the next round of a call', () => {
    const inputResponses = {
      'a/b': { action: 'accept', content: { day: 'Monday' } },
      c: { roots: [] },
      d: 'none',
    }
    const params = { name: 'f', arguments: {}, inputResponses }
    expect(sent(requestOf('tools/call', params))).toEqual([
      ['elicitation', '/params/inputResponses/a~1b', { content: { day: 'Monday' } }],
      ['roots', '/params/inputResponses/c', { roots: [] }],
    ])
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => [`k${at}`, { roots: [] }]),
    )
    const request = requestOf('tools/call', { ...params, inputResponses: many })
    expect(sent(request)).toHaveLength(maxAsked)
    expect(isTooMuchSent(inputOf(request))).toBe(true)
    expect(isTooMuchSent(inputOf(request, { from: 'server' }))).toBe(false)
    const few = Object.fromEntries(Object.entries(many).slice(0, maxAsked))
    const whole = requestOf('tools/call', { ...params, inputResponses: few })
    expect(isTooMuchSent(inputOf(whole))).toBe(false)
    expect(isTooMuchSent(inputOf(resultOf({ inputResponses: many })))).toBe(false)
  })

  it('names the server in the words of a finding, bounded', () => {
    const read = requestOf('resources/read', { uri: 'a:b' })
    expect(sentOtherwise(inputOf(read))[0]?.what).toBe(
      'The request for a resource to the server "server"',
    )
    const nameless = inputOf(read, { server: { id: '', origin: '' } })
    expect(sentOtherwise(nameless)[0]?.what).toBe('The request for a resource')
  })

  it('gives nothing for calls, notifications, answers to nobody and messages of the server', () => {
    const strange: readonly JsonObject[] = [{}, { content: 1 }]
    expect(sent(callOf('f', { a: 1 }))).toEqual([])
    expect(sent(notificationOf('notifications/initialized'))).toEqual([])
    expect(sent(resultOf({ content: [] }))).toEqual([])
    expect(sent(requestOf('resources/read', { uri: 'a:b' }), { from: 'server' })).toEqual([])
    for (const result of strange) expect(sent(resultOf(result), answering('ping'))).toEqual([])
    expect(sent(resultOf([1]), answering('roots/list'))).toEqual([])
  })
})
