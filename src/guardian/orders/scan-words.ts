/**
 * One pass over a text: its words with what is known of each, in arrays of numbers. No word is copied
 * out of the text unless it holds letters beyond ASCII.
 */
import { unitAt } from '../../mcp/unit-at.ts'
import { type ActionWord, unmask } from './action-words.ts'
import { isNameLike, isNumber, wordClasses } from './word-classes.ts'

/** The words of one text. Written over by the next text that is scanned into it. */
export interface Words {
  text: string
  count: number
  /** UTF-16 code units, start inclusive, end exclusive. */
  starts: Int32Array
  ends: Int32Array
  /** Bits of word-classes.ts. */
  bits: Int32Array
  /** Place in `actions`, plus one; 0 for all other words. */
  actionOf: Int16Array
  /** All bits of all words together. */
  seen: number
  hasAction: boolean
  /** Letters of a script whose words no space parts. */
  hasUnspaced: boolean
  hasInvisible: boolean
}

export function createWords(): Words {
  return {
    text: '',
    count: 0,
    starts: new Int32Array(2_048),
    ends: new Int32Array(2_048),
    bits: new Int32Array(2_048),
    actionOf: new Int16Array(2_048),
    seen: 0,
    hasAction: false,
    hasUnspaced: false,
    hasInvisible: false,
  }
}

/** Every action with its form; `actionOf` of a scan points here. */
export const actions: readonly ActionWord[] = [...wordClasses.values()].flatMap(({ action }) =>
  action === undefined ? [] : [action],
)

/** Open addressing by hash; a place whose class is -1 is free. */
const slots = 8_192
const slotHash = new Int32Array(slots)
const slotClass = new Int16Array(slots).fill(-1)
const classBits: number[] = []
const classAction: number[] = []
const numbers = new Map<string, number>()

let nextAction = 0
for (const { text, bits, action } of wordClasses.values()) {
  const number = classBits.length
  classBits.push(bits)
  classAction.push(action === undefined ? 0 : ++nextAction)
  numbers.set(text, number)
  if (!/^[\x00-\x7f]+$/.test(text)) continue
  const hash = hashOf(text)
  let slot = slotOf(hash)
  while (slotClass[slot] !== -1) slot = (slot + 1) % slots
  slotHash[slot] = hash
  slotClass[slot] = number
}

function hashOf(word: string): number {
  let hash = -2_128_831_035
  for (let index = 0; index < word.length; index++)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  return hash
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (slots - 1)
}

/** No part of a word, or the letter that it counts as: lower case, digits as what they stand for. */
const foldOf = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code)
  if (/[a-z_2689]/.test(letter)) return code
  if (/[A-Z]/.test(letter)) return code | 0x20
  const at = '013457'.indexOf(letter)
  return at === -1 ? 0 : 'oieast'.charCodeAt(at)
})

const [unknown, other, letter, unspaced, invisible] = [0, 1, 2, 3, 4] as const
/** What each code unit beyond ASCII is, filled as it is met. */
const beyond = new Uint8Array(65_536)

function kindBeyond(code: number): number {
  let kind = beyond[code] ?? unknown
  if (kind === unknown) {
    kind = kindOf(code)
    beyond[code] = kind
  }
  return kind
}

function kindOf(code: number): number {
  const unit = String.fromCharCode(code)
  if (/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/.test(unit)) return invisible
  if (
    /[\u0e00-\u0eff\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff]/.test(unit) &&
    /[\p{L}\p{M}]/u.test(unit)
  )
    return unspaced
  return /[\p{L}\p{N}\p{M}]/u.test(unit) ? letter : other
}

/** UTF-16 code units of the longest word that is known. */
const maxWord = Math.max(...Array.from(wordClasses.keys(), (word) => word.length))

