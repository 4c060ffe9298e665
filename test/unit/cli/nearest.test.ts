import { describe, expect, it } from 'vitest'
import { nearest } from '../../../src/cli/nearest.ts'
import { expectCheap } from '../../support/growth.ts'

const names = ['replay-injection', 'data-injection', 'identity-injection']

describe('nearest', () => {
  it.each([
    ['replay-injektion', 'replay-injection'],
    ['dta-injection', 'data-injection'],
    ['DATA-INJECTION', 'data-injection'],
  ])('takes %s for %s', (wrong, right) => {
    expect(nearest(wrong, names)).toBe(right)
  })

  it.each(['', 'x', 'something else', 'zzzzzzzzzzzzzzzz'])('does not guess at %j', (wrong) => {
    expect(nearest(wrong, names)).toBeUndefined()
  })

  it('reads only the start of a very long word', () => {
    const long = 'a'.repeat(5_000_000)
    expectCheap(50, () => expect(nearest(long, names)).toBeUndefined())
  })
})
