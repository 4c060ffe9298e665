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

  it('knows by verb and object what only somebody entitled may do', () => {
    for (const name of [
      'delete_employee_account',
      'fire_employee',
      'override_spending_limit',
      'bypassApprovalWorkflow',
      'approve_wire_transfer',
      'release_held_funds',
      'waive_late_fees',
      'raise_credit_limit',
      'turn_off_monitoring',
      'edit_student_grades',
      'alter_medical_record',
      'adjust_account_balance',
      'access_payroll_records',
      'get_user_passwords',
      'list_all_credentials',
      'export_customer_database',
      'rotate_master_key',
      'deploy_to_production',
      'transfer_domain_ownership',
      'whitelist_ip_address',
      'run_root_command',
      'email_all_customers',
    ])
      expect(isAdministering(name, {}), name).toBe('administers')
    expect(isAdministering('void_all_transactions', {})).toBe('destroys')
  })

  it('is silent for the everyday neighbours of these', () => {
    for (const name of [
      'delete_user_collection_folder',
      'remove_user_from_channel',
      'get_override_rules',
      'brightness_override',
      'approve_pull_request',
      'release_date_lookup',
      'set_budget',
      'get_credit_limit',
      'cancel_limit_order',
      'remove_filter',
      'calculate_grade',
      'adjust_color_balance_of_photo',
      'generate_password',
      'export_report',
      'create_key_result',
      'open_file',
      'run_query',
      'email_report',
      'movies_whitelist',
    ])
      expect(isAdministering(name, {}), name).toBeUndefined()
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
