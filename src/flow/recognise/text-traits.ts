/** Facts of a text that recognisers ask for first, found in one pass over its UTF-16 code units. */
import { unitAt } from '../../mcp/unit-at.ts'
import { asciiFacts, factsBeyondAscii, foldBits, foldMask, marks } from './marks.ts'
import { maxNumbers, type NumberRun, numbersFrom } from './numbers.ts'
import {
  type HeldLists,
  hashOf,
  hashStep,
  highMaskOf,
  holdsList,
  listCount,
  listedWord,
  lowMaskOf,
  placeOfList,
  slotOf,
} from './vocabulary.ts'
import { maxWordLength, maxWords, type Word, wordsIn } from './words.ts'

export interface TextTraits {
  /** Bits of `marks`: all that the text holds. */
  readonly marks: number
  readonly hasDigit: boolean
  /** ASCII digits. */
  readonly digitCount: number
  /** Most ASCII digits that stand side by side. */
  readonly longestDigitRun: number
  /** Most code units that stand side by side without space: how long a key in it can be. */
  readonly longestUnspaced: number
  readonly hasLower: boolean
  readonly hasUpper: boolean
  /** Whether two ASCII capitals stand side by side. */
  readonly hasUpperRun: boolean
  /** Whether an ASCII letter and an ASCII digit stand side by side. */
  readonly hasLetterDigit: boolean
  readonly hasSpace: boolean
  readonly hasLineBreak: boolean
  readonly hasAt: boolean
  readonly hasPlus: boolean
  readonly hasHyphen: boolean
  readonly hasDot: boolean
  readonly hasColon: boolean
  readonly hasSlash: boolean
  readonly hasBackslash: boolean
  readonly hasUnderscore: boolean
  readonly hasHash: boolean
  readonly hasEquals: boolean
  /** `<` or `>`, `[`, `]`, `{`, `}`, `|` or a backtick. */
  readonly hasMarkup: boolean
  readonly hasSemicolon: boolean
  /** Whether `(` stands directly behind a letter or a digit, as in a call. */
  readonly hasCall: boolean
  /** Whether `://` stands in the text. */
  readonly hasAuthority: boolean
  /** The sign of a currency, ASCII or not. @see Unicode, category Sc */
  readonly hasCurrencySign: boolean
  readonly hasNonAscii: boolean
  /**
   * Whether letters stand in it of a script whose words no space parts (Chinese, Japanese, Thai), or
   * in which particles stick to words (Korean).
   */
  readonly hasUnspacedScript: boolean
  /** Words that are counted, at most `maxWords`. */
  readonly wordCount: number
  /** All words in order. Costly: ask `wordsOf` where a list of words is looked for. */
  readonly words: readonly Word[]
  /**
   * The words that are in `among` (lower case), in order: cheap, also for long lists.
   *
   * @param among a constant of the program: it is learned when it is first asked for
   */
  wordsOf(among: ReadonlySet<string>): readonly Word[]
  /** False: none of the words is in `among`, a constant too. Cheaper than `wordsOf`, and now and then true of none. */
  mayHold(among: ReadonlySet<string>): boolean
  /** What `mayHold` goes by. */
  readonly lists: HeldLists
  /** The first numbers in order, found when first asked for. */
  readonly numbers: readonly NumberRun[]
}

/** Texts whose traits are kept, and the shortest and longest of them in UTF-16 code units. */
const maxKept = 4
const minKeptLength = 128
const maxKeptLength = 65_536

const kept: (Traits | undefined)[] = Array.from({ length: maxKept }, () => undefined)
let nextKept = 0

/**
 * The traits of `text`; work in proportion to its length. Labels, redaction and rules ask about the
 * same text one after the other, so those of the last longer texts are kept.
 */
export function traitsOf(text: string): TextTraits {
  const { length } = text
  if (length < minKeptLength || length > maxKeptLength) return new Traits(text)
  for (const one of kept) if (one !== undefined && one.text === text) return one
  const traits = new Traits(text)
  kept[nextKept] = traits
  nextKept = (nextKept + 1) % maxKept
  return traits
}

/** Lets go of the kept texts: a slice holds all of the big text that it was cut from (V8). */
export function forgetTraits(): void {
  kept.fill(undefined)
}

