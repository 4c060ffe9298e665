import { describe, expect, it } from 'vitest'
import { isAlphanumeric, isDigit, isWordPart } from '../../../../src/flow/recognise/character.ts'

const all = (test: (code: number) => boolean): string =>
  Array.from({ length: 128 }, (_, code) => (test(code) ? String.fromCharCode(code) : '')).join('')

describe('classes of characters', () => {
  it('hold exactly the ASCII characters they are named for', () => {
    expect(all(isDigit)).toBe('0123456789')
    expect(all(isAlphanumeric)).toBe(
      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    )
    expect(all(isWordPart)).toBe('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz')
  })
  it('count letters of other scripts as parts of words, and the end of a text as nothing', () => {
    expect(isWordPart('ß'.charCodeAt(0))).toBe(true)
    for (const test of [isDigit, isAlphanumeric, isWordPart]) expect(test(Number.NaN)).toBe(false)
  })
})
