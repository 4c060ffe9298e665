import { describe, expect, it } from 'vitest'
import { transparency } from '../../../../src/flow/principle/transparency.ts'
import { factsOf } from './facts-of.ts'

const server = { role: 'server', name: 'files' } as const

describe('transparency', () => {
  it('holds for what a party says about itself and its work', () => {
    expect(transparency.holds(factsOf({ message: 'discovery' }))).toBe(true)
    expect(transparency.holds(factsOf({ message: 'progress', kind: 'notification' }))).toBe(true)
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
    expect(transparency.holds(factsOf(returned, { bmi: 22.9 }))).toBe(false)
  })

  it('holds for the profile of the user, who gets to see what is held about them', () => {
    const profile = { message: 'function-return', kind: 'answer', sender: server } as const
    const called = { name: 'get_profile', description: "Gets the user's profile." }
    expect(transparency.holds(factsOf({ ...profile, called }, { name: 'Ann' }))).toBe(true)
    expect(transparency.holds(factsOf({ ...profile, called }, {}))).toBe(false)
    const other = { name: 'get_profile', description: 'Gets the profile of a user.' }
    expect(transparency.holds(factsOf({ ...profile, called: other }, { name: 'Ann' }))).toBe(false)
  })

  it('holds for an answer that tells the user something, and for no politeness', () => {
    const response = { message: 'response', kind: 'answer' } as const
    expect(transparency.holds(factsOf(response, 'Your index is 22.9.'))).toBe(true)
    expect(transparency.holds(factsOf(response, 'You are welcome!'))).toBe(false)
    expect(transparency.holds(factsOf(response, 'How tall are you?'))).toBe(false)
  })
})
