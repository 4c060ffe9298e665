import { describe, expect, it } from 'vitest'
import { isIdentityCheck } from '../../../../src/guardian/task/identity-check.ts'

describe('isIdentityCheck', () => {
  it('knows log-ins and checks of who somebody is', () => {
    for (const name of [
      'login',
      'verify_user',
      'check_identity',
      'find_user_id_by_email',
      'validateToken',
      'whoami',
    ])
      expect(isIdentityCheck(name), name).toBe(true)
  })

  it('is silent for other checks', () => {
    for (const name of [
      'check_weather',
      'find_hotel',
      'check_address',
      'list_users',
      'delete_user',
    ])
      expect(isIdentityCheck(name), name).toBe(false)
  })
})
