import { describe, expect, it } from 'vitest'
import { serviceProvision } from '../../../../src/flow/principle/service-provision.ts'
import { factsOf } from './facts-of.ts'

const answer = { kind: 'answer', message: 'function-return', requested: true } as const

describe('serviceProvision', () => {
  it('holds for the answer to a request', () => {
    expect(serviceProvision.holds(factsOf(answer, { bmi: 22.9 }))).toBe(true)
    expect(serviceProvision.holds(factsOf({ ...answer, message: 'resource' }))).toBe(true)
  })

  it('does not hold for an answer that nobody asked for', () => {
    expect(serviceProvision.holds(factsOf({ ...answer, requested: false }, { bmi: 22.9 }))).toBe(
      false,
    )
  })

  it('does not hold for a return that carries nothing or only says that it failed', () => {
    expect(serviceProvision.holds(factsOf(answer, {}))).toBe(false)
    expect(serviceProvision.holds(factsOf(answer, { error: 'no such file' }))).toBe(false)
  })

  it('does not hold where the answer has terms of its own, or is none', () => {
    expect(serviceProvision.holds(factsOf({ ...answer, message: 'elicitation' }))).toBe(false)
    expect(serviceProvision.holds(factsOf({ ...answer, message: 'discovery' }))).toBe(false)
    expect(serviceProvision.holds(factsOf({ ...answer, message: 'response' }, 'Yes.'))).toBe(false)
    expect(serviceProvision.holds(factsOf({ ...answer, kind: 'request' }))).toBe(false)
  })
})
