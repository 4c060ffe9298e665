import { describe, expect, it } from 'vitest'
import { earlierFlow } from '../../../src/guardian/verdict.ts'

describe('earlierFlow', () => {
  it('names every flow that was logged before by a number below zero, each by its own', () => {
    expect([0, 1, 7].map(earlierFlow)).toEqual([-1, -2, -8])
  })
})
