import { describe, expect, it } from 'vitest'
import {
  listChangedPart,
  listenPart,
  subscriptionPart,
} from '../../../../src/flow/extract/subscriptions.ts'
import { answering, asking, inputOf } from './input-of.ts'

describe('subscriptionPart', () => {
  it('is about one resource, in the request, its answer and the update', () => {
    const params = { uri: 'a:1' }
    for (const method of [
      'resources/subscribe',
      'resources/unsubscribe',
      'notifications/resources/updated',
    ]) {
      const part = subscriptionPart(asking(method, { ...params, _meta: {} }))
      expect(part).toEqual({ content: params, unit: 'resource:a:1' })
    }
    const answer = subscriptionPart(answering('resources/subscribe', {}, params))
    expect(answer).toEqual({ content: {}, unit: 'resource:a:1', about: ['protocol'] })
    expect(subscriptionPart(asking('resources/subscribe')).content).toEqual({})
    expect(subscriptionPart(answering('resources/subscribe', 'x')).content).toBe('x')
  })
})

describe('listenPart', () => {
  const listen = (notifications: object, room = 16) =>
    listenPart(asking('subscriptions/listen', { notifications: { ...notifications } }, { room }))

  it('is one subscription to the server and one to each resource', () => {
    expect(listen({ toolsListChanged: true, resourceSubscriptions: ['a:1', 'a:2'] })).toEqual({
      content: { toolsListChanged: true },
      about: ['protocol'],
      extra: [
        { content: { uri: 'a:1' }, unit: 'resource:a:1' },
        { content: { uri: 'a:2' }, unit: 'resource:a:2' },
      ],
    })
  })

  it('keeps in place what there is no room for', () => {
    const uris = Array.from({ length: 100 }, (_, index) => `a:${index}`)
    const part = listen({ resourceSubscriptions: uris })
    expect(part.extra).toHaveLength(16)
    expect(part.content).toEqual({ resourceSubscriptions: uris.slice(16) })
    expect(listen({ resourceSubscriptions: ['a:1'] }, 0)).not.toHaveProperty('extra')
  })

  it('moves what is no list of kinds as it is', () => {
    expect(listen({ toolsListChanged: true }).content).toEqual({ toolsListChanged: true })
    expect(listenPart(asking('subscriptions/listen', { notifications: 'x' })).content).toBe('x')
    expect(listenPart(asking('subscriptions/listen')).content).toEqual({})
    expect(listenPart(answering('subscriptions/listen', { resultType: 'complete' }))).toEqual({
      content: {},
      about: ['protocol'],
    })
    expect(listenPart(answering('subscriptions/listen', 'x')).content).toBe('x')
  })
})

describe('listChangedPart', () => {
  it('is about what the sender has on offer', () => {
    expect(listChangedPart(inputOf({ kind: 'notification', from: 'server' }))).toEqual({
      content: {},
      about: ['protocol'],
      subject: [{ role: 'server' }],
    })
    expect(listChangedPart(inputOf({ kind: 'notification' })).subject).toEqual([{ role: 'client' }])
  })
})
