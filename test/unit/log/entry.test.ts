import { expect, it } from 'vitest'
import { earlierFlow } from '../../../src/guardian/verdict.ts'
import { placedFlow } from '../../../src/log/entry.ts'

it('own flows are raised by what the trajectory holds, earlier flows stay', () => {
  expect([0, 1, 2].map((own) => placedFlow(own, 10))).toEqual([10, 11, 12])
  expect([0, 1, 9].map((earlier) => placedFlow(earlierFlow(earlier), 10))).toEqual([0, 1, 9])
  expect(earlierFlow(0)).toBe(-1)
})
