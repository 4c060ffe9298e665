/**
 * A text as a vector: the mean of the vectors of its words, pairs of words and letter triples, each
 * found by its hash.
 *
 * @see Bojanowski et al. 2017, Enriching Word Vectors with Subword Information (hashed pieces)
 */
import { hashOfText } from '../fnv-1a.ts'
import type { LikenessOf } from './features/text-features.ts'
import type { Encoder } from './model.ts'

/** Pieces of one text that are looked at. */
const maxPieces = 512
const maxWords = 96

/** Places of the pieces of a text among `buckets`, in order; repeated ones as often as they stand. */
export function piecesOf(text: string, buckets: number): Uint32Array {
  const pieces = new Uint32Array(maxPieces)
  let count = 0
  const words = text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/\p{L}+|\d+/gu)
  let before = ''
  for (const word of words?.slice(0, maxWords) ?? []) {
    if (count >= maxPieces) break
    const bounded = word.slice(0, 24)
    pieces[count++] = hashOf(bounded) % buckets
    if (before !== '' && count < maxPieces)
      pieces[count++] = hashOf(`${before} ${bounded}`) % buckets
    const framed = `<${bounded}>`
    for (let at = 0; at + 3 <= framed.length && count < maxPieces; at++)
      pieces[count++] = hashOf(framed.slice(at, at + 3)) % buckets
    before = bounded
  }
  return pieces.subarray(0, count)
}

/** The high bits folded in: a remainder of few bits is taken of it. */
function hashOf(text: string): number {
  const hash = hashOfText(text)
  return (hash ^ (hash >>> 15)) >>> 0
}

export function createLikeness({ buckets, dimensions, vectors, scale }: Encoder): LikenessOf {
  return {
    vectorOf(text) {
      const sum = new Float32Array(dimensions)
      for (const piece of piecesOf(text, buckets)) {
        const from = piece * dimensions
        for (let at = 0; at < dimensions; at++) {
          sum[at] = (sum[at] ?? 0) + (vectors[from + at] ?? 0) * scale
        }
      }
      return normalised(sum)
    },
  }
}

/** Of length 1; zeros stay zeros. */
export function normalised(vector: Float32Array): Float32Array {
  let squares = 0
  for (const one of vector) squares += one * one
  const length = Math.sqrt(squares)
  return length === 0 ? vector : vector.map((one) => one / length)
}
