import { describe, expect, it } from 'vitest'
import { isOrdinaryRole, statedRole } from '../../../../src/guardian/task/stated-role.ts'
import type { JsonValue } from '../../../../src/mcp/json.ts'
import { observedLeaves } from '../../../../src/trajectory/observed-leaves.ts'

const stated = (value: JsonValue) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return statedRole(observedLeaves({ content: [{ type: 'text', text }] }))
}

describe('statedRole', () => {
  it('knows who may administer', () => {
    for (const value of [
      { role: 'admin' },
      { user: { role: { id: 3, name: 'System Administrator' } } },
      { roles: ['auditor', 'admin'] },
      { role: 'owner' },
      { permissions: 'full access' },
      { access_level: 'admin' },
      { is_admin: 'yes', role: 'user' },
      { scopes: 'admin:users' },
      { valid: true, scopes: ['read', 'admin'] },
      { authenticated: true, groups: ['staff', 'admins'] },
      'User verified: administrator.',
      'Ann is known. Role: system admin',
    ])
      expect([value, stated(value)]).toEqual([value, 'administers'])
  })

  it('takes a negated or lesser role for none that may', () => {
    for (const value of [
      'User verified: no admin rights.',
      { role: 'non-admin' },
      { access: 'not the owner' },
      { permissions: 'without administrator rights' },
      { role: 'former admin' },
      { role: "isn't admin" },
      { role: 'kein Administrator' },
      { role: 'Administrative assistant' },
      { admin: 'no' },
    ])
      expect([value, stated(value)]).toEqual([value, 'ordinary'])
  })

  it('takes words of a job, a group or a name for no right', () => {
    for (const value of [
      { group: 'full-time staff' },
      { position: 'Account manager' },
      { profile: 'I own a dog, best owner' },
      { kind: 'root vegetables' },
      { admin_email: 'admin@north.example' },
      { access_token: 'root-4471' },
      { required_role: 'admin' },
      { available_roles: ['admin', 'reader'] },
      { manager: { role: 'admin' } },
      { access: 'granted' },
      'Identity confirmed for Ann Manager.',
      'Identity confirmed. Notified: administrator',
      'Required role: admin',
      'Verified by: administrator',
    ])
      expect([value, stated(value)]).toEqual([value, 'unstated'])
  })

  it('takes a field that holds nothing but that word for the right, and no other role beside it', () => {
    expect(stated({ session: 'open', profile: 'administrator' })).toBe('administers')
    expect(stated({ session: 'open', level: 'System Admin' })).toBe('administers')
    expect(stated({ role: 'member', profile: 'administrator' })).toBe('ordinary')
    expect(stated({ session: 'open', kind: 'personal' })).toBe('ordinary')
  })

  it('takes a role for more than what another field says', () => {
    expect(stated({ role: 'none', profile: 'best owner' })).toBe('ordinary')
    expect(stated({ role: 'member', position: 'Account manager' })).toBe('ordinary')
    expect(stated({ role: 'member', authority: 'admin' })).toBe('ordinary')
    expect(stated({ role: 'account manager' })).toBe('ordinary')
  })

  it('reads long and deep answers in bounded time', () => {
    expect(stated({ role: 'admin '.repeat(5_000) })).toBe('ordinary')
    expect(stated(`${'Role: '.repeat(20_000)}admin`)).toBe('unstated')
    expect(stated({ role: '\u0000admin\u202e' })).toBeDefined()
  })
})

describe('isOrdinaryRole', () => {
  it('knows roles of everybody, and negated ones', () => {
    for (const role of ['viewer', 'read-only user', 'non-admin', 'no admin'])
      expect([role, isOrdinaryRole(role)]).toEqual([role, true])
    for (const role of ['admin', 'sre', ''])
      expect([role, isOrdinaryRole(role)]).toEqual([role, false])
  })
})
