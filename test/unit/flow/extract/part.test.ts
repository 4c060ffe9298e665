import { describe, expect, it } from 'vitest'
import { embeddedParts, speaker, withExtra, without } from '../../../../src/flow/extract/part.ts'
import { inputOf } from './input-of.ts'

describe('embeddedParts', () => {
  it('has the message type and the kind of the message inside', () => {
    const input = inputOf({ method: 'tools/call', kind: 'answer', from: 'server' })
    const [part] = embeddedParts(input, { method: 'roots/list', kind: 'request', room: 0 })
    expect(part).toEqual({ message: 'roots', kind: 'request', content: {}, about: ['protocol'] })
  })

  it('lays the extra parts of the message inside beside it', () => {
    const params = { notifications: { resourceSubscriptions: ['a:1', 'a:2'] } }
    const parts = embeddedParts(inputOf(), {
      method: 'subscriptions/listen',
      kind: 'request',
      params,
      room: 2,
    })
    expect(parts.map(({ message, unit }) => [message, unit])).toEqual([
      ['subscription', undefined],
      ['subscription', 'resource:a:1'],
      ['subscription', 'resource:a:2'],
    ])
    expect(parts.every((part) => part.extra === undefined)).toBe(true)
  })

  it('has a type of its own for what answers no known question', () => {
    const [part] = embeddedParts(inputOf(), {
      method: undefined,
      kind: 'answer',
      result: 7,
      room: 0,
    })
    expect(part).toMatchObject({ message: 'x-embedded', content: 7 })
  })

  it('ends with messages in messages in messages', () => {
    let params: Record<string, object> = {}
    for (let depth = 0; depth < 50; depth++) {
      params = {
        inputResponses: {
          a: {
            resultType: 'input_required',
            inputRequests: { a: { method: 'tools/call', params } },
          },
        },
      }
    }
    const room = 16
    const own = { method: 'tools/call', kind: 'request', room } as const
    const parts = embeddedParts(inputOf(), { ...own, params: JSON.parse(JSON.stringify(params)) })
    expect(parts.length).toBeLessThanOrEqual(room + 1)
  })
})

describe('without', () => {
  it('leaves notes of the protocol and the members named out', () => {
    expect(without({ a: 1, b: 2, _meta: {} }, 'b', 'c')).toEqual({ a: 1 })
  })

  it('is the same object where there is nothing to leave out', () => {
    const holder = { a: 1 }
    expect(without(holder, 'b')).toBe(holder)
  })

  it('keeps members with names of the prototype', () => {
    const holder = JSON.parse('{"__proto__":{"a":1},"_meta":{}}')
    expect(JSON.stringify(without(holder))).toBe('{"__proto__":{"a":1}}')
  })
})

describe('what parts have in common', () => {
  it('is no extra member where nothing else moves', () => {
    expect(withExtra([])).toEqual({})
    expect(withExtra([{ content: 1 }])).toEqual({ extra: [{ content: 1 }] })
  })

  it('is the side that speaks about itself', () => {
    expect([speaker('host'), speaker('server')]).toEqual([
      [{ role: 'client' }],
      [{ role: 'server' }],
    ])
  })
})
