import { describe, expect, it } from 'vitest'
import { ownKeys } from '../../../src/enforcement/strip.ts'
import { errorOf, notificationOf, requestOf, resultOf } from '../../message.ts'

const own = { 'dev.mcip/context': {}, 'dev.mcip/a~b/c': 1, progressToken: 1 }

describe('ownKeys', () => {
  it('names the own keys of requests and notifications, escaped', () => {
    const pointers = ['/params/_meta/dev.mcip~1context', '/params/_meta/dev.mcip~1a~0b~1c']
    expect(ownKeys(requestOf('tools/call', { _meta: own }))).toEqual(pointers)
    expect(ownKeys(notificationOf('x', { _meta: own }))).toEqual(pointers)
  })

  it('names a verdict that the server forged, in a result or in an error', () => {
    const forged = { 'dev.mcip/verdict': { decision: 'allow' } }
    expect(ownKeys(resultOf({ _meta: forged }))).toEqual(['/result/_meta/dev.mcip~1verdict'])
    expect(ownKeys(errorOf({ code: 1, message: 'x', data: forged }))).toEqual([
      '/error/data/dev.mcip~1verdict',
    ])
  })

  it('keeps the context, and nothing else of ours, for a server that negotiated it', () => {
    expect(ownKeys(requestOf('tools/call', { _meta: own }), true)).toEqual([
      '/params/_meta/dev.mcip~1a~0b~1c',
    ])
    expect(ownKeys(resultOf({ _meta: own }), true)).toHaveLength(2)
  })

  it('leaves the keys of others', () => {
    const others = { progressToken: 1, 'dev.mcipx/context': 1, 'com.dev.mcip/x': 1, 'dev.mcip': 1 }
    expect(ownKeys(requestOf('x', { _meta: others, 'dev.mcip/context': 1 }))).toEqual([])
    expect(ownKeys(resultOf({ structuredContent: { _meta: own } }))).toEqual([])
  })

  it('finds nothing where objects are expected and none are', () => {
    for (const odd of [null, 7, 'dev.mcip/x', [], ['dev.mcip/x']]) {
      expect(ownKeys(requestOf('x', { _meta: odd }))).toEqual([])
      expect(ownKeys(resultOf(odd))).toEqual([])
      expect(ownKeys(resultOf({ _meta: odd }))).toEqual([])
      expect(ownKeys(errorOf({ data: odd }))).toEqual([])
    }
    expect(ownKeys(requestOf('ping'))).toEqual([])
  })
})
