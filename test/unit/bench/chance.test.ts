import { describe, expect, it } from 'vitest'
import { createChance, hashOf } from '../../../src/bench/chance.ts'

const drawn = (seed: number, name?: string) => {
  const chance = createChance(seed, name)
  return Array.from({ length: 4 }, () => chance.next())
}

describe('createChance', () => {
  it('repeats under one seed and name, and differs under others', () => {
    expect(drawn(7, 'a')).toEqual(drawn(7, 'a'))
    expect(drawn(7, 'a')).not.toEqual(drawn(8, 'a'))
    expect(drawn(7, 'a')).not.toEqual(drawn(7, 'b'))
  })

  it('draws evenly', () => {
    const chance = createChance(1)
    const counts = [0, 0, 0, 0]
    for (let round = 0; round < 40_000; round++) {
      const one = chance.below(4)
      counts[one] = (counts[one] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })

  it('picks nothing of nothing', () => {
    expect(createChance(1).pick([])).toBeUndefined()
  })

  it('shuffles without losing one, and leaves what it was given', () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8]
    const shuffled = createChance(3).shuffled(all)
    expect(shuffled.toSorted()).toEqual(all)
    expect(shuffled).not.toEqual(all)
    expect(all).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('happens as often as it should', () => {
    const chance = createChance(2)
    const times = Array.from({ length: 10_000 }, () => chance.happens(0.1)).filter(Boolean).length
    expect(times).toBeGreaterThan(900)
    expect(times).toBeLessThan(1_100)
  })
})

describe('hashOf', () => {
  it('is FNV-1a of the published test vectors', () => {
    expect(hashOf('')).toBe(0x811c9dc5)
    expect(hashOf('a')).toBe(0xe40c292c)
    expect(hashOf('foobar')).toBe(0xbf9cf968)
  })
})
