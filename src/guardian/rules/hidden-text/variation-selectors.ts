/**
 * Variation selectors used as bytes: VS1 to VS16 for 0 to 15, VS17 to VS256 for 16 to 255, in a run
 * behind one visible character or one behind each.
 *
 * Harmless: one selector behind a character that has variants (emoji, ideographs, symbols, Myanmar,
 * the digit zero), and text or emoji selectors that lost their base.
 * @see Butler 2025, Smuggling arbitrary data through an emoji; Unicode UTS #37, UTS #51
 */
import { decodeSymbols } from './decode-symbols.ts'
import type { Hiding, TextRole } from './hiding.ts'
import { plausibleBytes } from './plausible-text.ts'

const anySelector = /[\ufe00-\ufe0f]|\udb40[\udd00-\uddef]/
const selectorRow = /(?:[\ufe00-\ufe0f]|\udb40[\udd00-\uddef])+/g
const ideograph = /\p{Script=Han}$/u
const ascii = /[\x00-\x7f]$/

/** Selectors in a row that are no accident, where none could be read. */
const minRow = 4

interface Selectors {
  /** Of every selector but text and emoji presentation, 0 to 255. */
  readonly all: number[]
  /** Of those without a legitimate base. */
  readonly stray: number[]
  /** The longest row of stray ones. */
  longest: readonly number[]
  /** Of the stray ones; of all where there are none. */
  span: readonly [number, number]
}

export function findVariationSelectors(text: string, role: TextRole): Hiding | undefined {
  if (!anySelector.test(text)) return undefined
  const { all, stray, longest, span } = collect(text)
  // The selector of a visible emoji may stand before the first byte.
  const decoded =
    plausibleBytes(longest, 2) ??
    plausibleBytes(longest.slice(1), 2) ??
    decodeSymbols(longest, 2) ??
    plausibleBytes(stray, 3) ??
    decodeSymbols(stray, 4) ??
    plausibleBytes(all, 8)
  const isRow = longest.length >= minRow && new Set(longest).size >= 2
  const isScattered = role !== 'data' && stray.length >= 2 * minRow && new Set(stray).size >= 2
  if (decoded === undefined && !isRow && !isScattered) return undefined
  return {
    kind: 'variation-selectors',
    span,
    characters: stray.length > 0 ? stray.length : all.length,
    ...(decoded === undefined ? {} : { decoded }),
    carries: decoded !== undefined,
  }
}

function collect(text: string): Selectors {
  const all: number[] = []
  const stray: number[] = []
  let longest: readonly number[] = []
  let ofAll: readonly [number, number] = [0, 0]
  let ofStray: readonly [number, number] | undefined
  for (const match of text.matchAll(selectorRow)) {
    const row = valuesOf(match[0])
    const end = match.index + match[0].length
    ofAll = [all.length === 0 ? match.index : ofAll[0], end]
    for (const value of row) if (!isPresentation(value)) all.push(value)
    if (isHarmless(text, match.index, row)) continue
    ofStray = [ofStray?.[0] ?? match.index, end]
    for (const value of row) stray.push(value)
    if (row.length > longest.length) longest = row
  }
  return { all, stray, longest, span: ofStray ?? ofAll }
}

function valuesOf(row: string): readonly number[] {
  const values: number[] = []
  for (let i = 0; i < row.length; i++) {
    const unit = row.charCodeAt(i)
    values.push(unit === 0xdb40 ? row.charCodeAt(++i) - 0xdd00 + 16 : unit - 0xfe00)
  }
  return values
}

function isPresentation(value: number): boolean {
  return value === 14 || value === 15
}

function isHarmless(text: string, index: number, row: readonly number[]): boolean {
  const [first = 0] = row
  // Text and emoji presentation, doubled too: they often outlive their emoji.
  if (isPresentation(first) && row.every((value) => value === first)) return true
  if (row.length > 1) return false
  const base = text.slice(Math.max(0, index - 2), index)
  if (first > 15) return ideograph.test(base)
  return base.endsWith('0') ? first === 0 : base !== '' && !ascii.test(base)
}
