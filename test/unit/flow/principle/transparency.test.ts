import { describe, expect, it } from 'vitest'
import { transparency } from '../../../../src/flow/principle/transparency.ts'
import { factsOf } from './facts-of.ts'

const server = { role: 'server', name: 'files' } as const

describe('transparency', () => {
  it('holds for what a party says about itself and its work', () => {
    expect(transparency.holds(factsOf({ message: 'discovery' }))).toBe(true)
    expect(transparency.holds(factsOf({ message: 'progress', kind: 'notification' }))).toBe(true)
    expect(transparency.holds(factsOf({ message: 'response', kind: 'notification' }))).toBe(true)
  })

  it('holds for the list of a server, and not for the wish to see it', () => {
    const list = { message: 'function-list', kind: 'answer', sender: server } as const
    expect(transparency.holds(factsOf(list))).toBe(true)
    expect(transparency.holds(factsOf({ message: 'function-list' }))).toBe(false)
    expect(transparency.holds(factsOf({ ...list, sender: { role: 'client' } }))).toBe(false)
  })

  it('holds for log lines of the server, and not for the level a client sets', () => {
    expect(transparency.holds(factsOf({ message: 'log', sender: server }))).toBe(true)
    expect(transparency.holds(factsOf({ message: 'log' }))).toBe(false)
  })

  it('does not hold for what a function returns', () => {
    const returned = { message: 'function-return', kind: 'answer', sender: server } as const
    expect(transparency.holds(factsOf(returned))).toBe(false)
  })
})
