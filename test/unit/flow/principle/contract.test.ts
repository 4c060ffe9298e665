import { describe, expect, it } from 'vitest'
import { contract } from '../../../../src/flow/principle/contract.ts'
import { factsOf } from './facts-of.ts'

describe('contract', () => {
  it('holds for requests that both sides agreed on', () => {
    for (const message of ['discovery', 'function-list', 'resource-list', 'roots'] as const) {
      expect(contract.holds(factsOf({ message }))).toBe(true)
    }
  })

  it('holds for a call that takes part in an exchange', () => {
    const booking = { called: { name: 'book_hotel' } }
    expect(contract.holds(factsOf(booking, { nights: 2 }))).toBe(true)
    expect(contract.holds(factsOf(booking, {}))).toBe(false)
    expect(contract.holds(factsOf({ called: { name: 'find_hotel' } }, { nights: 2 }))).toBe(false)
    expect(contract.holds(factsOf({ ...booking, kind: 'answer' }, { nights: 2 }))).toBe(false)
  })

  it('does not hold for the answers, for calls, or for what nobody agreed on', () => {
    expect(contract.holds(factsOf({ message: 'function-list', kind: 'answer' }))).toBe(false)
    expect(contract.holds(factsOf({ message: 'function-request' }))).toBe(false)
    expect(contract.holds(factsOf({ message: 'sampling' }))).toBe(false)
    expect(contract.holds(factsOf({ message: 'x-discovery' }))).toBe(false)
  })
})
