import { describe, expect, it } from 'vitest'
import { notification } from '../../../../src/flow/principle/notification.ts'
import { factsOf } from './facts-of.ts'

describe('notification', () => {
  it('holds for what is told without an answer, and for nothing else', () => {
    expect(notification.holds(factsOf({ kind: 'notification', message: 'progress' }))).toBe(true)
    expect(notification.holds(factsOf({ kind: 'request' }))).toBe(false)
    expect(notification.holds(factsOf({ kind: 'answer' }))).toBe(false)
  })

  it('holds for a call of a function that tells somebody something', () => {
    const send = { called: { name: 'send_message' } }
    expect(notification.holds(factsOf(send, { text: 'hi' }))).toBe(true)
    expect(notification.holds(factsOf(send, {}))).toBe(false)
    expect(notification.holds(factsOf({ called: { name: 'get_message' } }, { id: 1 }))).toBe(false)
  })

  it('holds for a return that only says that it failed', () => {
    const returned = { message: 'function-return', kind: 'answer', requested: true } as const
    expect(notification.holds(factsOf(returned, { error: 'no such file' }))).toBe(true)
    expect(notification.holds(factsOf(returned, { text: 'a file' }))).toBe(false)
    const stray = factsOf({ ...returned, requested: false }, { error: 'no such file' })
    expect(notification.holds(stray)).toBe(false)
  })
})
