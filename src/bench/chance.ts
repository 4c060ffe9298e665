/** Chance that repeats: the same seed gives the same cases, whatever else is drawn elsewhere. */
import { hashOfText } from '../guardian/fnv-1a.ts'

export interface Chance {
  /** 0 up to, not including, 1. */
  next(): number
  /** 0 up to, not including, `count`. */
  below(count: number): number
  /** One of `all`; undefined where there is none. */
  pick<T>(all: readonly T[]): T | undefined
  /** Whether something of this probability happens. */
  happens(probability: number): boolean
  /** All of them in another order. */
  shuffled<T>(all: readonly T[]): readonly T[]
}

/**
 * A stream of its own for `name` under `seed`: adding a draw to one case changes no other.
 *
 * @see Steele, Lea, Flood 2014, Fast splittable pseudorandom number generators (the mixing step)
 */
export function createChance(seed: number, name = ''): Chance {
  let state = (seed ^ hashOf(name)) >>> 0
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    mixed ^= mixed >>> 15
    return (mixed >>> 0) / 2 ** 32
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    next,
    below,
    pick: (all) => all[below(all.length)],
    happens: (probability) => next() < probability,
    shuffled(all) {
      const copy = [...all]
      for (let last = copy.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const one = copy[last]
        const two = copy[other]
        if (one !== undefined && two !== undefined) {
          copy[last] = two
          copy[other] = one
        }
      }
      return copy
    },
  }
}

/** 32 bits of a text, 0 and above. */
export function hashOf(text: string): number {
  return hashOfText(text) >>> 0
}
