import { expect, it } from 'vitest'
import { earlierFlow } from '../../../src/guardian/verdict.ts'
import { placedFlow } from '../../../src/log/entry.ts'

it('names an earlier flow so that it is never taken for one of the message itself', () => {
  for (const seq of [0, 1, 41, 1_000_000]) {
    expect(earlierFlow(seq)).toBeLessThan(0)
    expect(placedFlow(earlierFlow(seq), 500)).toBe(seq)
  }
})
