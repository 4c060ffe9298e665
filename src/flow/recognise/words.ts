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

/** For each word of one text, in order: where it starts, where it ends, the hash of its lower case. */
export type WordIndex = Int32Array

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

/** Written over by each call; what a text gets is a copy of its part. */
const scratch = new Int32Array(3 * maxWords)

/** The first `maxWords` words of `text`. */
export function indexWords(text: string): WordIndex {
  const length = text.length
  let filled = 0
  let index = 0
  while (index < length && filled < scratch.length) {
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
      scratch[filled] = start
      scratch[filled + 1] = index
      scratch[filled + 2] = isAscii ? hash : hashOf(text.slice(start, index).toLowerCase())
      filled += 3
    }
    index++
  }
  return scratch.slice(0, filled)
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
  index: WordIndex,
  among?: ReadonlySet<string>,
): readonly Word[] {
  const found: Word[] = []
  const filter = among === undefined ? undefined : filterOf(among)
  // One call for all words; not where a lower case is longer, which moves what stands behind it.
  const lower = among === undefined ? text.toLowerCase() : ''
  const isAligned = lower.length === text.length
  for (let place = 0; place < index.length; place += 3) {
    if (filter !== undefined && !mayHold(filter, index[place + 2] ?? 0)) continue
    const start = index[place] ?? 0
    const end = index[place + 1] ?? 0
    const word = isAligned ? lower.slice(start, end) : text.slice(start, end).toLowerCase()
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

/** Several lists of words in one table: one look-up a word says in which of the lists it may be. */
export interface WordTable {
  /** Hashes by their place, which is open addressing; a place of mask 0 is free. */
  readonly hashes: Int32Array
  /** One bit for each list. */
  readonly masks: Int32Array
}

/** At most 31 lists: a bit each. */
export function wordTableOf(lists: readonly ReadonlySet<string>[]): WordTable {
  const words = lists.reduce((sum, list) => sum + list.size, 0)
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, 4 * words)))
  const table = { hashes: new Int32Array(size), masks: new Int32Array(size) }
  for (const [place, list] of lists.entries()) {
    for (const word of list) {
      const slot = slotOf(table, hashOf(word))
      table.hashes[slot] = hashOf(word)
      table.masks[slot] = (table.masks[slot] ?? 0) | (1 << place)
    }
  }
  return table
}

/** The bits of the lists that hold a word of the index; with equal hashes, now and then one more. */
export function listsWithWordOf(index: WordIndex, table: WordTable): number {
  let lists = 0
  for (let place = 2; place < index.length; place += 3) {
    lists |= table.masks[slotOf(table, index[place] ?? 0)] ?? 0
  }
  return lists
}

/** Where `hash` stands in the table, or the free place where it would. */
function slotOf({ hashes, masks }: WordTable, hash: number): number {
  const last = hashes.length - 1
  let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & last
  while (masks[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & last
  return slot
}
