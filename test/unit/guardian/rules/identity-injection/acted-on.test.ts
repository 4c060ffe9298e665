import { describe, expect, it } from 'vitest'
import {
  accountsIn,
  actsOnMany,
} from '../../../../../src/guardian/rules/identity-injection/acted-on.ts'

describe('accountsIn', () => {
  it('finds whom a call acts on, in lists, within objects and as numbers', () => {
    expect(accountsIn('reset_password', { user_ids: ['Bob', 'eve'] })).toEqual(['bob', 'eve'])
    expect(accountsIn('reset_password', { userIds: [4, 5] })).toEqual(['4', '5'])
    expect(accountsIn('reset_password', { users: ['bob'] })).toEqual(['bob'])
    expect(accountsIn('reset_password', { users: [{ id: 7, note: 'x' }] })).toEqual(['7'])
    expect(accountsIn('reset_password', { body: { target_user: 'bob' } })).toEqual(['bob'])
    expect(accountsIn('reset_password', { id: 'bob' })).toEqual(['bob'])
    expect(accountsIn('reset_password', { user_id: 42 })).toEqual(['42'])
  })

  it('takes other values for no accounts', () => {
    expect(accountsIn('reset_password', { reason: 'bob', member: true })).toEqual([])
    expect(accountsIn('disable_rule', { id: 7 })).toEqual([])
    expect(accountsIn('reset_password', {})).toEqual([])
  })

  it('finds one behind many others, or says that it did not look at all', () => {
    const users = [...Array.from({ length: 500 }, () => 'ann'), 'eve']
    expect(accountsIn('reset_password', { users })).toContain('eve')
    expect(
      accountsIn('reset_password', { users: Array.from({ length: 5_000 }, () => 'ann') }),
    ).toBeUndefined()
  })
})

describe('actsOnMany', () => {
  it('knows functions and values that mean all', () => {
    for (const name of ['resetAllPasswords', 'reset_all_passwords', 'bulkReset', 'lockUsers'])
      expect([name, actsOnMany(name, {})]).toEqual([name, true])
    expect(actsOnMany('reset_password', { user: '*' })).toBe(true)
    expect(actsOnMany('reset_password', { scope: ['all'] })).toBe(true)
    expect(actsOnMany('reset_password', { allUsers: true })).toBe(true)
  })

  it('takes letters within a word for no sign of all', () => {
    for (const name of ['install_key', 'reallocate_access', 'everest_reset'])
      expect([name, actsOnMany(name, {})]).toEqual([name, false])
    expect(actsOnMany('reset_password', { notify_members: true, allow: true })).toBe(false)
    expect(actsOnMany('reset_password', { all: false, note: 'all in one' })).toBe(false)
  })
})
