/** What the UTF-16 code units of a text are, as bits: one look-up a unit. */

/** Bits of `TextTraits.marks`. Those from `upperRun` on say how units stand side by side. */
export const marks = {
  digit: 1,
  lower: 0x2,
  upper: 0x4,
  space: 0x8,
  lineBreak: 0x10,
  at: 0x20,
  plus: 0x40,
  hyphen: 0x80,
  dot: 0x100,
  colon: 0x200,
  slash: 0x400,
  backslash: 0x800,
  underscore: 0x1000,
  hash: 0x2000,
  equals: 0x4000,
  /** `<` or `>`, `[`, `]`, `{`, `}`, `|` or a backtick. */
  markup: 0x8000,
  dollar: 0x10000,
  semicolon: 0x20000,
  parenthesis: 0x40000,
  nonAscii: 0x80000,
  /** A letter of a script whose words no space parts. */
  unspaced: 0x100000,
  /** Two ASCII capitals side by side. */
  upperRun: 0x200000,
  /** An ASCII letter and an ASCII digit side by side. */
  letterDigit: 0x400000,
  /** `(` directly behind a letter or a digit. */
  call: 0x800000,
} as const

/**
 * The lower case of an ASCII letter or digit stands in the low bits of a unit's facts, 1 for a part
 * of a word beyond ASCII, 0 for what is no part of a word; its marks stand above.
 */
export const foldBits = 7
export const foldMask: number = 2 ** foldBits - 1

const markOf: ReadonlyMap<string, number> = new Map([
  ...pairs(marks.space, ' \t\u000b\f'),
  ...pairs(marks.lineBreak, '\n\r'),
  ...pairs(marks.at, '@'),
  ...pairs(marks.plus, '+'),
  ...pairs(marks.hyphen, '-'),
  ...pairs(marks.dot, '.'),
  ...pairs(marks.colon, ':'),
  ...pairs(marks.slash, '/'),
  ...pairs(marks.backslash, '\\'),
  ...pairs(marks.underscore, '_'),
  ...pairs(marks.hash, '#'),
  ...pairs(marks.equals, '='),
  ...pairs(marks.markup, '<>[]{}|`'),
  ...pairs(marks.dollar, '$'),
  ...pairs(marks.semicolon, ';'),
  ...pairs(marks.parenthesis, '('),
])

function pairs(bit: number, characters: string): readonly (readonly [string, number])[] {
  return [...characters].map((character) => [character, bit] as const)
}

/** The facts of each ASCII character. */
export const asciiFacts: Int32Array = Int32Array.from({ length: 128 }, (_, code) => {
  if (code >= 0x30 && code <= 0x39) return (marks.digit << foldBits) | code
  if (code >= 0x61 && code <= 0x7a) return (marks.lower << foldBits) | code
  if (code >= 0x41 && code <= 0x5a) return (marks.upper << foldBits) | code | 0x20
  return (markOf.get(String.fromCharCode(code)) ?? 0) << foldBits
})

/** Facts of units beyond ASCII that were asked for; 0 is none of them. */
const known = new Int32Array(65_536)

/** The facts of a unit beyond ASCII, looked up once a unit. */
export function factsBeyondAscii(code: number): number {
  const facts = known[code] ?? 0
  return facts === 0 ? learn(code) : facts
}

function learn(code: number): number {
  let bits: number = marks.nonAscii
  if (code === 0xa0 || code === 0x3000) bits |= marks.space
  else if (isUnspaced(code)) bits |= marks.unspaced
  const facts = (bits << foldBits) | (isWordUnit(code) ? 1 : 0)
  known[code] = facts
  return facts
}

const wordPart = /[\p{L}\p{N}\p{M}]/u

function isWordUnit(code: number): boolean {
  // The halves of a pair are left out: signs and emoji more often than letters.
  if (code < 0xaa || (code >= 0xd800 && code <= 0xdfff)) return false
  return wordPart.test(String.fromCharCode(code))
}

/** Thai and Lao, Hangul, kana and Han, and their compatibility forms. @see Unicode 16, blocks */
function isUnspaced(code: number): boolean {
  if (code < 0x0e00) return false
  if (code < 0x0f00 || (code >= 0x1100 && code < 0x1200)) return true
  return (code >= 0x2e80 && code < 0xd7b0) || (code >= 0xf900 && code < 0xfb00)
}
