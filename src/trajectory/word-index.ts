/**
 * Which phrases were seen, in bounded memory: two generations of an inverted index. When the
 * younger one is full it becomes the older one, and what the older one held is forgotten.
 */

/** Words of a phrase that are compared; of a longer one its beginning counts. */
export const maxPhrase = 64
/** Places at which a phrase is looked for, the latest first. */
const maxPlaces = 32
/** Words of a phrase of which the rarest is looked up. */
const maxAnchors = 8

/** Bytes that a place and a new word take, about. */
const bytesOfPlace = 16
const bytesOfWord = 96

export interface WordIndex {
  /** Notes one text; phrases don't reach from one text into the next. */
  add(words: readonly string[]): void
  /** Whether the words were seen in a row. */
  has(words: readonly string[]): boolean
}

interface Generation {
  readonly sequence: string[]
  readonly places: Map<string, number[]>
  bytes: number
}

/** @param maxBytes of both generations together, estimated */
export function createWordIndex(maxBytes: number): WordIndex {
  let young = emptyGeneration()
  let old = emptyGeneration()
  return {
    add(words) {
      for (const word of words) {
        addWord(young, word)
        if (young.bytes < maxBytes / 2) continue
        old = young
        young = emptyGeneration()
      }
      young.sequence.push('')
      young.bytes += bytesOfPlace
    },
    has(words) {
      const phrase = words.length > maxPhrase ? words.slice(0, maxPhrase) : words
      return phrase.length > 0 && (holds(young, phrase) || holds(old, phrase))
    },
  }
}

function emptyGeneration(): Generation {
  return { sequence: [], places: new Map(), bytes: 0 }
}

function addWord(generation: Generation, word: string): void {
  const places = generation.places.get(word)
  if (places === undefined) {
    generation.places.set(word, [generation.sequence.length])
    generation.bytes += bytesOfWord + 2 * word.length
  } else places.push(generation.sequence.length)
  generation.sequence.push(word)
  generation.bytes += bytesOfPlace
}

function holds({ sequence, places }: Generation, phrase: readonly string[]): boolean {
  let anchor = 0
  let found: readonly number[] | undefined
  for (let index = 0; index < phrase.length && index < maxAnchors; index++) {
    const here = places.get(phrase[index] ?? '')
    if (here === undefined) return false
    if (found !== undefined && found.length <= here.length) continue
    found = here
    anchor = index
  }
  if (found === undefined) return false
  const last = Math.max(0, found.length - maxPlaces)
  for (let index = found.length - 1; index >= last; index--) {
    if (matchesAt(sequence, (found[index] ?? 0) - anchor, phrase)) return true
  }
  return false
}

function matchesAt(sequence: readonly string[], start: number, phrase: readonly string[]): boolean {
  if (start < 0) return false
  return phrase.every((word, index) => sequence[start + index] === word)
}
