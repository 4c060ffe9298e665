/** What the parts of a value say together: whether it has a source, and how far it can be trusted. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { type Confidentiality, confidentialities, type Forgotten } from '../observation.ts'
import { isWeak } from './evidence.ts'
import type { OriginMatch, ValueOrigin } from './origin.ts'
import { type Piece, rank } from './piece.ts'
import { tokensOf } from './token.ts'

/** Matches kept for one value. */
const maxFrom = 8
/** A value of which less was found is the model's own words. */
export const minShare = 0.5
export const almostAll = 0.99
/** Words of a value that is no text: a name of which only a part is known is another name. */
const maxShort = 4
const mostOfShort = 0.85

export interface Leaf {
  /** RFC 6901 from the arguments. */
  readonly pointer: string
  readonly value: string | number | boolean
  /** The schema of the property that holds it. */
  readonly schema: JsonObject | undefined
}

/** The origin of a leaf whose parts are `pieces`. */
export function originOf(
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
  if (isFound(value, pieces)) return { pointer, value, source: 'found', from, ...worstOf(pieces) }
  if (forgotten.length > 0 && !isWeakLeaf({ pointer, value, schema })) {
    return { pointer, value, source: 'window', from, ...worstForgotten(forgotten) }
  }
  const confidentiality = narrowest(from)
  return { pointer, value, source: 'model', from, integrity: 'host', confidentiality }
}

/** An e-mail address, a date, a number of digits: parts of it may be guessed, or equal by chance. */
const ofOnePiece = /^(?:[^\s@]{1,64}@[^\s@]{1,255}|[\d\s.,:+()/TZ-]{1,64})$/

function isFound(value: JsonValue, pieces: readonly Piece[]): boolean {
  if (typeof value !== 'string') return shareOf(pieces) >= minShare
  if (ofOnePiece.test(value)) return shareOf(pieces) >= almostAll
  const isShort = tokensOf(value, maxShort + 1).hashes.length <= maxShort
  const needed = isShort && !pieces.every(isOfUser) ? mostOfShort : minShare
  return (
    shareOf(isShort ? pieces.filter(isFirm) : pieces) >= needed ||
    pieces.some((piece) => piece.isDistinctive || (isFirm(piece) && isSecret(piece)))
  )
}

function isSecret({ matches }: Piece): boolean {
  return matches.some(({ confidentiality }) => confidentiality === 'secret')
}

/** Whether an equal value elsewhere says little. */
export function isWeakLeaf({ value }: Leaf): boolean {
  return typeof value === 'boolean' || isWeak(value)
}

function isFirm({ isLoose = false, matches }: Piece): boolean {
  return !isLoose || matches[0]?.integrity === 'user'
}

export function isOfUser(piece: Piece | undefined): piece is Piece {
  return piece?.matches[0]?.integrity === 'user'
}

/** How much of a value its parts are. */
export function shareOf(pieces: readonly Piece[]): number {
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

/** The one of two that may travel less far. */
export function narrower(one: Confidentiality, other: Confidentiality): Confidentiality {
  return confidentialities.indexOf(other) > confidentialities.indexOf(one) ? other : one
}

/** Of each part the best origin counts: what the user said too is the user's. */
export function worstOf(
  pieces: readonly Piece[],
): Pick<ValueOrigin, 'integrity' | 'confidentiality'> {
  const firm = pieces.filter(isFirm)
  const counted = firm.length === 0 ? pieces : firm
  const best = counted.flatMap(({ matches }) =>
    matches[0]?.match === 'derived' ? matches : matches.slice(0, 1),
  )
  const integrity = best.reduce<OriginMatch['integrity']>(
    (worst, match) => (rank(match.integrity) > rank(worst) ? match.integrity : worst),
    'user',
  )
  return { integrity, confidentiality: narrowest(counted.flatMap(({ matches }) => matches)) }
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
