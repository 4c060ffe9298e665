import { describe, expect, it } from 'vitest'
import {
  establishedAt,
  establishedByHost,
  establishedByToken,
} from '../../../../src/guardian/task/established.ts'
import { memoryOf, type PlayedCall } from './task-input.ts'

const answer = (text: string) => ({ content: [{ type: 'text', text }] })
const at = (...before: readonly PlayedCall[]) =>
  establishedAt(memoryOf({ user: 'Hello', before }), 'server')
const check = (text: string, name = 'verify_user'): PlayedCall => ({ name, returns: answer(text) })

describe('establishedAt', () => {
  it('reads the role that a check states, in a field or in its only words', () => {
    expect(at(check('{"access_level": "admin"}'))?.role).toBe('administers')
    expect(at(check('{"rights": ["read", "administer"]}'))?.role).toBe('administers')
    expect(at(check('{"role": "customer", "name": "Admin Street"}'))?.role).toBe('ordinary')
    expect(at(check('{"superuser": false}'))?.role).toBe('ordinary')
    expect(at(check('{"verified": true}'))?.role).toBe('unstated')
    expect(at(check('Verified as customer.'))?.role).toBe('ordinary')
    expect(at(check(`Verified. ${'The admin wrote this. '.repeat(20)}`))?.role).toBe('unstated')
  })

  it('takes the latest check, up to a log-out or a log-in', () => {
    expect(at()).toBeUndefined()
    expect(at(check('{"role": "admin"}'), check('{"role": "guest"}'))?.role).toBe('ordinary')
    expect(at(check('{"role": "admin"}'), check('{"verified": true}'))?.role).toBe('administers')
    expect(at(check('{"role": "admin"}'), check('{"welcome": "bo"}', 'login'))?.role).toBe(
      'unstated',
    )
    expect(at(check('{"role": "admin"}'), check('{"ok": true}', 'end_session'))).toBeUndefined()
  })

  it('knows nobody at another server, and nobody by a call that is not a check', () => {
    const past = memoryOf({ user: 'Hello', before: [check('{"role": "admin"}')] })
    expect(establishedAt(past, 'other')).toBeUndefined()
    expect(at(check('{"role": "admin"}', 'read_page'))).toBeUndefined()
  })

  it('takes long values and names of properties of all objects for values', () => {
    const shown = at(check(`{"constructor": "${'x'.repeat(5_000)}", "__proto__": "admin"}`))
    expect(shown?.role).toBe('unstated')
    expect(shown?.names.has('x'.repeat(5_000))).toBe(false)
  })
})

describe('establishedByHost', () => {
  const by = (sender: { roles?: readonly string[]; authenticatedBy?: string; id?: string }) =>
    establishedByHost(memoryOf({ user: 'Hello', turn: { sender } }))

  it('trusts what the host says, and takes the roles of everybody for no more', () => {
    expect(by({ roles: ['dba'] })?.role).toBe('administers')
    expect(by({ roles: ['read-only user'] })?.role).toBe('ordinary')
    expect(by({ authenticatedBy: 'sso', id: 'Bo' })).toEqual({
      role: 'administers',
      names: new Set(['bo']),
    })
    expect(by({ id: 'bo' })).toBeUndefined()
  })
})

describe('establishedByToken', () => {
  it('knows whom the flow that gave the token names', () => {
    const past = memoryOf({
      user: 'Hello',
      before: [{ name: 'open', args: { user: 'Bo' }, returns: answer('{"token": "t-1"}') }],
    })
    expect(establishedByToken(past, 2)).toEqual({ role: 'unstated', names: new Set(['t-1', 'bo']) })
    expect(establishedByToken(past, 1)).toBeUndefined()
  })
})
