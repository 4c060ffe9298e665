/**
 * A few numbers for a set of words, by which sets that are alike meet without being compared.
 *
 * Eight pairs of the smallest hashes under sixteen orders: two sets with four fifths of their words in
 * common share one of the pairs but for 3 in 10,000.
 *
 * @see Broder 1997, On the resemblance and containment of documents (min-wise hashing)
 */
import { hashOfText } from '../fnv-1a.ts'

const pairs = 8
/** Sets of fewer words are alike by chance. */
const minWords = 4

/** One number for each order. */
const orders = Array.from({ length: 2 * pairs }, (_, at) => Math.imul(2 * at + 1, 0x9e3779b1) | 1)

/** Empty for a set of few words. */
export function signatureOf(words: ReadonlySet<string>): readonly number[] {
  if (words.size < minWords) return []
  const least = new Array<number>(2 * pairs).fill(0xffffffff)
  for (const word of words) {
    const hash = hashOfText(word)
    for (const [at, order] of orders.entries()) {
      const value = mixed(hash ^ order)
      if (value < (least[at] ?? 0)) least[at] = value
    }
  }
  return Array.from({ length: pairs }, (_, at) => {
    return (Math.imul(least[2 * at] ?? 0, 31) ^ (least[2 * at + 1] ?? 0) ^ at) | 0
  })
}

/** Appleby, MurmurHash3, 32-bit finaliser. */
function mixed(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) >>> 0
}
