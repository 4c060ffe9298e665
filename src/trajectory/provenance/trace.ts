/** Where the values of one call came from: each by the first way that finds enough of it. */
import type { Forgotten } from '../observation.ts'
import { coverOf } from './cover.ts'
import { decodingsWithin } from './decode.ts'
import { type Asked, askedOf } from './evidence.ts'
import { fragmentOf, joinedOf, shortOf, wordsWithin } from './fragments.ts'
import { type KnownNumber, latestNumbers } from './known-number.ts'
import type { ValueOrigin } from './origin.ts'
import {
  almostAll,
  isOfUser,
  isWeakLeaf,
  type Leaf,
  minShare,
  originOf,
  shareOf,
  worstOf,
} from './origin-of.ts'
import { type Candidate, type Piece, ranked } from './piece.ts'
import { splitsOf } from './split.ts'
import { type Tokens, tokensOf } from './token.ts'
import { datesOf, derivedOf, numberOf, shiftedOf, type TypedValue } from './typed.ts'
import type { ValueIndex } from './value-index.ts'

/** Leaves that are equal to one value. */
const maxWholes = 12
/** UTF-16 code units, and words, of one value that are traced; of one call, its first values. */
const maxTraced = 65_536
const maxWords = 8_192
const maxTracedInCall = 131_072
/** Texts that are looked at in one value once it is decoded. */
const maxDecoded = 6
const shortestRun = 8
/** Words of a longer value that are looked for as a part of an earlier word. */
const maxFragments = 4

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
    return withDefinitions(originOf(leaf, pieces, forgotten), index)
  })
  return withSplits(origins, index)
}

/** What nothing else explains may stand in what a server says about itself. */
function withDefinitions(origin: ValueOrigin, { definitions }: ValueIndex): ValueOrigin {
  const { value, source, from } = origin
  if (typeof value !== 'string' || source === 'schema') return origin
  if (source === 'found' && (from[0]?.share ?? 0) > minShare) return origin
  const found = definitions.within(value)
  const [best] = found
  if (best === undefined || best.share <= (from[0]?.share ?? 0)) return origin
  return { ...origin, source: 'found', from: [...found, ...from], integrity: best.integrity }
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
  for (const { text: plain, by, start, end } of decodingsWithin(
    text,
    maxDecoded,
    shortestRun,
  ).toReversed()) {
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
