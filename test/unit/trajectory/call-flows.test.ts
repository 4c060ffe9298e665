import { expect, it } from 'vitest'
import { createCallFlows } from '../../../src/trajectory/call-flows.ts'

it('knows the first flow of a call, whatever its later rounds are', () => {
  const flows = createCallFlows()
  flows.note(0, { seq: 3, causedBy: [1] })
  flows.note(0, { seq: 9, causedBy: [] })
  flows.note('mail 0', { seq: 5, causedBy: [] })
  expect(flows.of(0)).toEqual({ seq: 3, causedBy: [1] })
  expect(flows.of('mail 0')?.seq).toBe(5)
  expect(flows.of(1)).toBeUndefined()
  expect(flows.of(undefined)).toBeUndefined()
})

it('forgets the oldest calls', () => {
  const flows = createCallFlows()
  for (let call = 0; call < 5_000; call++) flows.note(call, { seq: call, causedBy: [] })
  expect(flows.of(0)).toBeUndefined()
  expect(flows.of(4_999)?.seq).toBe(4_999)
})
