/**
 * The leaves of observations, oldest first, findable by their words, numbers and dates. They leave
 * in the order in which they came.
 *
 * Nothing is read before it is asked for, or time is given to read ahead: words at the first
 * question, numbers and dates at the first about a number or a date. What is pushed out before costs
 * nothing.
 */
import { unitAt } from '../../mcp/unit-at.ts'
import type { Observation, ObservedLeaf } from '../observation.ts'
import { decodingsWithin } from './decode.ts'
import { createPlaces, type Places } from './places.ts'
import { hashOf, scanTokens } from './token.ts'
import { createTypedPlaces } from './typed-places.ts'

export interface StoredLeaf {
  readonly observation: Observation
  readonly pointer: string
  /** The text that is searched: the leaf's own, or what it says once decoded. */
  readonly text: string
  /** Its words are the places from `firstWord` to before `endWord`. */
  readonly firstWord: number
  readonly endWord: number
  /** The decodings that gave the text, outermost first; spans in it are none of the leaf. */
  readonly decodedBy: readonly string[] | undefined
  /** Length of the longest word, in UTF-16 code units. */
  readonly longest: number
}

export interface ValueStore {
  readonly words: Places
  /** Each with its value. */
  readonly numbers: Places
  /** Each with its day since 1970-01-01, NaN where it has none. */
  readonly dates: Places
  add(observation: Observation): void
  /** Reads what the next question would wait for. */
  readAhead(): void
  /** Lets go of the oldest observation. */
  removeOldest(): Observation | undefined
  leaf(id: number): StoredLeaf | undefined
  /** The latest leaves whose whole text is `text`, latest first, at most `limit`. */
  whole(text: string, limit: number): readonly StoredLeaf[]
  /** The latest `count` leaves, latest first. */
  leaves(count: number): readonly StoredLeaf[]
  /** Calls `see` with leaves that have a word of at least `minLong`, latest first, while it says so. */
  eachLong(see: (leaf: StoredLeaf) => boolean): void
  /** The latest returns, latest first. */
  latest(count: number): readonly Observation[]
}

/** An observation with its leaves: those before `endLeaf`, once it was read. */
interface Extent {
  readonly observation: Observation
  endLeaf: number
}

/** Leaves that are compared to find an equal one, and UTF-16 code units that tell them apart. */
const maxHops = 64
const maxHashed = 32
/** Texts that a leaf may say once it is decoded. */
const maxDecoded = 4

/** UTF-16 code units of a word that others may be cut from. */
export const minLong = 8

