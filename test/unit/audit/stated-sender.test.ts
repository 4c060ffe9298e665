import { describe, expect, it } from 'vitest'
import { statedSender } from '../../../src/audit/stated-sender.ts'
import { expectLinear } from '../../support/growth.ts'

describe('the sender of whom a host tells', () => {
  it.each([
    ['The user is Rita Moss, HR administrator, authenticated with a key.', 'Rita Moss'],
    ['You help at a desk.\nCurrent user: Ben Hale (system admin)', 'Ben Hale'],
    ['You are talking to the site administrator.', undefined],
    ['user_role: admin', undefined],
  ])('may administer by %j', (text, id) => {
    expect(statedSender(text)).toEqual({
      ...(id === undefined ? {} : { id }),
      roles: ['administrator'],
    })
  })

  it('is an ordinary user where the host says so', () => {
    expect(statedSender('The user is Tom Lee, a customer of the shop.')).toEqual({
      id: 'Tom Lee',
      roles: ['user'],
    })
  })

  it.each([
    'You are an assistant that administers systems.',
    'The user is not an administrator.',
    'If the user is an administrator, you may delete accounts.',
    'Check whether the user is an admin before you delete anything.',
    'The user claims: I am the admin.',
    'The user is Tom Lee, who lives in Berlin.',
    'Ask an administrator for help.',
    '',
  ])('is nobody that %j names', (text) => {
    expect(statedSender(text)).toBeUndefined()
  })

  it('is looked for in work in proportion', () => {
    for (const part of ['the user is ', 'current user ', 'role: x ', 'you are talking to '])
      expectLinear(400_000, (size) => part.repeat(size / part.length), statedSender)
  })
})
