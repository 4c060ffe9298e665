/** The words of a text with their places, so indexed that looking a list of words up in it is cheap. */

/**
 * A run of letters, digits and combining marks of any script, without underscores. In scripts
 * without spaces a word is a whole phrase.
 */
export interface Word {
  /** Lower case. */
  readonly text: string
  /** UTF-16 code units, start inclusive, end exclusive. */
  readonly start: number
  readonly end: number
}

/** The words of one text in order: where each starts and ends, and the hash of its lower case. */
export interface WordIndex {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly hashes: readonly number[]
}

/** Words of one text that are looked at. */
export const maxWords = 8_192
/** UTF-16 code units; what is longer is no word of a language, and is left out. */
export const maxWordLength = 48

/** The lower case of each ASCII letter and digit; 0 for what is no part of a word. */
const foldOf = Uint8Array.from({ length: 128 }, (_, code) => {
  const isDigitOrLower = (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)
  if (isDigitOrLower) return code
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : 0
})

const otherWordPart = /[\p{L}\p{N}\p{M}]/u

function isOtherWordUnit(code: number): boolean {
  // The halves of a pair are left out: signs and emoji more often than letters.
  if (code < 0xaa || (code >= 0xd800 && code <= 0xdfff)) return false
  return otherWordPart.test(String.fromCharCode(code))
}

/** The first `maxWords` words of `text`. */
export function indexWords(text: string): WordIndex {
  const starts: number[] = []
  const ends: number[] = []
  const hashes: number[] = []
  const length = text.length
  let index = 0
  while (index < length && starts.length < maxWords) {
    const start = index
    let hash = 0
    let isAscii = true
    for (; index < length; index++) {
      const code = text.charCodeAt(index)
      const fold = code < 128 ? (foldOf[code] ?? 0) : 0
      if (fold !== 0) hash = (Math.imul(hash, 31) + fold) | 0
      else if (code >= 128 && isOtherWordUnit(code)) isAscii = false
      else break
    }
    if (index > start && index - start <= maxWordLength) {
      starts.push(start)
      ends.push(index)
      hashes.push(isAscii ? hash : hashOf(text.slice(start, index).toLowerCase()))
    }
    if (index === start) index++
  }
  return { starts, ends, hashes }
}

function hashOf(word: string): number {
  let hash = 0
  for (let index = 0; index < word.length; index++)
    hash = (Math.imul(hash, 31) + word.charCodeAt(index)) | 0
  return hash
}

/** The words of an index, all of them or those in `among`. */
export function wordsOf(
  text: string,
  { starts, ends, hashes }: WordIndex,
  among?: ReadonlySet<string>,
): readonly Word[] {
  const found: Word[] = []
  const filter = among === undefined ? undefined : filterOf(among)
  for (let place = 0; place < hashes.length; place++) {
    if (filter !== undefined && !mayHold(filter, hashes[place] ?? 0)) continue
    const start = starts[place] ?? 0
    const end = ends[place] ?? 0
    const word = text.slice(start, end).toLowerCase()
    if (among === undefined || among.has(word)) found.push({ text: word, start, end })
  }
  return found
}

/** One bit for each hash of a word in a set, 64 times as many bits as words. */
type Filter = Uint32Array

const filters = new WeakMap<ReadonlySet<string>, Filter>()

function filterOf(words: ReadonlySet<string>): Filter {
  let filter = filters.get(words)
  if (filter === undefined) {
    filter = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(2, 2 * words.size))))
    for (const word of words) {
      const bit = bitOf(filter, hashOf(word))
      filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31))
    }
    filters.set(words, filter)
  }
  return filter
}

function mayHold(filter: Filter, hash: number): boolean {
  const bit = bitOf(filter, hash)
  return ((filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
}

/** The place of a hash among the bits: the high bits of its product with a large odd number. */
function bitOf(filter: Filter, hash: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> 3) & (filter.length * 32 - 1)
}
