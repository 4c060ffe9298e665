/** Chance that repeats: the same seed gives the same cases. */

export interface Chance {
  /** 0 up to, not including, 1. */
  next(): number
  /** One of `all`; never called with none. */
  pick<T>(all: readonly T[]): T
  /** Whether something of this probability happens. */
  happens(probability: number): boolean
}

/** @see Steele, Lea, Flood 2014, Fast splittable pseudorandom number generators (mixing step) */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    mixed ^= mixed >>> 15
    return (mixed >>> 0) / 2 ** 32
  }
  return {
    next,
    pick(all) {
      const one = all[Math.floor(next() * all.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
    happens: (probability) => next() < probability,
  }
}
