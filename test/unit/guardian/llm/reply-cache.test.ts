import { describe, expect, it } from 'vitest'
import { createReplyCache } from '../../../../src/guardian/llm/reply-cache.ts'

const reply = { class: 'appropriate' } as const

describe('createReplyCache', () => {
  it('keeps what was used last', () => {
    const cache = createReplyCache(2)
    cache.set('a', reply)
    cache.set('b', reply)
    expect(cache.get('a')).toBe(reply)
    cache.set('c', reply)
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([reply, undefined, reply])
  })

  it('takes a new reply for an old one', () => {
    const cache = createReplyCache(2)
    cache.set('a', reply)
    cache.set('a', { class: 'data-injection' })
    expect(cache.get('a')?.class).toBe('data-injection')
  })
})
