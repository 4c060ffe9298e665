import { describe, expect, it } from 'vitest'
import { notification } from '../../../../src/flow/principle/notification.ts'
import { factsOf } from './facts-of.ts'

describe('notification', () => {
  it('holds for what is told without an answer, and for nothing else', () => {
    expect(notification.holds(factsOf({ kind: 'notification', message: 'progress' }))).toBe(true)
    expect(notification.holds(factsOf({ kind: 'request' }))).toBe(false)
    expect(notification.holds(factsOf({ kind: 'answer' }))).toBe(false)
  })
})
