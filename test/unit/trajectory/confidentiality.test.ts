import { expect, it } from 'vitest'
import type { InformationType, Subject } from '../../../src/flow/flow.ts'
import { confidentialityOf } from '../../../src/trajectory/confidentiality.ts'

const of = (about: InformationType, role: Subject['role'], message = 'function-return' as const) =>
  confidentialityOf({ type: { message, about: [about] }, subject: [{ role }] })

it('keeps credentials secret, and what concerns a person private', () => {
  expect(of('credential', 'unknown')).toBe('secret')
  expect(of('health', 'unknown')).toBe('private')
  expect(of('item', 'third-party')).toBe('private')
  expect(of('item', 'unknown')).toBe('public')
})

it('takes the definitions of a server as public, whatever words they hold', () => {
  const flow = {
    type: { message: 'function-list', about: ['credential'] },
    subject: [{ role: 'server' }],
  } as const
  expect(confidentialityOf(flow)).toBe('public')
})
