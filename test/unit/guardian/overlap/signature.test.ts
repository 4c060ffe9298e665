import { describe, expect, it } from 'vitest'
import { signatureOf } from '../../../../src/guardian/overlap/signature.ts'

const words = (from: number, to: number) =>
  new Set(Array.from({ length: to - from }, (_, at) => `word${from + at}`))
const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>) => {
  const known = new Set(signatureOf(other))
  return signatureOf(one).filter((number) => known.has(number)).length
}

describe('signatureOf', () => {
  it('is that of the set, whatever the order of its words', () => {
    expect(signatureOf(new Set(['a', 'b', 'c', 'd']))).toEqual(
      signatureOf(new Set(['d', 'c', 'b', 'a'])),
    )
  })

  it('has a number in common with a set that is alike, and rarely with another', () => {
    let missed = 0
    let met = 0
    for (let at = 0; at < 500; at++) {
      const from = at * 1_000
      if (shared(words(from, from + 20), words(from + 2, from + 22)) === 0) missed++
      if (shared(words(from, from + 20), words(from + 500, from + 520)) > 0) met++
    }
    expect(missed).toBeLessThanOrEqual(3)
    expect(met).toBeLessThanOrEqual(3)
  })

  it('is empty for few words', () => {
    expect(signatureOf(words(0, 3))).toEqual([])
    expect(signatureOf(words(0, 4))).toHaveLength(8)
  })
})
