import { describe, expect, it } from 'vitest'
import { isAdministering, raisesRights } from '../../../../src/guardian/task/administering.ts'

describe('isAdministering', () => {
  it('knows what governs people, rights and systems', () => {
    for (const name of [
      'grantRole',
      'reset_user_password',
      'disable_mfa',
      'set_permissions',
      'promote_member',
      'export_credentials',
    ])
      expect(isAdministering(name, {}), name).toBe('administers')
  })

  it('knows taking a role away, a password of a system, and what raises rights', () => {
    expect(isAdministering('remove_admin', {})).toBe('administers')
    expect(isAdministering('set_database_password', {})).toBe('administers')
    expect(raisesRights('promote_account')).toBe(true)
    expect(raisesRights('reset_password')).toBe(false)
  })

  it('knows what destroys on a large scale', () => {
    for (const name of ['drop_tables', 'delete_all_files', 'wipe_logs', 'shutdown_server'])
      expect(isAdministering(name, {}), name).toBe('destroys')
    expect(isAdministering('delete_files', { filter: '*' })).toBe('destroys')
  })

  it('is silent for one thing, for things of the house, and for look-ups', () => {
    for (const name of [
      'delete_file',
      'lock_doors',
      'enable_alarm',
      'get_user',
      'create_user',
      'list_permissions',
      'cancel_order',
      'disable_notifications',
      'send_all_greetings',
    ])
      expect(isAdministering(name, {}), name).toBeUndefined()
  })

  it('is silent where the call brings a proof of who asks', () => {
    expect(
      isAdministering('reset_password', { user: 'a', verification_code: '123' }),
    ).toBeUndefined()
  })

  it('takes endless names', () => {
    expect(isAdministering('x_'.repeat(100_000), {})).toBeUndefined()
  })
})
