import { describe, expect, it } from 'vitest'
import {
  findAssignments,
  mayAssign,
  namesSecret,
} from '../../../../src/flow/recognise/credential-assignment.ts'
import { traitsOf } from '../../../../src/flow/recognise/text-traits.ts'

describe('an assignment', () => {
  it('gives the value only, without its quotes and without the scheme of a header', () => {
    for (const [text, value] of [
      ["password='tiger99'", 'tiger99'],
      ['Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
      ['api_key => abc123', 'abc123'],
    ] as const) {
      expect(mayAssign(text, traitsOf(text))).toBe(true)
      expect(findAssignments(text).map(({ start, end }) => text.slice(start, end))).toEqual([value])
    }
  })

  it.each([
    ['My password is hunter22.', 'hunter22'],
    ['the verification code is 283123', '283123'],
    ['Mein Passwort lautet "tiger99"', 'tiger99'],
    ['비밀번호: tiger99', 'tiger99'],
    ['Your PIN is 4821, keep it', '4821'],
  ])('is found in the words of `%s`', (text, value) => {
    expect(mayAssign(text, traitsOf(text))).toBe(true)
    expect(findAssignments(text).map(({ start, end }) => text.slice(start, end))).toEqual([value])
  })

  it.each([
    'the password is required for the 3 accounts',
    'a pin is 4 digits',
    'the token is 4096 characters long',
    'my key point is that 12345 came',
  ])('is not seen in `%s`', (text) => {
    expect(findAssignments(text)).toEqual([])
  })

  it('takes no count of tokens and no page for a secret', () => {
    for (const text of [
      'max_tokens=4096',
      'next_page_token=abc12345',
      'completion_tokens: 12345',
    ]) {
      expect(findAssignments(text)).toEqual([])
    }
  })
})

describe('names of secrets', () => {
  it.each([
    'password',
    'dbPassword',
    'access_token',
    'API-Key',
    'apiKey',
    'client_secret',
    'Authorization',
    'jwt',
  ])('include `%s`', (name) => {
    expect(namesSecret(name)).toBe(true)
  })
  it.each([
    'max_tokens',
    'next_page_token',
    'nextPageToken',
    'progressToken',
    'tokens',
    'tokenizer',
    'passwordPolicy',
    'key',
    'secretary',
    'sort_key',
  ])('leave out `%s`', (name) => {
    expect(namesSecret(name)).toBe(false)
  })
})
