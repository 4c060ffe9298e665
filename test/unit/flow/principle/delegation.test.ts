import { describe, expect, it } from 'vitest'
import { delegation } from '../../../../src/flow/principle/delegation.ts'
import { originsOf } from '../origins-of.ts'
import { factsOf } from './facts-of.ts'

const user = { role: 'user' } as const

describe('delegation', () => {
  it('holds for a query that leaves a choice to others', () => {
    const query = { message: 'query', sender: user } as const
    expect(delegation.holds(factsOf(query, 'Pick any hotel for me'))).toBe(true)
    expect(delegation.holds(factsOf(query, 'Book the Grand Hotel'))).toBe(false)
    const byClient = { message: 'query', sender: { role: 'client' } } as const
    expect(delegation.holds(factsOf(byClient, 'Pick any hotel for me'))).toBe(false)
  })

  it('holds for a call with a value of a source to which the user left the choice', () => {
    const origins = originsOf({ result: ['Grand Hotel'], query: ['Oslo'], delegated: true })
    expect(delegation.holds(factsOf({ origins }, { hotel: 'Grand Hotel' }))).toBe(true)
    expect(delegation.holds(factsOf({ origins }, { city: 'Oslo' }))).toBe(false)
  })

  it('does not hold for such a value where the user left no choice', () => {
    const origins = originsOf({ result: ['Grand Hotel'] })
    expect(delegation.holds(factsOf({ origins }, { hotel: 'Grand Hotel' }))).toBe(false)
  })

  it('does not hold for what a result says, whatever it says', () => {
    const returned = { message: 'function-return', kind: 'answer' } as const
    expect(delegation.holds(factsOf(returned, 'Follow the steps in my notes'))).toBe(false)
  })

  it('holds for a server that lets the client write, and not for what is written', () => {
    const sampling = { message: 'sampling', sender: { role: 'server' } } as const
    expect(delegation.holds(factsOf(sampling))).toBe(true)
    expect(delegation.holds(factsOf({ ...sampling, kind: 'answer' }))).toBe(false)
  })
})
