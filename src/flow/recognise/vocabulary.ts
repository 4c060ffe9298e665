/**
 * The lists of words that texts are searched for, in one table: one look-up a word tells in which
 * of them it may be. Lists are constants of the program; each is learned when first asked for.
 */
import { unitAt } from '../../mcp/unit-at.ts'
/** Lists that are learned; those beyond are looked up word by word. */
export const maxLists = 62
const inOneMask = 31

/** Hashes by their place, which is open addressing, with two masks of a bit a list; both 0 is free. */
const slots = 2 ** 15
const hashes = new Int32Array(slots)
const lowMasks = new Int32Array(slots)
const highMasks = new Int32Array(slots)
/** Most words are in no list: one bit for each hash of a word that is, which fits the fastest cache. */
const sieve = new Int32Array(2 ** 11)
const maxWords = slots / 2

let count = 0
let words = 0
const places = new WeakMap<ReadonlySet<string>, number>()

/** A hash of a word in lower case; `hashStep` for each of its UTF-16 code units. */
export function hashOf(word: string): number {
  let hash = 0
  for (let index = 0; index < word.length; index++) hash = hashStep(hash, word.charCodeAt(index))
  return hash
}

/** The hash of a word so far with one code unit more. */
export function hashStep(hash: number, code: number): number {
  return ((hash << 5) | (hash >>> 27)) ^ code
}

/** How many lists are learned: what was looked up before does not know of later ones. */
export function listCount(): number {
  return count
}

/** The number of a list, learned now where it is new; -1 where there is no room for it. */
export function placeOfList(list: ReadonlySet<string>): number {
  let place = places.get(list)
  if (place === undefined) {
    place = count < maxLists && words + list.size <= maxWords ? learn(list) : -1
    places.set(list, place)
  }
  return place
}

function learn(list: ReadonlySet<string>): number {
  const place = count++
  const masks = place < inOneMask ? lowMasks : highMasks
  for (const word of list) {
    const hash = hashOf(word)
    const slot = placeOfHash(hash)
    if (isFree(slot)) words++
    hashes[slot] = hash
    masks[slot] = (masks[slot] ?? 0) | (1 << (place % inOneMask))
    const bit = sieveBit(hash)
    sieve[bit >>> 5] = (sieve[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }
  return place
}

/** The slot of a word's hash; -1 where no list holds such a word. */
export function slotOf(hash: number): number {
  const bit = sieveBit(hash)
  if (((sieve[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return -1
  const slot = placeOfHash(hash)
  return isFree(slot) ? -1 : slot
}

/** By slot: words of lists that texts held, in lower case. */
const met = new Map<number, string>()
/** Shorter texts are no slices of another text, which would hold all of it (V8). */
const minSlice = 13

/**
 * The word of `text` from `start` to `end` in lower case; `slot` is that of its hash.
 *
 * WHY kept: lists ask for the same few words of each text, and a new string for each is garbage
 * whose hash is worked out again.
 */
export function listedWord(text: string, start: number, end: number, slot: number): string {
  const known = met.get(slot)
  if (known !== undefined && isLowerOf(known, text, start, end)) return known
  const word = text.slice(start, end).toLowerCase()
  if (known === undefined && word.length < minSlice) met.set(slot, word)
  return word
}

/** Whether a text from `start` to `end` is `word`, but for the case of ASCII letters. */
function isLowerOf(word: string, text: string, start: number, end: number): boolean {
  const { length } = word
  if (end - start !== length) return false
  for (let index = 0; index < length; index++) {
    const code = unitAt(text, start + index)
    if (unitAt(word, index) !== (code >= 0x41 && code <= 0x5a ? code | 0x20 : code)) return false
  }
  return true
}

/** The bits of the first lists that hold the word of a slot. */
export function lowMaskOf(slot: number): number {
  return lowMasks[slot] ?? 0
}

/** The bits of the other lists that hold the word of a slot. */
export function highMaskOf(slot: number): number {
  return highMasks[slot] ?? 0
}

/** Which lists may hold a word of a text; small, so that it can be kept. */
export interface HeldLists {
  readonly low: number
  readonly high: number
  /** Lists that were learned before: nothing is known of later ones. */
  readonly known: number
}

/** Cheap: false means that none of the words of the text is in `list`. */
export function mayHoldWordOf({ low, high, known }: HeldLists, list: ReadonlySet<string>): boolean {
  const place = placeOfList(list)
  return place === -1 || place >= known || holdsList(low, high, place)
}

/** Whether the masks of some words have the bit of the list number `place`. */
export function holdsList(low: number, high: number, place: number): boolean {
  return ((place < inOneMask ? low : high) & (1 << (place % inOneMask))) !== 0
}

function isFree(slot: number): boolean {
  return lowMasks[slot] === 0 && highMasks[slot] === 0
}

/** Where `hash` stands in the table, or the free place where it would. */
function placeOfHash(hash: number): number {
  let slot = (Math.imul(hash, 0x9e3779b1) >>> 17) & (slots - 1)
  while (!isFree(slot) && hashes[slot] !== hash) slot = (slot + 1) & (slots - 1)
  return slot
}

function sieveBit(hash: number): number {
  return (Math.imul(hash, 0x85ebca6b) >>> 16) & (sieve.length * 32 - 1)
}
