import { describe, expect, it } from 'vitest'
import { codesIn, isNearCode } from '../../../../src/guardian/task/near-code.ts'

describe('codesIn', () => {
  it('finds ids, phone numbers and codes, and no dates, words and small numbers', () => {
    expect(
      codesIn('Track RB413450335SG, call 010-123-4567 by 2026-05-01 at 5pm, order 640'),
    ).toEqual(['RB413450335SG', '010-123-4567'])
  })

  it('reads long texts in bounded time, and no more than 32 codes', () => {
    expect(codesIn('ab12345 '.repeat(10_000))).toHaveLength(32)
    expect(codesIn('a1-'.repeat(100_000)).length).toBeLessThanOrEqual(32)
  })
})

describe('isNearCode', () => {
  it('is so for one or two other characters', () => {
    expect(isNearCode('RB413450336SG', 'RB413450335SG')).toBe(true)
    expect(isNearCode('014-123-4567', '010-123-4567')).toBe(true)
    expect(isNearCode('019-993-4567', '010-123-4567')).toBe(false)
    expect(isNearCode('rb413450335sg', 'RB413450335SG')).toBe(false)
    expect(isNearCode('RB41345033SG', 'RB413450335SG')).toBe(false)
    expect(isNearCode('abcdefgh', 'abcdefgx')).toBe(false)
  })
})
