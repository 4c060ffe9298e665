/** Where the values of one call came from: each by the first way that finds enough of it. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { type Confidentiality, confidentialities, type Forgotten } from '../observation.ts'
import { coverOf } from './cover.ts'
import { decodingsWithin } from './decode.ts'
import { type Asked, askedOf, isWeak } from './evidence.ts'
import { fragmentOf, joinedOf, shortOf, wordsWithin } from './fragments.ts'
import { type KnownNumber, latestNumbers } from './known-number.ts'
import type { OriginMatch, ValueOrigin } from './origin.ts'
import { type Candidate, type Piece, rank, ranked } from './piece.ts'
import { splitsOf } from './split.ts'
import { type Tokens, tokensOf } from './token.ts'
import { datesOf, derivedOf, numberOf, shiftedOf, type TypedValue } from './typed.ts'
import type { ValueIndex } from './value-index.ts'

/** Matches kept for one value. */
const maxFrom = 8
/** A value of which less was found is the model's own words. */
const minShare = 0.5
const almostAll = 0.99
/** Leaves that are equal to one value. */
const maxWholes = 12
/** UTF-16 code units, and words, of one value that are traced; of one call, its first values. */
const maxTraced = 65_536
const maxWords = 8_192
const maxTracedInCall = 131_072
/** Texts that are looked at in one value once it is decoded. */
const maxDecoded = 4
/** Words of a longer value that are looked for as a part of an earlier word. */
const maxFragments = 4

export interface Leaf {
  /** RFC 6901 from the arguments. */
  readonly pointer: string
  readonly value: string | number | boolean
  /** The schema of the property that holds it. */
  readonly schema: JsonObject | undefined
}

/** The origin of each leaf of one call among what `index` holds and what was forgotten. */
export function traceLeaves(
  leaves: readonly Leaf[],
  index: ValueIndex,
  forgotten: readonly Forgotten[],
): readonly ValueOrigin[] {
  const beside = leaves.map(({ pointer, value }) => [pointer, value] as const)
  let left = maxTracedInCall
  let known: readonly KnownNumber[] | undefined
  const knownNumbers = (): readonly KnownNumber[] => {
    known ??= latestNumbers(index)
    return known
  }
  const origins = leaves.map((leaf) => {
    const text = String(leaf.value).slice(0, Math.min(maxTraced, left))
    left -= text.length
    const asked = askedOf(leaf.pointer, isWeakLeaf(leaf))
    const value = { asked, pointer: leaf.pointer, text, beside }
    const pieces = typeof leaf.value === 'boolean' ? [] : piecesOf(value, index, knownNumbers)
    return originOf(leaf, pieces, forgotten)
  })
  return withSplits(origins, index)
}

function isWeakLeaf({ value }: Leaf): boolean {
  return typeof value === 'boolean' || isWeak(value)
}

/** Halves of one value, found together. */
function withSplits(origins: readonly ValueOrigin[], index: ValueIndex): readonly ValueOrigin[] {
  const open = origins.filter(({ source, from }) => source !== 'schema' && from.length === 0)
  if (open.length === 0) return origins
  const splits = splitsOf(open, origins, index)
  if (splits.size === 0) return origins
  return origins.map((origin) => {
    const candidates = splits.get(origin.pointer)
    if (candidates === undefined) return origin
    const matches = ranked(candidates, askedOf(origin.pointer, false))
    const piece = { start: 0, end: 0, matches, isDistinctive: true }
    return { ...origin, source: 'found', from: matches, ...worstOf([piece]) }
  })
}