const { digit, upper } = marks
const letter = marks.lower | marks.upper
const digitFacts = marks.digit << foldBits
const upperFacts = marks.upper << foldBits
const blank = (marks.space | marks.lineBreak) << foldBits
const parenthesis = marks.parenthesis << foldBits
const call = marks.call << foldBits
const letterDigit = marks.letterDigit << foldBits
const upperRun = marks.upperRun << foldBits

/** The marks of an ASCII character, 0 of any other. */
function kindOf(code: number): number {
  return code < 128 ? (asciiFacts[code] ?? 0) >>> foldBits : 0
}

/** Whether two ASCII capitals stand side by side. */
function hasCapitals(text: string, start: number, end: number): boolean {
  let before = 0
  for (let index = start; index < end; index++) {
    const now = kindOf(unitAt(text, index))
    if ((now & before & upper) !== 0) return true
    before = now
  }
  return false
}

const otherCurrencySign = /[\u00a2-\u00a5\u0e3f\u20a0-\u20cf\ufdfc\uff04\uffe0\uffe1\uffe5\uffe6]/

const none: readonly number[] = []
// Where words and digits of the text that is read are put first. WHY: an array that grows makes room
// for sixteen more each time, and most texts hold a few.
const digitRoom: number[] = []
const listedRoom: number[] = []
const wordRoom: Word[] = []
/** Words of one list for which room is kept. */
const maxWordRoom = 512

class Traits implements TextTraits, HeldLists {
  readonly text: string
  readonly marks: number
  readonly digitCount: number
  readonly longestDigitRun: number
  readonly longestUnspaced: number
  readonly wordCount: number
  /** Where runs of digits start. */
  readonly #digits: readonly number[]
  /** Of each word that a known list may hold: where it starts and ends, and its slot there. */
  readonly #listed: readonly number[]
  readonly low: number
  readonly high: number
  readonly known: number
  #words: readonly Word[] | undefined
  #numbers: readonly NumberRun[] | undefined

  constructor(text: string) {
    let seen = 0
    let words = 0
    let low = 0
    let high = 0
    let listed = 0
    let digits = 0
    let digitCount = 0
    let longestDigitRun = 0
    let unspacedFrom = 0
    let longestUnspaced = 0
    const { length } = text
    let index = 0
    while (index < length) {
      let code = unitAt(text, index)
      let facts = code < 128 ? (asciiFacts[code] ?? 0) : factsBeyondAscii(code)
      const start = index
      if ((facts & foldMask) !== 0) {
        let hash = 0
        let run = 0
        let isAscii = true
        do {
          run |= facts
          hash = hashStep(hash, facts & foldMask)
          if (code >= 128) isAscii = false
          if (++index === length) break
          code = unitAt(text, index)
          facts = code < 128 ? (asciiFacts[code] ?? 0) : factsBeyondAscii(code)
        } while ((facts & foldMask) !== 0)
        seen |= run
        if ((run & digitFacts) !== 0) {
          // Digits: where they start and how many, and what stands side by side with them.
          let before = 0
          let from = start
          for (let at = start; at < index; at++) {
            const now = kindOf(unitAt(text, at))
            if (now === digit) {
              if (before !== digit) {
                from = at
                if (digits < maxNumbers) digitRoom[digits++] = at
              }
              digitCount++
              if (at - from >= longestDigitRun) longestDigitRun = at - from + 1
              if ((before & letter) !== 0) seen |= letterDigit
            } else if (before === digit && (now & letter) !== 0) seen |= letterDigit
            before = now
          }
        }
        if ((run & upperFacts) !== 0 && (seen & upperRun) === 0 && hasCapitals(text, start, index))
          seen |= upperRun
        if (index - start <= maxWordLength && words < maxWords) {
          words++
          const slot = slotOf(isAscii ? hash : hashOf(text.slice(start, index).toLowerCase()))
          if (slot !== -1) {
            listedRoom[listed++] = start
            listedRoom[listed++] = index
            listedRoom[listed++] = slot
            low |= lowMaskOf(slot)
            high |= highMaskOf(slot)
          }
        }
        if (index === length) break
        if ((facts & parenthesis) !== 0 && unitAt(text, index - 1) < 128) seen |= call
      }
      seen |= facts
      if ((facts & blank) !== 0) {
        if (index - unspacedFrom > longestUnspaced) longestUnspaced = index - unspacedFrom
        unspacedFrom = index + 1
      }
      index++
    }
    this.text = text
    this.marks = seen >>> foldBits
    this.digitCount = digitCount
    this.longestDigitRun = longestDigitRun
    this.longestUnspaced = Math.max(longestUnspaced, length - unspacedFrom)
    this.wordCount = words
    this.#digits = digits === 0 ? none : digitRoom.slice(0, digits)
    this.#listed = listed === 0 ? none : listedRoom.slice(0, listed)
    this.low = low
    this.high = high
    this.known = listCount()
  }

