import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asciiFacts,
  factsBeyondAscii,
  foldBits,
  foldMask,
  marks,
} from '../../../../src/flow/recognise/marks.ts'

const factsOf = (code: number): number =>
  code < 128 ? (asciiFacts[code] ?? 0) : factsBeyondAscii(code)

describe('the facts of a code unit', () => {
  it('hold the lower case of letters and digits, and their marks', () => {
    expect(factsOf(0x41)).toBe((marks.upper << foldBits) | 0x61)
    expect(factsOf(0x7a)).toBe((marks.lower << foldBits) | 0x7a)
    expect(factsOf(0x35)).toBe((marks.digit << foldBits) | 0x35)
    expect(factsOf(0x40)).toBe(marks.at << foldBits)
  })

  it('know letters, blanks and scripts without spaces beyond ASCII', () => {
    expect(factsOf('é'.charCodeAt(0))).toBe((marks.nonAscii << foldBits) | 1)
    expect(factsOf(0xa0)).toBe((marks.nonAscii | marks.space) << foldBits)
    expect(factsOf('한'.charCodeAt(0))).toBe(((marks.nonAscii | marks.unspaced) << foldBits) | 1)
    expect(factsOf('€'.charCodeAt(0))).toBe(marks.nonAscii << foldBits)
    expect(factsOf(0xd83d)).toBe(marks.nonAscii << foldBits)
  })

  it('agree with Unicode on what is part of a word, asked once or again', () => {
    const wordPart = /[\p{L}\p{N}\p{M}]/u
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), (code) => {
        const isHalf = code >= 0xd800 && code <= 0xdfff
        const isPart = !isHalf && wordPart.test(String.fromCharCode(code))
        expect((factsOf(code) & foldMask) !== 0).toBe(isPart)
        expect(factsOf(code)).toBe(factsOf(code))
      }),
    )
  })
})
