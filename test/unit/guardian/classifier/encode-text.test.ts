import { describe, expect, it } from 'vitest'
import {
  createLikeness,
  normalised,
  piecesOf,
} from '../../../../src/guardian/classifier/encode-text.ts'

const likeness = createLikeness({
  buckets: 64,
  dimensions: 4,
  scale: 0.25,
  vectors: Int8Array.from({ length: 256 }, (_, at) => ((at * 37) % 101) - 50),
})

describe('piecesOf', () => {
  it('finds the same pieces in an identifier as in its words', () => {
    expect(piecesOf('getUserInfo', 1_000)).toEqual(piecesOf('get user info', 1_000))
    expect(piecesOf('get_user_info', 1_000)).toEqual(piecesOf('get user info', 1_000))
  })

  it('stays within its buckets and its bound', () => {
    const pieces = piecesOf('word '.repeat(10_000) + 'x'.repeat(100_000), 7)
    expect(pieces.length).toBeLessThanOrEqual(512)
    expect(pieces.every((piece) => piece < 7)).toBe(true)
  })

  it('finds nothing in nothing, and words of any script', () => {
    expect(piecesOf('\u0000 --- ', 64)).toHaveLength(0)
    expect(piecesOf('天気 予報', 64).length).toBeGreaterThan(0)
  })
})

describe('createLikeness', () => {
  it('gives vectors of length 1, and the same for the same text', () => {
    const vector = likeness.vectorOf('book a table')
    expect(Math.hypot(...vector)).toBeCloseTo(1)
    expect(likeness.vectorOf('book a table')).toEqual(vector)
  })

  it('gives zeros for a text without words', () => {
    expect([...likeness.vectorOf('!!')]).toEqual([0, 0, 0, 0])
    expect([...normalised(Float32Array.of(3, 4))]).toEqual([
      expect.closeTo(0.6),
      expect.closeTo(0.8),
    ])
  })
})
