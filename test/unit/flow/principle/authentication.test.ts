import { describe, expect, it } from 'vitest'
import { authentication } from '../../../../src/flow/principle/authentication.ts'
import { factsOf } from './facts-of.ts'

describe('authentication', () => {
  it('holds for a request with a field that is there for a credential', () => {
    expect(authentication.holds(factsOf({}, { api_key: 'k', city: 'Oslo' }))).toBe(true)
    expect(authentication.holds(factsOf({}, { auth: { access_token: 't' } }))).toBe(true)
  })

  it('does not hold for a secret in any other field: it is only sent away', () => {
    const secret = { sidenote: 'AKIAIOSFODNN7EXAMPLE' }
    expect(authentication.holds(factsOf({ about: ['credential'] }, secret))).toBe(false)
  })

  it('does not hold for the token of a page', () => {
    expect(authentication.holds(factsOf({}, { nextPageToken: 'p2' }))).toBe(false)
  })

  it('holds for what a function gets that does nothing but identify', () => {
    const login = { called: { name: 'log_in' } }
    expect(authentication.holds(factsOf(login, { username: 'ann', zip: 1 }))).toBe(true)
    expect(authentication.holds(factsOf(login, {}))).toBe(false)
    expect(authentication.holds(factsOf({ called: { name: 'log_entry' } }, { note: 1 }))).toBe(
      false,
    )
  })

  it('does not hold for a password that is to be set, or for none', () => {
    expect(authentication.holds(factsOf({}, { new_password: 'x' }))).toBe(false)
    expect(authentication.holds(factsOf({}, { password: '' }))).toBe(false)
  })

  it('does not hold for what is answered or told', () => {
    const content = { password: 'x' }
    expect(authentication.holds(factsOf({ kind: 'answer' }, content))).toBe(false)
    expect(authentication.holds(factsOf({ kind: 'notification' }, content))).toBe(false)
  })
})
