import { describe, expect, it } from 'vitest'
import {
  asksWhoCalls,
  isIdentityCheck,
  isLogOut,
  looksUp,
  startsSession,
} from '../../../../src/guardian/task/identity-check.ts'

describe('isIdentityCheck', () => {
  it('knows log-ins and checks of who somebody is', () => {
    for (const name of [
      'login',
      'verify_user',
      'check_identity',
      'find_user_id_by_email',
      'validateToken',
      'whoami',
      'get_caller',
      'open_secure_session',
      'getCurrentUser',
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
      'logout',
      'end_session',
    ])
      expect(isIdentityCheck(name), name).toBe(false)
  })
})

describe('isIdentityCheck of a thing', () => {
  it('takes the check of a thing for none of a person', () => {
    for (const name of [
      'verify_page',
      'verify_email_signature',
      'authenticateDocument',
      'check_url',
    ])
      expect([name, isIdentityCheck(name)]).toEqual([name, false])
    for (const name of ['verify_user_address', 'validate_access_token', 'authenticate_travel'])
      expect([name, isIdentityCheck(name)]).toEqual([name, true])
  })
})

describe('asksWhoCalls and looksUp', () => {
  it('tell who calls from who is looked up', () => {
    for (const name of ['whoami', 'get_caller', 'getCurrentUser', 'show_my_role'])
      expect([name, asksWhoCalls(name)]).toEqual([name, true])
    for (const name of ['find_user_by_name', 'lookupCustomer', 'search_users'])
      expect([name, looksUp(name), asksWhoCalls(name)]).toEqual([name, true, false])
    for (const name of ['verify_user', 'login', 'check_identity', 'check_user_role'])
      expect([name, looksUp(name), asksWhoCalls(name)]).toEqual([name, false, false])
  })
})

describe('isLogOut and startsSession', () => {
  it('tell where somebody leaves and where somebody comes', () => {
    for (const name of ['logout', 'sign_off', 'endSession', 'close_user_session'])
      expect(isLogOut(name), name).toBe(true)
    for (const name of ['login', 'sign_in', 'authenticate', 'open_secure_session', 'userLogin'])
      expect([name, startsSession(name), isLogOut(name)]).toEqual([name, true, false])
    for (const name of ['verify_user', 'whoami', 'blogin', 'session_list'])
      expect(startsSession(name), name).toBe(false)
  })
})
