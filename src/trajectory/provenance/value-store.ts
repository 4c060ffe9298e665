/**
 * The leaves of observations, oldest first, findable by their words, numbers and dates. They leave
 * in the order in which they came.
 */
import type { Observation, ObservedLeaf } from '../observation.ts'
import { type DateInText, datesAt, dayOf } from './date-value.ts'
import { decodingsWithin } from './decode.ts'
import { type NumberInText, numberAt } from './number-value.ts'
import { numberInWordsAt } from './number-words.ts'
import { createPlaces, type Places } from './places.ts'
import { hashOf, scanTokens } from './token.ts'

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

interface Extent {
  readonly observation: Observation
  readonly endLeaf: number
  readonly endNumber: number
  readonly endDate: number
}

/** Numbers, and dates, of one leaf that are noted. */
const maxMarks = 256
/** Leaves that are compared to find an equal one, and UTF-16 code units that tell them apart. */
const maxHops = 64
const maxHashed = 128
/** Texts that a leaf may say once it is decoded. */
const maxDecoded = 4

/** UTF-16 code units of a word that others may be cut from. */
export const minLong = 8

const scratch = new Float64Array(1)
const halves = new Int32Array(scratch.buffer)

/** The hash of a number in `numbers`. */
export function hashOfNumber(value: number): number {
  scratch[0] = value === 0 ? 0 : value
  return Math.imul((halves[0] ?? 0) ^ Math.imul((halves[1] ?? 0) | 1, 0x9e3779b1), 0x85ebca6b)
}

export function createValueStore(): ValueStore {
  const words = createPlaces()
  const numbers = createPlaces(true)
  const dates = createPlaces(true)
  const wholes = createPlaces()
  /** Leaves from `firstLeaf` on; the ones before are gone. */
  let leaves: (StoredLeaf | undefined)[] = []
  let firstLeaf = 0
  let goneLeaves = 0
  /** Leaves with a long word, oldest first; those that are gone are cleared away in time. */
  let long: number[] = []
  let extents: Extent[] = []
  let goneExtents = 0

  // What is known of the text that is being read, its words given one by one to `take`.
  let id = 0
  let text = ''
  let longest = 0
  let hasDigits = false
  let wordedTo = 0

  function take(hash: number, start: number, end: number, isNumberWord: boolean): void {
    words.add(hash, id, start, end)
    if (end - start > longest) longest = end - start
    const code = text.charCodeAt(start)
    if (code >= 0x30 && code <= 0x39) hasDigits = true
    if (isNumberWord && start >= wordedTo) wordedTo = addWorded(start)
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
    wordedTo = 0
    scanTokens(text, take)
    const endWord = words.next
    leaves.push({ observation, pointer, text, firstWord, endWord, decodedBy, longest })
    wholes.add(hashOfWhole(text), id, 0, text.length)
    if (hasDigits) addMarks()
    if (longest >= minLong) long.push(id)
    return longest
  }

  function addMarks(): void {
    let marks = 0
    for (let at = 0; at < text.length && marks < maxMarks; at++) {
      if (!isDigitAt(text, at)) continue
      let end = at + 1
      for (const date of datesAt(text, at)) {
        addDate(date)
        marks++
        end = Math.max(end, date.end)
      }
      const number = end > at + 1 ? undefined : numberAt(text, at)
      if (number !== undefined) {
        addNumber(number)
        marks++
        end = number.end
      }
      while (at + 1 < end || isDigitAt(text, at + 1)) at++
    }
  }

  function addWorded(start: number): number {
    const number = numberInWordsAt(text, start)
    if (number !== undefined) addNumber(number)
    return number?.end ?? start
  }

  function addNumber({ value, start, end }: Omit<NumberInText, 'by'>): void {
    numbers.add(hashOfNumber(value), id, start, end, value)
  }

  function addDate({ iso, start, end }: DateInText): void {
    dates.add(hashOf(iso), id, start, end, dayOf(iso))
    // A date without its year, and one that only states it, are found by each other.
    if (/^\d{4}-\d{2}-/.test(iso)) dates.add(hashOf(`-${iso.slice(4)}`), id, start, end, Number.NaN)
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

  return {
    words,
    numbers,
    dates,
    add(observation) {
      for (const leaf of observation.leaves) addLeaf(observation, leaf)
      extents.push({
        observation,
        endLeaf: firstLeaf + leaves.length,
        endNumber: numbers.next,
        endDate: dates.next,
      })
    },
    removeOldest() {
      const oldest = extents[goneExtents]
      if (oldest === undefined) return undefined
      goneExtents++
      const gone = firstLeaf + goneLeaves
      for (let id = gone; id < oldest.endLeaf; id++) leaves[id - firstLeaf] = undefined
      goneLeaves += oldest.endLeaf - gone
      words.dropBefore(leaves[oldest.endLeaf - firstLeaf]?.firstWord ?? words.next)
      wholes.dropBefore(oldest.endLeaf)
      numbers.dropBefore(oldest.endNumber)
      dates.dropBefore(oldest.endDate)
      if (goneLeaves > 256 && goneLeaves * 2 > leaves.length) {
        leaves = leaves.slice(goneLeaves)
        long = long.filter((id) => id >= oldest.endLeaf)
        firstLeaf += goneLeaves
        goneLeaves = 0
      }
      if (goneExtents > 256 && goneExtents * 2 > extents.length) {
        extents = extents.slice(goneExtents)
        goneExtents = 0
      }
      return oldest.observation
    },
    leaf: (id) => leaves[id - firstLeaf],
    whole(wanted, limit) {
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
      const found = leaves.slice(Math.max(goneLeaves, leaves.length - count)).reverse()
      return found.filter((leaf) => leaf !== undefined)
    },
    eachLong(see) {
      for (let at = long.length - 1; at >= 0; at--) {
        const leaf = leaves[(long[at] ?? 0) - firstLeaf]
        if (leaf === undefined || !see(leaf)) return
      }
    },
  }
}

function hashOfWhole(text: string): number {
  return hashOf(text.length > maxHashed ? text.slice(0, maxHashed) : text) ^ text.length
}

/** Whether it is worth a closer look: one run, a long word, or marks of an encoding. */
function mayBeEncoded(text: string, longest: number): boolean {
  if (longest >= 16 || /[%&\\]/.test(text)) return true
  return text.length >= 8 && /^[A-Za-z0-9+/_=-]+$/.test(text)
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}
