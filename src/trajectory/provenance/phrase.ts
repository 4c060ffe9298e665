/** Whether the words of a value stand in a row somewhere, whoever asks for no place. */
import type { Observation } from '../observation.ts'
import { numbersInText } from './number-value.ts'
import { sameWord, type Tokens, tokensOf } from './token.ts'
import { hashOfNumber } from './typed-places.ts'
import type { ValueStore } from './value-store.ts'

/** Words of a value that are compared; of a longer one its beginning counts. */
export const maxPhrase = 64
/** Words that are looked up, the longest first, and places of one, the latest first. */
const maxAnchors = 4
const maxPlaces = 64
/** UTF-16 code units of a value that may be one number. */
const maxNumber = 32

/** Whether an observation that is meant holds the value: its words, or the one number that it is. */
export function holdsPhrase(
  store: ValueStore,
  value: string,
  isMeant: (observation: Observation) => boolean,
): boolean {
  const phrase = tokensOf(value, maxPhrase)
  if (phrase.hashes.length === 0) return false
  return holdsWords(store, phrase, isMeant) || holdsNumber(store, value, isMeant)
}

function holdsWords(
  store: ValueStore,
  phrase: Tokens,
  isMeant: (observation: Observation) => boolean,
): boolean {
  const { words } = store
  for (const anchor of anchorsOf(phrase)) {
    let place = words.latest(phrase.hashes[anchor] ?? 0)
    let hops = 0
    for (; place >= 0 && hops < maxPlaces; place = words.earlier(place), hops++) {
      const leaf = store.leaf(words.leaf(place))
      if (leaf === undefined || !isMeant(leaf.observation)) continue
      const first = place - anchor
      if (first < leaf.firstWord || first + phrase.hashes.length > leaf.endWord) continue
      if (standsAt(store, leaf.text, first, phrase)) return true
    }
    // A rare word led to every place.
    if (hops < maxPlaces) return false
  }
  return false
}

/** Long words are rarer than short ones. */
function anchorsOf({ starts, ends }: Tokens): readonly number[] {
  if (starts.length === 1) return [0]
  const length = (at: number): number => (ends[at] ?? 0) - (starts[at] ?? 0)
  return Array.from(starts.keys())
    .sort((one, other) => length(other) - length(one))
    .slice(0, maxAnchors)
}

/** WHY words too: equal hashes can be made on purpose. */
function standsAt({ words }: ValueStore, there: string, first: number, phrase: Tokens): boolean {
  const { text, hashes, starts, ends } = phrase
  if (hashes.some((hash, step) => words.hash(first + step) !== hash)) return false
  return hashes.every((_, step) => {
    const [start, end] = [words.start(first + step), words.end(first + step)]
    return sameWord(text, starts[step] ?? 0, ends[step] ?? 0, there, start, end)
  })
}

/** `70` stands in `70kg` and in `1,250` too. */
function holdsNumber(
  store: ValueStore,
  value: string,
  isMeant: (observation: Observation) => boolean,
): boolean {
  if (value.length > maxNumber || !/^\s*[-+]?[\d.,]+\s*$/.test(value)) return false
  const [only, second] = numbersInText(value)
  if (only === undefined || second !== undefined) return false
  const { numbers } = store
  let place = numbers.latest(hashOfNumber(only.value))
  for (let hops = 0; place >= 0 && hops < maxPlaces; place = numbers.earlier(place), hops++) {
    const leaf = store.leaf(numbers.leaf(place))
    if (numbers.value(place) !== only.value || leaf === undefined) continue
    if (isMeant(leaf.observation)) return true
  }
  return false
}
