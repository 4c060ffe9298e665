/**
 * Text written in an alphabet of a few invisible symbols: bits in groups of 7, 8 or 16, bits with a
 * separator, base 3 and base 4 in any assignment, larger bases in code point order.
 *
 * @see Rehberger 2025, Sneaky Bits (U+2062 and U+2064 as 0 and 1)
 */
import { letterShare, plausibleBytes, plausibleText } from './plausible-text.ts'

/** Share of letters and spaces that 7 bits must give: three of four random septets are printable. */
const minLetterShare = 0.75

/** Symbols that are decoded; what follows them is left out. */
const maxSymbols = 4096

/**
 * The text that `symbols` spell, undefined where none could be read.
 *
 * @param symbols code points, in order
 * @param minLength characters that a decoding in plain bytes must have; weaker ones need more
 */
export function decodeSymbols(symbols: readonly number[], minLength: number): string | undefined {
  const bounded = symbols.slice(0, maxSymbols)
  const alphabet = [...new Set(bounded)].sort((one, other) => one - other)
  if (alphabet.length < 2 || alphabet.length > 16) return undefined
  const joined = withoutJoiner(bounded)
  if (joined !== undefined) return decodeSymbols(joined, minLength)
  const digits = bounded.map((symbol) => alphabet.indexOf(symbol))
  if (alphabet.length === 2) return decodeBits(digits, minLength)
  if (alphabet.length <= 4) {
    return (
      decodeSeparated(digits, alphabet.length, minLength + 1) ??
      decodeQuaternary(digits, alphabet.length, minLength + 3) ??
      decodeBase(digits, alphabet.length, minLength + 3)
    )
  }
  return decodeBase(digits, alphabet.length, minLength + 2) ?? decodeNibbles(bounded, minLength + 1)
}

/** The symbols at even places, where one symbol stands at every odd place and nowhere else. */
function withoutJoiner(symbols: readonly number[]): readonly number[] | undefined {
  const joiner = symbols[1]
  if (symbols.length < 16) return undefined
  const even = symbols.filter((_, index) => index % 2 === 0)
  const isJoined = symbols.every((symbol, index) => (symbol === joiner) === (index % 2 === 1))
  return isJoined && new Set(even).size > 1 ? even : undefined
}

function decodeBits(bits: readonly number[], minLength: number): string | undefined {
  for (const digits of [bits, bits.map((bit) => 1 - bit)]) {
    const found = decodeGroups(digits, 2, minLength)
    if (found !== undefined) return found
  }
  return undefined
}

/** Digits of `base`, most significant first, in groups for bytes, for ASCII and for UTF-16. */
function decodeGroups(
  digits: readonly number[],
  base: number,
  minLength: number,
): string | undefined {
  const bytes = group(digits, base, widthFor(256, base))
  const text = plausibleBytes(
    bytes.filter((value) => value < 256),
    minLength,
  )
  if (text !== undefined && bytes.every((value) => value < 256)) return text
  const septets = widthFor(128, base)
  if (septets !== widthFor(256, base)) {
    const ascii = plausibleText(String.fromCharCode(...group(digits, base, septets)), minLength + 3)
    if (ascii !== undefined && letterShare(ascii) >= minLetterShare) return ascii
  }
  const units = group(digits, base, widthFor(65536, base))
  if (units.some((unit) => unit > 0xffff)) return undefined
  const wide = plausibleText(String.fromCharCode(...units), minLength)
  return wide !== undefined && isOneScript(wide) ? wide : undefined
}

/** Digits that hold `values` different values. */
function widthFor(values: number, base: number): number {
  return Math.ceil(Math.log(values) / Math.log(base) - 1e-9)
}

function group(digits: readonly number[], base: number, width: number): number[] {
  const values: number[] = []
  for (let at = 0; at + width <= digits.length; at += width) {
    let value = 0
    for (let i = at; i < at + width; i++) value = value * base + (digits[i] ?? 0)
    values.push(value)
  }
  return values
}

const scripts = [
  /^[\x00-\u024f\p{P}\p{S}]*$/u,
  /^[\p{sc=Cyrl}\p{Zs}\p{N}\p{P}]*$/u,
  /^[\p{sc=Arab}\p{Zs}\p{N}\p{P}]*$/u,
  /^[\p{sc=Hebr}\p{Zs}\p{N}\p{P}]*$/u,
  /^[\p{sc=Deva}\p{Zs}\p{N}\p{P}]*$/u,
]

/** Random 16-bit units are mostly ideographs, so those prove nothing; a small script does. */
function isOneScript(text: string): boolean {
  return scripts.some((script) => script.test(text))
}

/** Binary numbers of any width with one symbol between them. */
function decodeSeparated(
  digits: readonly number[],
  alphabet: number,
  minLength: number,
): string | undefined {
  if (alphabet !== 3) return undefined
  for (const separator of [0, 1, 2]) {
    const [zero = 0, one = 0] = [0, 1, 2].filter((digit) => digit !== separator)
    for (const [low, high] of [
      [zero, one],
      [one, zero],
    ]) {
      const text = separatedText(digits, separator, low ?? 0, high ?? 0)
      const found = text === undefined ? undefined : plausibleText(text, minLength)
      if (found !== undefined && isOneScript(found)) return found
    }
  }
  return undefined
}

function separatedText(
  digits: readonly number[],
  separator: number,
  low: number,
  high: number,
): string | undefined {
  let text = ''
  let value = 0
  let width = 0
  for (const digit of [...digits, separator]) {
    if (digit === separator) {
      if (width > 0) text += String.fromCharCode(value)
      value = 0
      width = 0
    } else {
      value = value * 2 + (digit === high ? 1 : digit === low ? 0 : Number.NaN)
      if (++width > 16) return undefined
    }
  }
  return text
}

/** Base 4 under each assignment of the symbols to digits; several may give text, the best counts. */
function decodeQuaternary(
  digits: readonly number[],
  alphabet: number,
  minLength: number,
): string | undefined {
  let best: string | undefined
  for (const order of assignments(alphabet)) {
    const mapped = digits.map((digit) => order[digit] ?? 0)
    const found = decodeGroups(mapped, 4, minLength)
    if (found !== undefined && letterShare(found) > letterShare(best ?? '')) best = found
  }
  return best
}

/** All ways to give `count` symbols different digits below 4; at most 24. */
function assignments(count: number): readonly (readonly number[])[] {
  let orders: (readonly number[])[] = [[]]
  for (let i = 0; i < count; i++) {
    orders = orders.flatMap((order) =>
      [0, 1, 2, 3].filter((digit) => !order.includes(digit)).map((digit) => [...order, digit]),
    )
  }
  return orders
}

function decodeBase(
  digits: readonly number[],
  base: number,
  minLength: number,
): string | undefined {
  return decodeGroups(digits, base, minLength)
}

/** Two symbols a byte, where the symbols lie within 16 code points. */
function decodeNibbles(symbols: readonly number[], minLength: number): string | undefined {
  const lowest = Math.min(...symbols)
  const origins = [lowest & ~0xf, lowest]
  for (const origin of origins) {
    const digits = symbols.map((symbol) => symbol - origin)
    if (digits.some((digit) => digit > 15)) continue
    const found = decodeGroups(digits, 16, minLength)
    if (found !== undefined) return found
  }
  return undefined
}
