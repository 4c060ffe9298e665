/** Parts of a value and the earlier places that each may have come from. */
import { type Integrity, integrities } from '../observation.ts'
import type { MatchKind, OriginMatch } from './origin.ts'
import { passageAround } from './passage.ts'
import type { IndexedLeaf } from './value-index.ts'

/** A part of a value with the places it may have come from, best first. */
export interface Piece {
  /** UTF-16 code units of the value, end exclusive. */
  readonly start: number
  readonly end: number
  readonly matches: readonly OriginMatch[]
}

/** Places kept for one part. */
export const maxMatches = 4

/** A match with `leaf`; `span` is in the leaf's text, left out where that was decoded or is matched whole. */
export function matchOf(
  leaf: IndexedLeaf,
  span: readonly [number, number],
  found: { readonly match: MatchKind; readonly by: readonly string[]; readonly share: number },
): OriginMatch {
  const { observation, pointer, decodedBy, text } = leaf
  const isWhole = span[0] === 0 && span[1] === text.length
  const { server, integrity, confidentiality, flow } = observation
  return {
    flow,
    pointer,
    ...(isWhole || decodedBy !== undefined ? {} : { span }),
    ...(decodedBy === undefined ? { passage: passageAround(text, span[0], span[1]) } : {}),
    match: decodedBy === undefined ? found.match : 'encoded',
    by: decodedBy === undefined ? found.by : [`decoded-${decodedBy}`, ...found.by],
    share: found.share,
    ...(server === undefined ? {} : { server }),
    integrity,
    confidentiality,
  }
}

/** The best first: the most trusted origin, then the closest match, then the latest. */
export function ranked(matches: readonly OriginMatch[]): readonly OriginMatch[] {
  const kinds: readonly MatchKind[] = ['exact', 'normalised', 'encoded', 'derived']
  const sorted = [...matches].sort(
    (one, other) =>
      rank(one.integrity) - rank(other.integrity) ||
      kinds.indexOf(one.match) - kinds.indexOf(other.match) ||
      other.flow - one.flow,
  )
  return sorted.slice(0, maxMatches)
}

export function rank(integrity: Integrity): number {
  return integrities.indexOf(integrity)
}