function originOf(
  { pointer, value, schema }: Leaf,
  pieces: readonly Piece[],
  forgotten: readonly Forgotten[],
): ValueOrigin {
  const isFromUser = pieces.some(({ matches }) => matches[0]?.integrity === 'user')
  if (isOfSchema(value, schema) && !isFromUser) {
    return {
      pointer,
      value,
      source: 'schema',
      from: [],
      integrity: 'host',
      confidentiality: 'public',
    }
  }
  const from = matchesOf(pieces)
  const isFound =
    shareOf(pieces) >= (isOfOnePiece(value) ? almostAll : minShare) ||
    pieces.some((piece) => piece.isDistinctive) ||
    from.some(({ confidentiality }) => confidentiality === 'secret')
  if (isFound) return { pointer, value, source: 'found', from, ...worstOf(pieces) }
  if (forgotten.length > 0 && !isWeakLeaf({ pointer, value, schema })) {
    return { pointer, value, source: 'window', from, ...worstForgotten(forgotten) }
  }
  const confidentiality = narrowest(from)
  return { pointer, value, source: 'model', from, integrity: 'host', confidentiality }
}

/**
 * An e-mail address, a date, a number of digits is known whole or not at all: parts of it may be
 * guessed, and are equal by chance.
 */
function isOfOnePiece(value: JsonValue): boolean {
  return (
    typeof value === 'string' &&
    /^(?:[^\s@]{1,64}@[^\s@]{1,255}|[\d\s.,:+()/TZ-]{1,64})$/.test(value)
  )
}

/** The parts of the value that stand elsewhere, by the first way that finds enough. */
function piecesOf(
  value: TypedValue,
  index: ValueIndex,
  known: () => readonly KnownNumber[],
): readonly Piece[] {
  const { text } = value
  if (text === '') return []
  const { asked } = value
  const whole = wholeOf(text, asked, index)
  if (isOfUser(whole)) return [whole]
  const tokens = tokensOf(text, maxWords)
  const covered = coverOf(tokens, asked, index)
  const hasDigits = /\d/.test(text)
  const typed = hasDigits ? sameValue(value, index) : []
  if (shareOf(covered) >= almostAll) {
    const isOne = covered.length === 1 && typed.length === 1
    return isOne && isOfUser(typed[0]) && !isOfUser(covered[0]) ? typed : covered
  }
  if (whole !== undefined) return [whole]
  if (shareOf(typed) >= almostAll) return typed
  const derived = hasDigits
    ? (derivedOf(value, index, known) ?? shiftedOf(value, index, known))
    : undefined
  if (derived !== undefined) return [derived]
  const found = shareOf(typed) > shareOf(covered) ? typed : covered
  const hidden = hiddenOf(tokens, found, asked, index)
  if (shareOf(hidden) > shareOf(found)) return hidden
  return found
}

function sameValue(value: TypedValue, index: ValueIndex): readonly Piece[] {
  const dates = datesOf(value, index)
  if (dates.length > 0) return dates
  const number = numberOf(value, index)
  return number === undefined ? [] : [number]
}

/** What else may be found where words alone leave most of the value open. */
function hiddenOf(
  tokens: Tokens,
  found: readonly Piece[],
  asked: Asked,
  index: ValueIndex,
): readonly Piece[] {
  const { text } = tokens
  const decoded = decodedOf(text, asked, index)
  if (decoded.length > 0) return [...found, ...decoded]
  if (shareOf(found) >= minShare) return found
  const fragment =
    shortOf(text, asked, index) ?? fragmentOf(text, asked, index) ?? joinedOf(tokens, asked, index)
  if (fragment !== undefined) return [fragment]
  const words = wordsWithin(tokens)
  const split = words === undefined ? [] : coverOf(words, asked, index)
  if (shareOf(split) > shareOf(found)) return split
  return [...found, ...fragmentsWithin(tokens, found, asked, index)]
}

