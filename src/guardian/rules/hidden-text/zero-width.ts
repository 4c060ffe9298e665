/**
 * Text encoded in two or more invisible symbols (zero-width spaces and joiners, invisible operators,
 * fillers), in one row or spread between visible letters.
 *
 * Harmless: what a script, an emoji, mathematics or a direction needs; one kind of symbol alone (it
 * can't tell anything); padding that repeats, as in the preview line of e-mails.
 * @see Rehberger 2025, Sneaky Bits; Unicode TR36 section 3, UTS #39
 */
import { decodeSymbols } from './decode-symbols.ts'
import type { Hiding, TextRole } from './hiding.ts'
import { anyInvisible, belongs, factsOf, invisibleRow, neighbours } from './invisible-characters.ts'

/** Symbols below which nothing can be told: one character in 8 bits, two for data. */
const minDefinition = 8
const minData = 16

/** A stretch counts as padding from this length and this many repeats on. */
const minPadding = 24
const maxPeriod = 8

interface Row {
  readonly start: number
  readonly end: number
  readonly points: readonly number[]
}

export function findZeroWidth(text: string, role: TextRole): Hiding | undefined {
  if (!anyInvisible.test(text)) return undefined
  const { all, stray } = collectRows(text)
  const atLeast = role === 'data' ? minData : minDefinition
  const row = longestRow(stray)
  const symbols = symbolsOf(stray)
  const everything = symbolsOf(all)
  const decoded =
    decodeFrom(row, atLeast, role === 'data' ? 3 : 2) ??
    decodeFrom(symbols, minData, 4) ??
    decodeFrom(twoMostFrequent(symbols), minData, 4) ??
    decodeFrom(everything, 64, 8) ??
    decodeFrom(twoMostFrequent(everything), 64, 8)
  // Unread: a long row in data; in a definition also what is spread over it.
  const unread = role === 'data' ? row : symbols
  if (decoded === undefined && !mayCarry(unread, role === 'data' ? 2 * minData : minDefinition)) {
    return undefined
  }
  const rows = stray.length > 0 ? stray : all
  return {
    kind: 'zero-width',
    span: [rows[0]?.start ?? 0, rows.at(-1)?.end ?? text.length],
    characters: rows.reduce((sum, { points }) => sum + points.length, 0),
    ...(decoded === undefined ? {} : { decoded }),
    carries: decoded !== undefined,
  }
}

function collectRows(text: string): {
  readonly all: readonly Row[]
  readonly stray: readonly Row[]
} {
  const facts = factsOf(text)
  const all: Row[] = []
  const stray: Row[] = []
  for (const match of text.matchAll(invisibleRow)) {
    const start = match.index
    const end = start + match[0].length
    const points = Array.from(match[0], (character) => character.codePointAt(0) ?? 0)
    const row = { start, end, points }
    all.push(row)
    if (!belongs(points, start, neighbours(text, start, end), facts)) stray.push(row)
  }
  return { all, stray }
}

function symbolsOf(rows: readonly Row[]): readonly number[] {
  return rows.flatMap(({ points }) => points)
}

function longestRow(rows: readonly Row[]): readonly number[] {
  let longest: readonly number[] = []
  for (const { points } of rows) if (points.length > longest.length) longest = points
  return longest
}

function decodeFrom(
  symbols: readonly number[],
  atLeast: number,
  minLength: number,
): string | undefined {
  const rest = withoutPadding(symbols)
  return rest.length < atLeast ? undefined : decodeSymbols(rest, minLength)
}

/** Whether the symbols are many and irregular enough to hold something. */
function mayCarry(symbols: readonly number[], atLeast: number): boolean {
  const rest = withoutPadding(symbols)
  return rest.length >= atLeast && new Set(rest).size >= 2
}

/** The symbols without stretches that repeat every 1 to 8 symbols. */
function withoutPadding(symbols: readonly number[]): readonly number[] {
  if (symbols.length < minPadding) return symbols
  const isPadding = new Uint8Array(symbols.length)
  for (let period = 1; period <= maxPeriod; period++) {
    let from = 0
    for (let at = period; at <= symbols.length; at++) {
      if (at < symbols.length && symbols[at] === symbols[at - period]) continue
      if (at - from >= Math.max(minPadding, 4 * period)) isPadding.fill(1, from, at)
      from = at - period + 1
    }
  }
  return symbols.filter((_, index) => isPadding[index] === 0)
}

/** The symbols without all but the two most frequent ones: strangers must not spoil the alphabet. */
function twoMostFrequent(symbols: readonly number[]): readonly number[] {
  const counts = new Map<number, number>()
  for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1)
  if (counts.size <= 2) return []
  const [first, second] = [...counts].sort(([, one], [, other]) => other - one)
  return symbols.filter((symbol) => symbol === first?.[0] || symbol === second?.[0])
}
