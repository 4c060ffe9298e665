/** Facts of a text that recognisers ask for first, found in one pass over its UTF-16 code units. */
import { maxNumbers, type NumberRun, numbersFrom } from './numbers.ts'
import {
  indexWords,
  listsWithWordOf,
  type Word,
  type WordIndex,
  type WordTable,
  wordsOf,
} from './words.ts'

export interface TextTraits {
  readonly hasDigit: boolean
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
  /** The words that are in `among` (lower case), in order: cheap, also for long lists. */
  wordsOf(among: ReadonlySet<string>): readonly Word[]
  /** A bit for each list of the table that may hold one of the words: cheap for many lists. */
  listsWithWord(table: WordTable): number
  /** The first numbers in order, found when first asked for. */
  readonly numbers: readonly NumberRun[]
}

/** The traits of `text`; work in proportion to its length. */
export function traitsOf(text: string): TextTraits {
  return new Traits(text)
}

const digit = 1
const lower = 1 << 1
const upper = 1 << 2
const space = 1 << 3
const lineBreak = 1 << 4
const at = 1 << 5
const plus = 1 << 6
const hyphen = 1 << 7
const dot = 1 << 8
const colon = 1 << 9
const slash = 1 << 10
const backslash = 1 << 11
const underscore = 1 << 12
const hash = 1 << 13
const equals = 1 << 14
const markup = 1 << 15
const dollar = 1 << 16
const semicolon = 1 << 17
const parenthesis = 1 << 18
const nonAscii = 1 << 19
const unspaced = 1 << 20
const upperRun = 1 << 21
const letterDigit = 1 << 22
const call = 1 << 23

const letter = lower | upper
const blank = space | lineBreak

const bitOfMark: ReadonlyMap<string, number> = new Map([
  ...pairs(space, ' \t\u000b\f'),
  ...pairs(lineBreak, '\n\r'),
  ...pairs(at, '@'),
  ...pairs(plus, '+'),
  ...pairs(hyphen, '-'),
  ...pairs(dot, '.'),
  ...pairs(colon, ':'),
  ...pairs(slash, '/'),
  ...pairs(backslash, '\\'),
  ...pairs(underscore, '_'),
  ...pairs(hash, '#'),
  ...pairs(equals, '='),
  ...pairs(markup, '<>[]{}|`'),
  ...pairs(dollar, '$'),
  ...pairs(semicolon, ';'),
  ...pairs(parenthesis, '('),
])

function pairs(bit: number, marks: string): readonly (readonly [string, number])[] {
  return [...marks].map((mark) => [mark, bit] as const)
}

const bits = Uint32Array.from({ length: 128 }, (_, code) => {
  if (code >= 0x30 && code <= 0x39) return digit
  if (code >= 0x61 && code <= 0x7a) return lower
  if (code >= 0x41 && code <= 0x5a) return upper
  return bitOfMark.get(String.fromCharCode(code)) ?? 0
})

const otherCurrencySign = /[\u00a2-\u00a5\u0e3f\u20a0-\u20cf\ufdfc\uff04\uffe0\uffe1\uffe5\uffe6]/

const noDigits: number[] = []

class Traits implements TextTraits {
  readonly #text: string
  readonly #seen: number
  /** Where runs of digits start. */
  readonly #digits: readonly number[]
  readonly longestDigitRun: number
  readonly longestUnspaced: number
  #index: WordIndex | undefined
  #words: readonly Word[] | undefined
  #numbers: readonly NumberRun[] | undefined