/** The words of `text`, in `words`, which is given back. */
export function scanWords(text: string, words: Words): Words {
  const { length } = text
  let { starts, ends, bits, actionOf } = words
  let count = 0
  let seen = 0
  let hasAction = false
  let hasUnspaced = false
  let index = 0
  words.hasInvisible = false
  while (index < length) {
    const first = unitAt(text, index)
    if (first < 128 ? foldOf[first] === 0 : !isLetterIn(words, first)) {
      // A line feed as JSON and programs print it sticks to the word behind it.
      if (first === 0x5c && isLineEnd(unitAt(text, index + 1))) index++
      index++
      continue
    }
    const start = index
    let hash = -2_128_831_035
    let digits = 0
    let isAscii = true
    let isName = false
    let before = 0
    for (; index < length; index++) {
      const code = unitAt(text, index)
      if (code < 128) {
        const fold = foldOf[code] ?? 0
        if (fold === 0) {
          if (!joins(text, index, before, code)) break
          hash = Math.imul(hash ^ (code === 0x24 ? 0x73 : 0x27), 0x01000193)
          before = code
          continue
        }
        if (code < 0x3a) digits++
        else if (code === 0x5f) isName = true
        else if (code < 0x5b && before > 0x60 && before < 0x7b) isName = true
        hash = Math.imul(hash ^ fold, 0x01000193)
        before = code
      } else {
        const kind = kindBeyond(code)
        if (kind === letter || kind === unspaced) {
          isAscii = false
          if (kind === unspaced) hasUnspaced = true
        } else if (code === 0x2019 && joins(text, index, before, 0x27)) {
          hash = Math.imul(hash ^ 0x27, 0x01000193)
          before = 0x27
        } else break
      }
    }
    if (count === starts.length) {
      words.starts = starts = doubled(starts)
      words.ends = ends = doubled(ends)
      words.bits = bits = doubled(bits)
      const more = new Int16Array(2 * count)
      more.set(actionOf)
      words.actionOf = actionOf = more
    }
    let mask = 0
    let action = 0
    if (digits === index - start) mask = isNumber
    else if (index - start <= maxWord) {
      const number = isAscii ? find(hash) : findOther(text.slice(start, index).toLowerCase())
      if (number !== -1) {
        mask = classBits[number] ?? 0
        action = classAction[number] ?? 0
        if (action !== 0) hasAction = true
      }
      if (isName || (index + 1 < length && goesOnAsName(text, index))) mask |= isNameLike
    }
    starts[count] = start
    ends[count] = index
    bits[count] = mask
    actionOf[count] = action
    seen |= mask
    count++
  }
  words.text = text
  words.count = count
  words.seen = seen
  words.hasAction = hasAction
  words.hasUnspaced = hasUnspaced
  return words
}

function isLetterIn(words: Words, code: number): boolean {
  const kind = kindBeyond(code)
  if (kind === invisible) words.hasInvisible = true
  return kind === letter || kind === unspaced
}

function doubled(array: Int32Array): Int32Array {
  const more = new Int32Array(2 * array.length)
  more.set(array)
  return more
}

function isLineEnd(code: number): boolean {
  return code === 0x6e || code === 0x72 || code === 0x74
}

/** `don't`, `pa$s`: a mark between two letters of one word. */
function joins(text: string, index: number, before: number, code: number): boolean {
  if (code !== 0x27 && code !== 0x24) return false
  if (!isLatin(before) || !isLatin(unitAt(text, index + 1))) return false
  if (code === 0x24) return true
  // At most two letters behind it: `we'll`, not a quoted word.
  const second = unitAt(text, index + 2)
  return !isLatin(second) || !isLatin(unitAt(text, index + 3))
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

/** `two.words`, `two-words`, `two/words`, `two:words`. */
function goesOnAsName(text: string, index: number): boolean {
  const code = unitAt(text, index)
  if (code !== 0x2e && code !== 0x2d && code !== 0x2f && code !== 0x3a) return false
  return isLatin(unitAt(text, index + 1))
}

function find(hash: number): number {
  let slot = slotOf(hash)
  while (true) {
    const number = slotClass[slot] ?? -1
    if (number === -1 || slotHash[slot] === hash) return number
    slot = (slot + 1) & (slots - 1)
  }
}

/** Of a word with letters beyond ASCII: as it is, or with look-alikes exchanged. */
function findOther(word: string): number {
  const known = numbers.get(word)
  if (known !== undefined) return known
  const plain = unmask(word)
  return plain === word ? -1 : (numbers.get(plain) ?? -1)
}
