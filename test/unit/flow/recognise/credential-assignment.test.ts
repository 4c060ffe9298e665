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

  it('is known by names in other scripts', () => {
    const text = '비밀번호: tiger99 密码：tiger98'
    expect(mayAssign(text, traitsOf(text))).toBe(true)
    expect(findAssignments(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'tiger99',
      'tiger98',
    ])
  })

  it('is passed over where no name stands before the mark', () => {
    for (const text of ['a: b', 'done=x', 'see: https://example.org', ':', '='])
      expect(findAssignments(text)).toEqual([])
    expect(mayAssign('a: b', traitsOf('a: b'))).toBe(false)
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