  constructor(text: string) {
    let seen = 0
    let before = 0
    let digitsFrom = 0
    let longestDigitRun = 0
    let digits = noDigits
    let unspacedFrom = 0
    let longestUnspaced = 0
    const length = text.length
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index)
      const now = code < 128 ? (bits[code] ?? 0) : bitsBeyondAscii(code)
      seen |= now
      if ((now & blank) !== 0) {
        if (index - unspacedFrom > longestUnspaced) longestUnspaced = index - unspacedFrom
        unspacedFrom = index + 1
      } else if (now === digit) {
        if (before !== digit) {
          digitsFrom = index
          if (digits === noDigits) digits = []
          if (digits.length < maxNumbers) digits.push(index)
        }
        if (index - digitsFrom >= longestDigitRun) longestDigitRun = index - digitsFrom + 1
        if ((before & letter) !== 0) seen |= letterDigit
      } else if ((now & letter) !== 0) {
        if (before === digit) seen |= letterDigit
        else if ((now & before & upper) !== 0) seen |= upperRun
      } else if (now === parenthesis && (before & (letter | digit)) !== 0) seen |= call
      before = now
    }
    this.#text = text
    this.#seen = seen
    this.#digits = digits
    this.longestDigitRun = longestDigitRun
    this.longestUnspaced = Math.max(longestUnspaced, length - unspacedFrom)
  }

  get hasDigit(): boolean {
    return (this.#seen & digit) !== 0
  }
  get hasLower(): boolean {
    return (this.#seen & lower) !== 0
  }
  get hasUpper(): boolean {
    return (this.#seen & upper) !== 0
  }
  get hasUpperRun(): boolean {
    return (this.#seen & upperRun) !== 0
  }
  get hasLetterDigit(): boolean {
    return (this.#seen & letterDigit) !== 0
  }
  get hasSpace(): boolean {
    return (this.#seen & space) !== 0
  }
  get hasLineBreak(): boolean {
    return (this.#seen & lineBreak) !== 0
  }
  get hasAt(): boolean {
    return (this.#seen & at) !== 0
  }
  get hasPlus(): boolean {
    return (this.#seen & plus) !== 0
  }
  get hasHyphen(): boolean {
    return (this.#seen & hyphen) !== 0
  }
  get hasDot(): boolean {
    return (this.#seen & dot) !== 0
  }
  get hasColon(): boolean {
    return (this.#seen & colon) !== 0
  }
  get hasSlash(): boolean {
    return (this.#seen & slash) !== 0
  }
  get hasBackslash(): boolean {
    return (this.#seen & backslash) !== 0
  }
  get hasUnderscore(): boolean {
    return (this.#seen & underscore) !== 0
  }
  get hasHash(): boolean {
    return (this.#seen & hash) !== 0
  }
  get hasEquals(): boolean {
    return (this.#seen & equals) !== 0
  }
  get hasMarkup(): boolean {
    return (this.#seen & markup) !== 0
  }
  get hasSemicolon(): boolean {
    return (this.#seen & semicolon) !== 0
  }
  get hasCall(): boolean {
    return (this.#seen & call) !== 0
  }
  get hasAuthority(): boolean {
    const mayHave = (this.#seen & colon) !== 0 && (this.#seen & slash) !== 0
    return mayHave && this.#text.includes('://')
  }
  get hasCurrencySign(): boolean {
    return (this.#seen & dollar) !== 0 || (this.hasNonAscii && otherCurrencySign.test(this.#text))
  }
  get hasNonAscii(): boolean {
    return (this.#seen & nonAscii) !== 0
  }
  get hasUnspacedScript(): boolean {
    return (this.#seen & unspaced) !== 0
  }
  get wordCount(): number {
    return this.#indexed().length / 3
  }
  get words(): readonly Word[] {
    this.#words ??= wordsOf(this.#text, this.#indexed())
    return this.#words
  }
  get numbers(): readonly NumberRun[] {
    this.#numbers ??= numbersFrom(this.#text, this.#digits)
    return this.#numbers
  }

  wordsOf(among: ReadonlySet<string>): readonly Word[] {
    return wordsOf(this.#text, this.#indexed(), among)
  }

  listsWithWord(table: WordTable): number {
    return listsWithWordOf(this.#indexed(), table)
  }

  #indexed(): WordIndex {
    this.#index ??= indexWords(this.#text)
    return this.#index
  }
}

/** Beyond ASCII: a blank, a letter of a script without spaces, or anything else. */
function bitsBeyondAscii(code: number): number {
  if (code === 0xa0 || code === 0x3000) return nonAscii | space
  return isUnspaced(code) ? nonAscii | unspaced : nonAscii
}

/** Thai and Lao, Hangul, kana and Han, and their compatibility forms. @see Unicode 16, blocks */
function isUnspaced(code: number): boolean {
  if (code < 0x0e00) return false
  if (code < 0x0f00 || (code >= 0x1100 && code < 0x1200)) return true
  return (code >= 0x2e80 && code < 0xd7b0) || (code >= 0xf900 && code < 0xfb00)
}
