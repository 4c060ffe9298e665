/** Where one leaf of a call's arguments came from. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { type Confidentiality, confidentialities, type Forgotten } from '../observation.ts'
import { coverOf } from './cover.ts'
import { datesInText } from './date-value.ts'
import { decodings } from './decode.ts'
import { derive } from './derive.ts'
import { fragmentOf, joinedOf, wordsWithin } from './fragments.ts'
import { numbersInText } from './number-value.ts'
import type { OriginMatch, ValueOrigin } from './origin.ts'
import { matchOf, type Piece, rank, ranked } from './piece.ts'
import { tokensOf } from './token.ts'
import type { ValueIndex } from './value-index.ts'

/** Matches kept for one value. */
const maxFrom = 8
/** A value of which less was found is the model's own words. */
const minShare = 0.5
/** UTF-16 code units of one value that are traced. */
const maxTraced = 16_384

export interface Leaf {
  /** RFC 6901 from the arguments. */
  readonly pointer: string
  readonly value: string | number | boolean
  /** The schema of the property that holds it. */
  readonly schema: JsonObject | undefined
}

/** The origin of `leaf` among what `index` holds and what was forgotten. */
export function traceLeaf(
  leaf: Leaf,
  index: ValueIndex,
  forgotten: readonly Forgotten[],
): ValueOrigin {
  const { pointer, value } = leaf
  const text = String(value).slice(0, maxTraced)
  const pieces = typeof value === 'boolean' || text === '' ? [] : piecesOf(leaf, text, index)
  const found = pieces.reduce((sum, { matches }) => sum + (matches[0]?.share ?? 0), 0)
  const isFromUser = pieces.some(({ matches }) => matches[0]?.integrity === 'user')
  if (isOfSchema(value, leaf.schema) && !isFromUser) {
    return {
      pointer,
      value,
      source: 'schema',
      from: [],
      integrity: 'host',
      confidentiality: 'public',
    }
  }
  const from = pieces.flatMap(({ matches }) => matches).slice(0, maxFrom)
  if (found >= minShare || from.some(({ confidentiality }) => confidentiality === 'secret')) {
    return { pointer, value, source: 'found', from, ...worstOf(pieces) }
  }
  if (forgotten.length > 0 && typeof value !== 'boolean' && text.length > 3) {
    return { pointer, value, source: 'window', from, ...worstForgotten(forgotten) }
  }
  return {
    pointer,
    value,
    source: 'model',
    from,
    integrity: 'host',
    confidentiality: narrowest(from),
  }
}

/** The parts of the value that stand elsewhere, by the first way that finds enough. */
function piecesOf(leaf: Leaf, text: string, index: ValueIndex): readonly Piece[] {
  const whole = wholeOf(text, index)
  if (whole?.matches[0]?.integrity === 'user') return [whole]
  const tokens = tokensOf(text)
  const covered = coverOf(text, tokens, index)
  if (whole !== undefined) return [withBetter(whole, covered)]
  if (shareOf(covered) >= 0.99) return covered
  const typed = numberOf(leaf, text, index) ?? dateOf(text, index)
  if (typed !== undefined) return [typed]
  if (shareOf(covered) >= minShare) return covered
  const decoded = decodedOf(text, index)
  if (decoded !== undefined) return [decoded]
  const fragment = fragmentOf(text, index) ?? joinedOf(text, tokens, index)
  if (fragment !== undefined) return [fragment]
  const words = wordsWithin(text, tokens)
  const split = words.length > tokens.length ? coverOf(text, words, index) : []
  return shareOf(split) > shareOf(covered) ? split : covered
}

/** A whole match, with the places where all of it stands within more: the user may have said it too. */
function withBetter(whole: Piece, covered: readonly Piece[]): Piece {
  const [only] = covered
  if (only === undefined || shareOf(covered) < 0.99 || covered.length > 1) return whole
  return { ...whole, matches: ranked([...whole.matches, ...only.matches]) }
}

function shareOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { matches }) => sum + (matches[0]?.share ?? 0), 0)
}

/** Values so short that an equal one elsewhere says nothing, unless it is a value of its own there. */
function wholeOf(text: string, index: ValueIndex): Piece | undefined {
  const matches = index
    .whole(text)
    .slice(-16)
    .flatMap((id) => {
      const leaf = index.leaf(id)
      if (leaf === undefined) return []
      return [matchOf(leaf, [0, text.length], { match: 'exact', by: [], share: 1 })]
    })
  return matches.length === 0 ? undefined : { start: 0, end: text.length, matches: ranked(matches) }
}

