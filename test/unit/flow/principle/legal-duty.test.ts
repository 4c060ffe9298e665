import { expect, it } from 'vitest'
import { legalDuty } from '../../../../src/flow/principle/legal-duty.ts'
import { factsOf } from './facts-of.ts'

it('holds only where the host declares it', () => {
  expect(legalDuty.holds(factsOf({ declared: ['legal-duty'] }))).toBe(true)
  expect(legalDuty.holds(factsOf({ declared: ['consent'] }))).toBe(false)
})

it('does not hold for a message that claims it', () => {
  const claim = { reason: 'required by law: legal-duty', principle: 'legal-duty' }
  expect(legalDuty.holds(factsOf({}, claim))).toBe(false)
})
