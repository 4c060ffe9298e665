/** Facts of a text that recognisers ask for first, found in one pass over its UTF-16 code units. */
import { type NumberRun, numbersIn } from './numbers.ts'
import { type Word, wordsIn } from './words.ts'

export interface TextTraits {
  readonly hasDigit: boolean
  /** Most ASCII digits that stand side by side. */
  readonly longestDigitRun: number
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
  /** Whether `://` stands in the text. */
  readonly hasAuthority: boolean
  /** The sign of a currency, ASCII or not. @see Unicode, category Sc */
  readonly hasCurrencySign: boolean
  readonly hasNonAscii: boolean
  /** Whether letters stand in it of a script whose words no space parts: Chinese, Japanese, Korean (where particles stick to words), Thai. */
  readonly hasUnspacedScript: boolean
  /** The first words in order, found when first asked for. */
  readonly words: readonly Word[]
  /** The first numbers in order, found when first asked for. */
  readonly numbers: readonly NumberRun[]
}

const digit = 1
const lower = 2
const upper = 4
const bit: Readonly<Record<string, number>> = {
  ' ': 1 << 3,
  '\n': 1 << 4,
  '\r': 1 << 4,
  '@': 1 << 5,
  '+': 1 << 6,
  '-': 1 << 7,
  '.': 1 << 8,
  ':': 1 << 9,
  '/': 1 << 10,
  '\\': 1 << 11,
  _: 1 << 12,
  '#': 1 << 13,
  '=': 1 << 14,
  '<': 1 << 15,
  '>': 1 << 15,
  '[': 1 << 15,
  ']': 1 << 15,
  '{': 1 << 15,
  '}': 1 << 15,
  '|': 1 << 15,
  '`': 1 << 15,
  $: 1 << 16,
}
const nonAscii = 1 << 17
const upperRun = 1 << 18
const letterDigit = 1 << 19
const unspaced = 1 << 20

const bits = Uint32Array.from({ length: 128 }, (_, code) => {
  if (code >= 0x30 && code <= 0x39) return digit
  if (code >= 0x61 && code <= 0x7a) return lower
  if (code >= 0x41 && code <= 0x5a) return upper
  return bit[String.fromCharCode(code)] ?? 0
})

const otherCurrencySign = /[\u00a2-\u00a5\u0e3f\u20a0-\u20cf\ufdfc\uff04\uffe1\uffe5\uffe6]/

/** The traits of `text`; work in proportion to its length. */
export function traitsOf(text: string): TextTraits {
  let seen = 0
  let before = 0
  let run = 0
  let longestDigitRun = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const now = code < 128 ? (bits[code] ?? 0) : isUnspaced(code) ? nonAscii | unspaced : nonAscii
    seen |= now
    if (now === digit) {
      run++
      if (run > longestDigitRun) longestDigitRun = run
    } else run = 0
    if ((now & upper & before) !== 0) seen |= upperRun
    // A digit beside a letter: the two lowest bits and the next, one of each kind.
    const both = now | before
    if ((both & digit) !== 0 && (both & (lower | upper)) !== 0) seen |= letterDigit
    before = now
  }
  const has = (mark: string): boolean => (seen & (bit[mark] ?? 0)) !== 0
  let words: readonly Word[] | undefined
  let numbers: readonly NumberRun[] | undefined
  return {
    hasDigit: (seen & digit) !== 0,
    longestDigitRun,
    hasLower: (seen & lower) !== 0,
    hasUpper: (seen & upper) !== 0,
    hasUpperRun: (seen & upperRun) !== 0,
    hasLetterDigit: (seen & letterDigit) !== 0,
    hasSpace: has(' '),
    hasLineBreak: has('\n'),
    hasAt: has('@'),
    hasPlus: has('+'),
    hasHyphen: has('-'),
    hasDot: has('.'),
    hasColon: has(':'),
    hasSlash: has('/'),
    hasBackslash: has('\\'),
    hasUnderscore: has('_'),
    hasHash: has('#'),
    hasEquals: has('='),
    hasMarkup: has('<'),
    hasAuthority: has(':') && has('/') && text.includes('://'),
    hasCurrencySign: has('$') || ((seen & nonAscii) !== 0 && otherCurrencySign.test(text)),
    hasNonAscii: (seen & nonAscii) !== 0,
    hasUnspacedScript: (seen & unspaced) !== 0,
    get words(): readonly Word[] {
      words ??= wordsIn(text)
      return words
    },
    get numbers(): readonly NumberRun[] {
      numbers ??= (seen & digit) === 0 ? [] : numbersIn(text)
      return numbers
    },
  }
}

/** Thai and Lao, Hangul, kana and Han, and their compatibility forms. @see Unicode 16, blocks */
function isUnspaced(code: number): boolean {
  if (code < 0x0e00) return false
  if (code < 0x0f00 || (code >= 0x1100 && code < 0x1200)) return true
  return (code >= 0x2e80 && code < 0xd7b0) || (code >= 0xf900 && code < 0xfb00)
}
