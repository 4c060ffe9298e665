import { describe, expect, it } from 'vitest'
import { findTold, mayTell } from '../../../../src/flow/recognise/credential-told.ts'
import { traitsOf } from '../../../../src/flow/recognise/text-traits.ts'

describe('a secret told in a sentence', () => {
  it.each([
    ['My password is hunter22.', 'hunter22'],
    ['the verification code is 283123', '283123'],
    ['Mein Passwort lautet "tiger99"', 'tiger99'],
    ['Your PIN is 4821, keep it', '4821'],
  ])('is found in the words of `%s`', (text, value) => {
    expect(mayTell(traitsOf(text))).toBe(true)
    expect(findTold(text).map(({ start, end }) => text.slice(start, end))).toEqual([value])
  })

  it.each([
    'the password is required for the 3 accounts',
    'a pin is 4 digits',
    'the token is 4096 characters long',
    'my key point is that 12345 came',
  ])('is not seen in `%s`', (text) => {
    expect(findTold(text)).toEqual([])
  })
})