export function createValueStore(): ValueStore {
  const words = createPlaces()
  const { numbers, dates, addDigits, addWorded, dropLeaves } = createTypedPlaces()
  const wholes = createPlaces()
  /** Leaves from `firstLeaf` on; the ones before are gone. */
  let leaves: (StoredLeaf | undefined)[] = []
  let firstLeaf = 0
  let goneLeaves = 0
  /** Leaves with a long word, oldest first; those that are gone are cleared away in time. */
  let long: number[] = []
  let extents: (Extent | undefined)[] = []
  let goneExtents = 0
  /** Extents before are read for their words, and leaves before for their numbers and dates. */
  let readExtents = 0
  let markedLeaves = 0
  /** Whether numbers or dates were ever asked for. */
  let isMarked = false
  /** Leaves with digits, oldest first, and numbers in words as leaf and start in turn. */
  let digited: number[] = []
  let worded: number[] = []

  // What is known of the text that is being read, its words given one by one to `take`.
  let id = 0
  let text = ''
  let longest = 0
  let hasDigits = false

  function take(hash: number, start: number, end: number, isNumberWord: boolean): void {
    words.add(hash, id, start, end)
    if (end - start > longest) longest = end - start
    if (!hasDigits) hasDigits = isDigitAt(text, start)
    if (isNumberWord) worded.push(id, start)
  }

  function addText(
    observation: Observation,
    pointer: string,
    given: string,
    decodedBy: readonly string[] | undefined,
  ): number {
    const firstWord = words.next
    id = firstLeaf + leaves.length
    text = given
    longest = 0
    hasDigits = false
    scanTokens(text, take)
    const endWord = words.next
    leaves.push({ observation, pointer, text, firstWord, endWord, decodedBy, longest })
    wholes.add(hashOfWhole(text), id, 0, text.length)
    if (hasDigits) digited.push(id)
    if (longest >= minLong) long.push(id)
    return longest
  }

  function addLeaf(observation: Observation, [pointer, value]: ObservedLeaf): void {
    if (typeof value === 'boolean') return
    const whole = String(value)
    if (whole === '') return
    const longestWord = addText(observation, pointer, whole, undefined)
    if (typeof value !== 'string' || !mayBeEncoded(whole, longestWord)) return
    for (const decoded of decodingsWithin(whole, maxDecoded)) {
      addText(observation, pointer, decoded.text, decoded.by)
    }
  }

  function read(): void {
    for (; readExtents < extents.length; readExtents++) {
      const extent = extents[readExtents]
      if (extent === undefined) continue
      for (const leaf of extent.observation.leaves) addLeaf(extent.observation, leaf)
      extent.endLeaf = firstLeaf + leaves.length
    }
  }

  function mark(): void {
    isMarked = true
    read()
    if (markedLeaves === firstLeaf + leaves.length) return
    let nextWorded = 0
    let nextDigited = 0
    const first = Math.max(markedLeaves, firstLeaf + goneLeaves)
    while (nextWorded < worded.length || nextDigited < digited.length) {
      const ofWords = worded[nextWorded] ?? Number.POSITIVE_INFINITY
      const ofDigits = digited[nextDigited] ?? Number.POSITIVE_INFINITY
      const at = Math.min(ofWords, ofDigits)
      const leaf = at < first ? undefined : leaves[at - firstLeaf]
      let wordedTo = 0
      for (; worded[nextWorded] === at; nextWorded += 2) {
        const start = worded[nextWorded + 1] ?? 0
        if (leaf !== undefined && start >= wordedTo) wordedTo = addWorded(at, leaf.text, start)
      }
      if (ofDigits !== at) continue
      nextDigited++
      if (leaf !== undefined) addDigits(at, leaf.text)
    }
    worded = []
    digited = []
    markedLeaves = firstLeaf + leaves.length
  }

  /** Lets go of the leaves before `endLeaf`. */
  function drop(endLeaf: number): void {
    for (let id = firstLeaf + goneLeaves; id < endLeaf; id++) leaves[id - firstLeaf] = undefined
    goneLeaves = endLeaf - firstLeaf
    words.dropBefore(leaves[goneLeaves]?.firstWord ?? words.next)
    wholes.dropBefore(endLeaf)
    dropLeaves(endLeaf)
    if (goneLeaves <= 256 || goneLeaves * 2 <= leaves.length) return
    leaves = leaves.slice(goneLeaves)
    long = long.filter((id) => id >= endLeaf)
    digited = digited.filter((id) => id >= endLeaf)
    worded = worded.filter((_, at) => (worded[at - (at % 2)] ?? 0) >= endLeaf)
    firstLeaf = endLeaf
    goneLeaves = 0
  }

  return {
    get words() {
      read()
      return words
    },
    get numbers() {
      mark()
      return numbers
    },
    get dates() {
      mark()
      return dates
    },
    add(observation) {
      extents.push({ observation, endLeaf: 0 })
    },
    readAhead() {
      if (isMarked) mark()
      else read()
    },
    removeOldest() {
      const oldest = extents[goneExtents]
      if (oldest === undefined) return undefined
      if (goneExtents < readExtents) drop(oldest.endLeaf)
      else readExtents++
      // Let go of at once: what is gone would hold the memory of many results.
      extents[goneExtents++] = undefined
      if (goneExtents > 256 && goneExtents * 2 > extents.length) {
        extents = extents.slice(goneExtents)
        readExtents -= goneExtents
        goneExtents = 0
      }
      return oldest.observation
    },
    leaf: (id) => leaves[id - firstLeaf],
    whole(wanted, limit) {
      read()
      const found: StoredLeaf[] = []
      let place = wholes.latest(hashOfWhole(wanted))
      for (let hops = 0; place >= 0 && hops < maxHops; place = wholes.earlier(place), hops++) {
        const leaf = leaves[wholes.leaf(place) - firstLeaf]
        if (leaf?.text === wanted) found.push(leaf)
        if (found.length >= limit) break
      }
      return found
    },
    latest(count) {
      const found: Observation[] = []
      const last = Math.max(goneExtents, extents.length - 4 * count)
      for (let at = extents.length - 1; at >= last && found.length < count; at--) {
        const observation = extents[at]?.observation
        if (observation?.kind === 'return') found.push(observation)
      }
      return found
    },
    leaves(count) {
      read()
      const found = leaves.slice(Math.max(goneLeaves, leaves.length - count)).reverse()
      return found.filter((leaf) => leaf !== undefined)
    },
    eachLong(see) {
      read()
      for (let at = long.length - 1; at >= 0; at--) {
        const leaf = leaves[(long[at] ?? 0) - firstLeaf]
        if (leaf === undefined || !see(leaf)) return
      }
    },
  }
}

/** Of a longer text code units all over it count. */
function hashOfWhole(text: string): number {
  const { length } = text
  if (length <= maxHashed) return hashOf(text)
  let hash = length
  for (let step = 0; step < maxHashed; step++) {
    hash = Math.imul(hash ^ unitAt(text, Math.floor((step * length) / maxHashed)), 0x01000193)
  }
  return hash
}

/** Whether it is worth a closer look: one run, a long word, or marks of an encoding. */
function mayBeEncoded(text: string, longest: number): boolean {
  if (longest >= 16) return true
  if (text.includes('%') || text.includes('&') || text.includes('\\')) return true
  return text.length >= 8 && /^[A-Za-z0-9+/_=-]+$/.test(text)
}

function isDigitAt(text: string, at: number): boolean {
  const code = unitAt(text, at)
  return code >= 0x30 && code <= 0x39
}
