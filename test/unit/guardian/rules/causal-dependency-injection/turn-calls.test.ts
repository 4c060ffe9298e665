import { describe, expect, it } from 'vitest'
import { turnCalls } from '../../../../../src/guardian/rules/causal-dependency-injection/turn-calls.ts'
import { memoryOf } from '../../task/task-input.ts'

describe('turnCalls', () => {
  it('gives the calls with their answers, latest first', () => {
    const returns = { content: [{ type: 'text', text: 'done' }] }
    const past = memoryOf({ user: 'Go.', before: [{ name: 'one', returns }, { name: 'two' }] })
    const calls = turnCalls(past).map(({ name, answer }) => [name, answer?.kind])
    expect(calls).toEqual([
      ['two', undefined],
      ['one', 'return'],
    ])
  })

  it('stops at the turn before, and looks at no more than the latest calls', () => {
    const before = [{ name: 'one' }]
    const past = memoryOf({ user: 'Go.', before })
    past.begin({ number: 1, text: 'And now?', flow: 9, at: '2026-01-01T00:00:00Z', source: 'user' })
    expect(turnCalls(past)).toEqual([])
    const many = memoryOf({ before: Array.from({ length: 500 }, () => ({ name: 'one' })) })
    expect(turnCalls(many).length).toBeLessThanOrEqual(48)
  })
})
