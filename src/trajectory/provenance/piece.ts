/** Parts of a value and the earlier places that each may have come from. */
import { type Integrity, integrities } from '../observation.ts'
import { type Asked, fieldOf, fieldsAgree, isNamedBeside } from './evidence.ts'
import type { MatchKind, OriginMatch } from './origin.ts'
import { passageAround } from './passage.ts'
import type { StoredLeaf } from './value-store.ts'

/** A part of a value with the places it may have come from, best first. */
export interface Piece {
  /** UTF-16 code units of the value, end exclusive. */
  readonly start: number
  readonly end: number
  readonly matches: readonly OriginMatch[]
  /** Whether it would be a strange coincidence, however little of the value it is. */
  readonly isDistinctive: boolean
  /** Whether it is one plain word out of a longer text: names are made of such by chance. */
  readonly isLoose?: boolean
}

/** A place that a part may have come from. */
export interface Candidate extends Found {
  readonly leaf: StoredLeaf
  /** UTF-16 code units of the leaf's text. */
  readonly span: readonly [number, number]
}

/** Places kept for one part. */
export const maxMatches = 4

export interface Found {
  readonly match: MatchKind
  readonly by: readonly string[]
  readonly share: number
}

/** The match of a candidate; the span is left out where the text was decoded or is matched whole. */
export function matchOf({ leaf, span, match, by, share }: Candidate): OriginMatch {
  const { observation, pointer, decodedBy, text } = leaf
  const isWhole = span[0] === 0 && span[1] === text.length
  const { server, integrity, confidentiality, flow } = observation
  const isDecoded = decodedBy !== undefined
  return {
    flow,
    pointer,
    ...(isWhole || isDecoded ? {} : { span }),
    ...(isDecoded ? {} : { passage: passageAround(text, span[0], span[1]) }),
    match: isDecoded ? 'encoded' : match,
    by: isDecoded ? [...decodedBy.map((one) => `decoded-${one}`), ...by] : by,
    share,
    ...(server === undefined ? {} : { server }),
    integrity,
    confidentiality,
  }
}

const kinds: readonly MatchKind[] = ['exact', 'normalised', 'encoded', 'derived']

/**
 * The best first: the user's words, what came in before what was sent, the most trusted origin, the
 * closest match, the field of the same name, a whole leaf, then the latest. What a call was the
 * first to hold is that call's: a server may echo it.
 *
 * A value that is equal to others by chance is believed of the user, and of a place that names its
 * field.
 */
export function ranked(candidates: readonly Candidate[], asked: Asked): readonly OriginMatch[] {
  const first = firstFlow(candidates)
  const keyed: { readonly candidate: Candidate; readonly key: number }[] = []
  for (const candidate of candidates) {
    const { leaf, span } = candidate
    const agrees =
      (candidates.length > 1 || asked.isWeak) && fieldsAgree(asked, fieldOf(leaf.pointer))
    const isBelieved =
      !asked.isWeak ||
      agrees ||
      leaf.observation.integrity === 'user' ||
      isNamedBeside(asked, leaf.text, span)
    if (isBelieved) keyed.push({ candidate, key: keyOf(candidate, agrees, first) })
  }
  keyed.sort((one, other) => one.key - other.key || flowOf(other) - flowOf(one))
  const kept: Candidate[] = []
  for (const { candidate } of keyed) {
    if (!kept.some((one) => isOnePlace(one, candidate))) kept.push(candidate)
    if (kept.length >= maxMatches) break
  }
  return kept.map(matchOf)
}

function isOnePlace(one: Candidate, other: Candidate): boolean {
  return one.leaf === other.leaf && one.span[0] === other.span[0]
}

function flowOf({ candidate }: { readonly candidate: Candidate }): number {
  return candidate.leaf.observation.flow
}

function firstFlow(candidates: readonly Candidate[]): number {
  return candidates.reduce(
    (first, { leaf }) => Math.min(first, leaf.observation.flow),
    Number.POSITIVE_INFINITY,
  )
}

function keyOf({ leaf, span, match }: Candidate, agrees: boolean, first: number): number {
  const { kind, integrity, flow } = leaf.observation
  const isSent = kind === 'call' || kind === 'response'
  // INVARIANT: a value that a server returned first is never the host's because a call held it too.
  const order = integrity === 'user' ? 0 : isSent ? (flow === first ? 1 : 3) : 2
  const isPart = span[0] > 0 || span[1] < leaf.text.length
  return (
    order * 1_000 +
    rank(integrity) * 100 +
    (leaf.decodedBy === undefined ? kinds.indexOf(match) : 2) * 10 +
    Number(!agrees) * 2 +
    Number(isPart)
  )
}

export function rank(integrity: Integrity): number {
  return integrities.indexOf(integrity)
}
