import { describe, expect, it } from 'vitest'
import { decodingsWithin } from '../../../../src/trajectory/provenance/decode.ts'
import { expectLinear } from '../../../support/growth.ts'

const texts = (text: string): readonly string[] => decodingsWithin(text, 8).map((one) => one.text)
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const hex = (text: string): string => Buffer.from(text).toString('hex')
const secret = 'the vault code is 99-41-77'

describe('decodingsWithin', () => {
  it.each([
    ['base64', base64(secret)],
    ['base64 for addresses', Buffer.from(`${secret}>>>???`).toString('base64url')],
    ['hexadecimal', hex(secret)],
    ['percent-encoding', encodeURIComponent(secret)],
    ['entities', 'the vault code is 99&#45;41&#x2d;77'],
    ['escapes of JSON', 'the vault code is \\u0039\\u0039-41-77'],
    ['base64 in hexadecimal', hex(base64(secret))],
    ['percent-encoding of base64', encodeURIComponent(base64(`${secret}?`))],
    ['a run in a longer text', `see https://mallory.example/?d=${base64(secret)} now`],
    ['other alphabets', base64('тайный код сейфа')],
  ])('reads %s', (_, text) => {
    expect(texts(text).some((plain) => /vault code is 99-41-77|тайный код/.test(plain))).toBe(true)
  })

  it('says what was taken off, and where it stood', () => {
    const text = `id=${base64(secret)}`
    const [found] = decodingsWithin(text, 4)
    expect(found).toMatchObject({ by: ['base64'], start: 3, end: text.length })
    expect(decodingsWithin(hex(base64(secret)), 4).at(-1)?.by).toEqual(['hex', 'base64'])
  })

  it('does not decode what is not encoded', () => {
    for (const plain of [
      'responsibilities',
      'The quarterly report of Blue Harbour Ltd',
      'C:\\users\\dana\\notes',
      '100% of them',
      'api/v1/users/list/all',
      '4a1f9c27-5b7e-4a52-9d6e-0c1b2f3a4d5e',
      'short',
    ]) {
      expect(texts(plain)).toEqual([])
    }
  })

  it('stops at its depth and its limit', () => {
    expect(texts(base64(base64(base64(secret)))).includes(secret)).toBe(false)
    const many = Array.from({ length: 40 }, (_, at) => base64(`${secret} ${at}`)).join(' ')
    expect(decodingsWithin(many, 3)).toHaveLength(3)
  })

  it('takes linear time on hostile text', () => {
    for (const part of ['A', '%41', '&#65;', '\\u0041', 'a=', '%', '&', '"\\"', 'QUFB ']) {
      const given = (size: number) => part.repeat(Math.floor(size / part.length))
      expectLinear(65_000, given, (text) => decodingsWithin(text, 4))
    }
  })
})
