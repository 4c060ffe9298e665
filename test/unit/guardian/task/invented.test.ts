import { describe, expect, it } from 'vitest'
import { isConcrete, isPass } from '../../../../src/guardian/task/invented.ts'

describe('isConcrete', () => {
  it('is so for names, codes, addresses and numbers, in any writing', () => {
    for (const value of ['Mia Ito', 'Q-771', 'a@b.example', 1996, '수원', 'Northside Venue'])
      expect(isConcrete(value), String(value)).toBe(true)
  })

  it('is not so for common words, for what models write anew, and for texts', () => {
    for (const value of [
      'economy',
      '2026-03-01',
      '2026-03-01T08:00:00',
      '04-21',
      '14:30',
      '7 pm',
      40.7128,
      5,
      'Check',
      '',
      'Hello, thank you for the quick answer of today',
      `A${'b'.repeat(100_000)}`,
    ])
      expect([value, isConcrete(value)]).toEqual([value, value === 'Check'])
  })

  it('takes control characters and endless values', () => {
    expect(isConcrete('\u0000\u001b[2K')).toBe(true)
    expect(isConcrete(' '.repeat(1_000_000))).toBe(false)
    expect(isConcrete(`${'1'.repeat(30)}${'.'.repeat(10)}`)).toBe(true)
  })
})

describe('isPass', () => {
  it('knows tokens and keys that a host gives, and no other member', () => {
    for (const pointer of [
      '/session_token',
      '/api_key',
      '/auth/access_token',
      '/token',
      '/sessionId',
    ])
      expect(isPass(pointer), pointer).toBe(true)
    for (const pointer of [
      '/key_result',
      '/monkey',
      '/tokenise',
      '/name',
      `/${'a_'.repeat(50_000)}`,
    ])
      expect(isPass(pointer), pointer).toBe(false)
  })
})
