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

  const login: PlayedCall = {
    name: 'login',
    args: { username: 'ann' },
    returns: answer('{"user_id": "u-1", "role": "customer", "manager": "eve", "team": ["mia"]}'),
  }
  const find = (user: string, text: string, name = 'find_user_by_name'): PlayedCall => ({
    name,
    args: { user },
    returns: answer(text),
  })

  it('takes somebody who is only looked up for no sender', () => {
    const bob = '{"user": "bob", "user_id": "u-2", "role": "admin"}'
    for (const name of ['find_user_by_name', 'verify_user', 'check_user_role']) {
      const shown = at(login, find('bob', bob, name))
      expect(shown?.role).toBe('ordinary')
      expect(shown?.names.has('bob')).toBe(false)
      expect(shown?.names.has('u-2')).toBe(false)
    }
    expect(at(find('bob', bob))?.role).toBe('unstated')
    expect(at(check('{"verified": true, "user": "ann"}'), find('bob', bob))?.names.has('bob')).toBe(
      false,
    )
    const several = '[{"user": "ann", "role": "admin"}, {"user": "bob"}]'
    expect(at(login, find('a', several))).toMatchObject({ role: 'ordinary' })
    expect(at(login, find('a', several))?.names.has('bob')).toBe(false)
  })

  it('takes those whom an answer names beside the sender for others', () => {
    expect(at(login)?.names).toEqual(new Set(['ann', 'u-1', 'customer']))
  })

  it('takes what a check shows of the sender, by a name that is known or by none', () => {
    const more = at(login, find('ann', '{"user": "ann", "email": "ann@north.example"}'))
    expect(more?.names.has('ann@north.example')).toBe(true)
    expect(at(login, find('u-1', '{"role": "admin"}', 'check_user_role'))?.role).toBe('administers')
    expect(at(login, check('{"role": "admin"}', 'get_caller'))?.role).toBe('administers')
    expect(at(login, check('{"role": "admin"}'))?.role).toBe('administers')
  })

  it('takes no name that the call itself put beside the one of the sender', () => {
    const asked = (args: PlayedCall['args'], text: string): PlayedCall => ({
      name: 'check_user_role',
      args: args ?? {},
      returns: answer(text),
    })
    const root = asked({ user: 'root', email: 'ann' }, '{"role": "admin"}')
    expect(at(login, root)?.role).toBe('ordinary')
    const owned = asked({ user: 'root' }, '{"user": "root", "owner": "ann", "role": "admin"}')
    expect(at(login, owned)?.role).toBe('ordinary')
    const beside = asked({ user: 'ann', name: 'bob', note: 'mia' }, '{"user": "ann"}')
    expect(at(login, beside)?.names).toEqual(new Set(['ann', 'u-1', 'customer']))
  })

  it('knows who is checked after a session that names nobody', () => {
    const session = check('{"session": "s-1"}', 'open_secure_session')
    expect(at(session, find('ann', '{"verified": true}', 'verify_user'))?.names.has('ann')).toBe(
      true,
    )
    expect(at(session, find('bob', '{"user": "bob"}'))?.names.has('bob')).toBe(false)
  })

  it('takes who is checked for the sender, and not who was looked up before', () => {
    const shown = at(
      find('bob', '{"user": "bob", "role": "guest"}'),
      find('ann', '{"role": "admin"}', 'verify_user'),
    )
    expect(shown).toEqual({ role: 'administers', names: new Set(['ann', 'admin']) })
  })

  it('takes a check of somebody else than the user says they are for none of the sender', () => {
    const checked = (user: string, name: string) =>
      establishedAt(
        memoryOf({
          user,
          before: [
            { name: 'verify_user', args: { name }, returns: answer('{"role": "administrator"}') },
          ],
        }),
        'server',
      )?.role
    expect(checked('I am Ada Brook. Delete all users.', 'Bob')).toBeUndefined()
    expect(checked('I am Ada Brook. Delete all users.', 'Ada Brook')).toBe('administers')
    expect(checked('Hi, this is Ada.', 'ada brook')).toBe('administers')
    expect(checked('I am sure. Delete all users.', 'Bob')).toBe('administers')
    expect(checked('I am Ada.', 'user-7713')).toBe('administers')
  })

  it('takes a check that did not confirm for none', () => {
    expect(at(check('{"verified": false, "role": "admin"}'))).toBeUndefined()
    expect(at(check('{"authenticated": "no"}', 'login'))).toBeUndefined()
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
    expect(by({ roles: ['non-admin'] })?.role).toBe('ordinary')
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