/** Long words with digits of a longer value that are cut out of an earlier one. */
function fragmentsWithin(
  { text, starts, ends }: Tokens,
  found: readonly Piece[],
  asked: Asked,
  index: ValueIndex,
): readonly Piece[] {
  const pieces: Piece[] = []
  let tried = 0
  for (let at = 0; at < starts.length && tried < maxFragments && starts.length > 1; at++) {
    const [start, end] = [starts[at] ?? 0, ends[at] ?? 0]
    const word = text.slice(start, end)
    if (word.length < 8 || !/\d/.test(word) || !/\p{L}/u.test(word)) continue
    if (found.some((piece) => piece.start < end && start < piece.end)) continue
    tried++
    const piece = fragmentOf(word, asked, index)
    if (piece === undefined) continue
    const share = (end - start) / text.length
    pieces.push({ ...piece, start, end, matches: piece.matches.map((one) => ({ ...one, share })) })
  }
  return pieces
}

function decodedOf(text: string, asked: Asked, index: ValueIndex): readonly Piece[] {
  for (const { text: plain, by, start, end } of decodingsWithin(text, maxDecoded).toReversed()) {
    const whole = wholeOf(plain, asked, index)
    const pieces = whole === undefined ? coverOf(tokensOf(plain, maxWords), asked, index) : [whole]
    if (shareOf(pieces) < minShare && !pieces.some((piece) => piece.isDistinctive)) continue
    const part = (end - start) / text.length
    return pieces.map((piece) => ({
      start,
      end,
      matches: piece.matches.map((match) => ({
        ...match,
        match: 'encoded' as const,
        by: [...match.by, ...by.toReversed()],
        share: match.share * part,
      })),
      isDistinctive: true,
    }))
  }
  return []
}

/** A leaf that is equal to the value, whatever it is made of. */
function wholeOf(text: string, asked: Asked, index: ValueIndex): Piece | undefined {
  const candidates = index.stores.flatMap((store) =>
    store.whole(text, maxWholes).map((leaf): Candidate => {
      return { leaf, span: [0, text.length], match: 'exact', by: [], share: 1 }
    }),
  )
  const matches = ranked(candidates, asked)
  if (matches.length === 0) return undefined
  return { start: 0, end: text.length, matches, isDistinctive: text.length >= 12 }
}

function isOfUser(piece: Piece | undefined): piece is Piece {
  return piece?.matches[0]?.integrity === 'user'
}

function shareOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + ofPiece(piece), 0)
}

/** How much of the value a part is: its operands together where it was worked out. */
function ofPiece({ matches }: Piece): number {
  const [best] = matches
  if (best?.match !== 'derived') return best?.share ?? 0
  return matches.reduce((sum, { share }) => sum + share, 0)
}

/** The best of each part, largest part first, then what else may be. */
function matchesOf(pieces: readonly Piece[]): readonly OriginMatch[] {
  const parts = pieces.toSorted((one, other) => ofPiece(other) - ofPiece(one))
  const isDerived = ({ matches }: Piece): boolean => matches[0]?.match === 'derived'
  const best = parts.flatMap((part) => (isDerived(part) ? part.matches : part.matches.slice(0, 1)))
  const more = parts.flatMap((part) => (isDerived(part) ? [] : part.matches.slice(1)))
  return [...best, ...more].slice(0, maxFrom)
}

function isOfSchema(value: JsonValue, schema: JsonObject | undefined): boolean {
  if (schema === undefined) return false
  if (schema.default === value || schema.const === value) return true
  const items = isJsonObject(schema.items) ? schema.items.enum : undefined
  return [schema.enum, items].some((list) => Array.isArray(list) && list.includes(value))
}

function narrowest(matches: readonly OriginMatch[]): Confidentiality {
  return matches.reduce<Confidentiality>(
    (worst, { confidentiality }) => narrower(worst, confidentiality),
    'public',
  )
}

function narrower(one: Confidentiality, other: Confidentiality): Confidentiality {
  return confidentialities.indexOf(other) > confidentialities.indexOf(one) ? other : one
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
  return {
    // What may come from anywhere counts as untrusted.
    integrity: 'untrusted',
    confidentiality: forgotten.reduce<Confidentiality>(
      (worst, one) => narrower(worst, one.confidentiality),
      'public',
    ),
  }
}