/** A value that is one number: the same number written otherwise, else worked out from others. */
function numberOf({ pointer }: Leaf, text: string, index: ValueIndex): Piece | undefined {
  const [only] = numbersInText(text)
  if (only === undefined || only.end - only.start < text.trim().length * 0.5) return undefined
  const same = index
    .numbers(only.value)
    .slice(-16)
    .flatMap(({ leaf: id, span }) => {
      const leaf = index.leaf(id)
      if (leaf === undefined) return []
      const there = leaf.text.slice(span[0], span[1])
      const by = numbersInText(there)[0]?.by ?? only.by ?? 'number-form'
      return [matchOf(leaf, span, { match: 'normalised', by: [by], share: 1 })]
    })
  if (same.length > 0) return { start: 0, end: text.length, matches: ranked(same) }
  const field = pointer.slice(pointer.lastIndexOf('/') + 1)
  const derived = derive(only.value, text, `${field} ${text}`.toLowerCase(), index.recentNumbers())
  if (derived === undefined) return undefined
  const matches = derived.from.flatMap(({ leaf: id, span }): OriginMatch[] => {
    const leaf = index.leaf(id)
    if (leaf === undefined) return []
    const share = 1 / derived.from.length
    return [matchOf(leaf, span, { match: 'derived', by: [derived.by], share })]
  })
  // All operands count, so none may be ranked away: each is a part of its own.
  return { start: 0, end: text.length, matches: matches.slice(0, maxFrom) }
}

function dateOf(text: string, index: ValueIndex): Piece | undefined {
  const dates = datesInText(text)
  const matches = dates.flatMap(({ iso }) =>
    [...index.dates(iso), ...index.dates(withoutYear(iso))].flatMap(({ leaf: id, span }) => {
      const leaf = index.leaf(id)
      if (leaf === undefined) return []
      return [matchOf(leaf, span, { match: 'normalised', by: ['date-form'], share: 1 })]
    }),
  )
  if (matches.length === 0) return undefined
  const [first] = dates
  const isMost = first !== undefined && first.end - first.start >= text.trim().length * 0.4
  return isMost ? { start: 0, end: text.length, matches: ranked(matches) } : undefined
}

function withoutYear(iso: string): string {
  return /^\d{4}-/.test(iso) ? `--${iso.slice(5)}` : iso
}

function decodedOf(text: string, index: ValueIndex): Piece | undefined {
  for (const { text: plain, by } of decodings(text)) {
    const piece = wholeOf(plain, index) ?? coverOf(plain, tokensOf(plain), index)[0]
    if (piece === undefined || (piece.matches[0]?.share ?? 0) < minShare) continue
    const matches = piece.matches.map((match) => ({
      ...match,
      match: 'encoded' as const,
      by: [...match.by, by],
    }))
    return { start: 0, end: text.length, matches }
  }
  return undefined
}

function isOfSchema(value: JsonValue, schema: JsonObject | undefined): boolean {
  if (schema === undefined) return false
  if (schema.default === value || schema.const === value) return true
  const items = isJsonObject(schema.items) ? schema.items.enum : undefined
  return [schema.enum, items].some((list) => Array.isArray(list) && list.includes(value))
}

function narrowest(matches: readonly OriginMatch[]): Confidentiality {
  return matches.reduce<Confidentiality>(
    (worst, { confidentiality }) =>
      confidentialities.indexOf(confidentiality) > confidentialities.indexOf(worst)
        ? confidentiality
        : worst,
    'public',
  )
}

/** Of each part the best origin counts: what the user said too is the user's. */
function worstOf(pieces: readonly Piece[]): Pick<ValueOrigin, 'integrity' | 'confidentiality'> {
  const best = pieces.flatMap(({ matches }) =>
    matches[0]?.match === 'derived' ? matches : matches.slice(0, 1),
  )
  const integrity = best.reduce<OriginMatch['integrity']>(
    (worst, match) => (rank(match.integrity) > rank(worst) ? match.integrity : worst),
    'user',
  )
  return { integrity, confidentiality: narrowest(pieces.flatMap(({ matches }) => matches)) }
}

function worstForgotten(
  forgotten: readonly Forgotten[],
): Pick<ValueOrigin, 'integrity' | 'confidentiality'> {
  return forgotten.reduce<Pick<ValueOrigin, 'integrity' | 'confidentiality'>>(
    (worst, one) => ({
      integrity: rank(one.integrity) > rank(worst.integrity) ? one.integrity : worst.integrity,
      confidentiality:
        confidentialities.indexOf(one.confidentiality) >
        confidentialities.indexOf(worst.confidentiality)
          ? one.confidentiality
          : worst.confidentiality,
    }),
    { integrity: 'untrusted', confidentiality: 'public' },
  )
}