  get lists(): HeldLists {
    return this
  }
  get hasDigit(): boolean {
    return (this.marks & digit) !== 0
  }
  get hasLower(): boolean {
    return (this.marks & marks.lower) !== 0
  }
  get hasUpper(): boolean {
    return (this.marks & marks.upper) !== 0
  }
  get hasUpperRun(): boolean {
    return (this.marks & marks.upperRun) !== 0
  }
  get hasLetterDigit(): boolean {
    return (this.marks & marks.letterDigit) !== 0
  }
  get hasSpace(): boolean {
    return (this.marks & marks.space) !== 0
  }
  get hasLineBreak(): boolean {
    return (this.marks & marks.lineBreak) !== 0
  }
  get hasAt(): boolean {
    return (this.marks & marks.at) !== 0
  }
  get hasPlus(): boolean {
    return (this.marks & marks.plus) !== 0
  }
  get hasHyphen(): boolean {
    return (this.marks & marks.hyphen) !== 0
  }
  get hasDot(): boolean {
    return (this.marks & marks.dot) !== 0
  }
  get hasColon(): boolean {
    return (this.marks & marks.colon) !== 0
  }
  get hasSlash(): boolean {
    return (this.marks & marks.slash) !== 0
  }
  get hasBackslash(): boolean {
    return (this.marks & marks.backslash) !== 0
  }
  get hasUnderscore(): boolean {
    return (this.marks & marks.underscore) !== 0
  }
  get hasHash(): boolean {
    return (this.marks & marks.hash) !== 0
  }
  get hasEquals(): boolean {
    return (this.marks & marks.equals) !== 0
  }
  get hasMarkup(): boolean {
    return (this.marks & marks.markup) !== 0
  }
  get hasSemicolon(): boolean {
    return (this.marks & marks.semicolon) !== 0
  }
  get hasCall(): boolean {
    return (this.marks & marks.call) !== 0
  }
  get hasAuthority(): boolean {
    const mayHave = (this.marks & marks.colon) !== 0 && (this.marks & marks.slash) !== 0
    return mayHave && this.text.includes('://')
  }
  get hasCurrencySign(): boolean {
    return (
      (this.marks & marks.dollar) !== 0 || (this.hasNonAscii && otherCurrencySign.test(this.text))
    )
  }
  get hasNonAscii(): boolean {
    return (this.marks & marks.nonAscii) !== 0
  }
  get hasUnspacedScript(): boolean {
    return (this.marks & marks.unspaced) !== 0
  }
  get words(): readonly Word[] {
    this.#words ??= wordsIn(this.text)
    return this.#words
  }
  get numbers(): readonly NumberRun[] {
    this.#numbers ??= numbersFrom(this.text, this.#digits)
    return this.#numbers
  }

  wordsOf(among: ReadonlySet<string>): readonly Word[] {
    const place = placeOfList(among)
    if (place === -1 || place >= this.known) return this.words.filter(({ text }) => among.has(text))
    if (!holdsList(this.low, this.high, place)) return noWords
    let count = 0
    const listed = this.#listed
    for (let index = 0; index < listed.length; index += 3) {
      const slot = listed[index + 2] ?? 0
      if (!holdsList(lowMaskOf(slot), highMaskOf(slot), place)) continue
      const start = listed[index] ?? 0
      const end = listed[index + 1] ?? 0
      const text = listedWord(this.text, start, end, slot)
      if (!among.has(text)) continue
      wordRoom[count++] = { text, start, end }
    }
    if (count === 0) return noWords
    const found = wordRoom.slice(0, count)
    // A word may be a slice of the text, which would hold all of it (V8).
    wordRoom.fill(noWord, 0, count)
    if (count > maxWordRoom) wordRoom.length = 0
    return found
  }

  mayHold(among: ReadonlySet<string>): boolean {
    const place = placeOfList(among)
    if (place === -1 || place >= this.known) return this.words.some(({ text }) => among.has(text))
    return holdsList(this.low, this.high, place)
  }
}

const noWords: readonly Word[] = []
const noWord: Word = { text: '', start: 0, end: 0 }
