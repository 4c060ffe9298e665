import { describe, expect, it } from 'vitest'
import { consent } from '../../../../src/flow/principle/consent.ts'
import { originsOf } from '../origins-of.ts'
import { factsOf } from './facts-of.ts'

const fromQuery = originsOf({ query: [70, 'Bo Ek', 'Ann Lee'], own: ['Ann Lee'] })

describe('consent', () => {
  it('holds for what the user asks, and not for what a client says in the place of one', () => {
    expect(consent.holds(factsOf({ message: 'query', sender: { role: 'user' } }))).toBe(true)
    expect(consent.holds(factsOf({ message: 'query' }))).toBe(false)
  })

  it('holds for a call with a value that the user wrote', () => {
    expect(consent.holds(factsOf({ origins: fromQuery }, { weight: 70 }))).toBe(true)
    expect(consent.holds(factsOf({ origins: fromQuery }, { weight: 71 }))).toBe(false)
    const elsewhere = factsOf({ message: 'completion', origins: fromQuery }, { weight: 70 })
    expect(consent.holds(elsewhere)).toBe(false)
  })

  it('holds for what the user gives to a prompt', () => {
    const prompt = { message: 'prompt', origins: fromQuery } as const
    expect(consent.holds(factsOf(prompt, { weight: 70 }))).toBe(true)
    expect(consent.holds(factsOf({ ...prompt, kind: 'answer' }, { weight: 70 }))).toBe(false)
  })

  it('does not hold for a third party whom the user names, and does for the user', () => {
    expect(consent.holds(factsOf({ origins: fromQuery }, { patient: 'Bo Ek' }))).toBe(false)
    expect(consent.holds(factsOf({ origins: fromQuery }, { patient: 'Ann Lee' }))).toBe(true)
  })

  describe('on an elicitation', () => {
    const answer = { message: 'elicitation', kind: 'answer' } as const

    it('holds where the user accepts', () => {
      const content = { action: 'accept', content: { age: 41 } }
      expect(consent.holds(factsOf(answer, content))).toBe(true)
    })

    it('does not hold where the user declines, cancels, or the client answers an error', () => {
      for (const action of ['decline', 'cancel', '', 'ACCEPT', 1]) {
        expect(consent.holds(factsOf(answer, { action }))).toBe(false)
      }
      expect(consent.holds(factsOf(answer, { code: -1, message: 'user said no' }))).toBe(false)
    })

    it('does not hold where a field of the form says accept and the user declined', () => {
      const content = { content: { action: 'accept' }, action: 'decline' }
      expect(consent.holds(factsOf(answer, content))).toBe(false)
    })

    it('does not hold for what the server asks', () => {
      expect(consent.holds(factsOf({ ...answer, kind: 'request' }, { action: 'accept' }))).toBe(
        false,
      )
      const toClient = { ...answer, recipient: { role: 'client' } } as const
      expect(consent.holds(factsOf(toClient, { action: 'accept' }))).toBe(false)
    })
  })
})
