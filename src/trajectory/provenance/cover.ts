/** A value covered by runs of words that stand side by side somewhere earlier. */
import { matchOf, type Piece, ranked } from './piece.ts'
import { isCommon, type Token } from './token.ts'
import type { IndexedLeaf, Posting, ValueIndex } from './value-index.ts'

/** Tokens of a value that are looked at; the rest of a longer one counts as not found. */
const maxCovered = 512
/** Places tried for one word. */
const maxTried = 96

interface Run {
  readonly leaf: IndexedLeaf
  readonly from: number
  readonly length: number
}

/**
 * The parts of `text` that stand elsewhere, from left to right, not overlapping; each the longest
 * that starts at its place.
 */
export function coverOf(
  text: string,
  tokens: readonly Token[],
  index: ValueIndex,
): readonly Piece[] {
  const pieces: Piece[] = []
  const all = tokens.slice(0, maxCovered)
  for (let at = 0; at < all.length; ) {
    const runs = longestRuns(all, at, index)
    const length = runs[0]?.length ?? 0
    const piece = length === 0 ? undefined : pieceOf(text, all, at, runs)
    if (piece === undefined) at++
    else {
      pieces.push(piece)
      at += length
    }
  }
  return pieces
}

/** All runs of the greatest length that start with token `at`. */
function longestRuns(tokens: readonly Token[], at: number, index: ValueIndex): readonly Run[] {
  const first = tokens[at]
  if (first === undefined) return []
  let longest: Run[] = []
  for (const posting of index.postings(first.norm).slice(-maxTried)) {
    const run = runFrom(tokens, at, posting, index)
    if (run === undefined) continue
    const best = longest[0]?.length ?? 0
    if (run.length > best) longest = [run]
    else if (run.length === best) longest.push(run)
  }
  return longest
}

function runFrom(
  tokens: readonly Token[],
  at: number,
  posting: Posting,
  index: ValueIndex,
): Run | undefined {
  const leaf = index.leaf(posting.leaf)
  if (leaf === undefined) return undefined
  let length = 0
  while (
    at + length < tokens.length &&
    leaf.tokens[posting.token + length]?.norm === tokens[at + length]?.norm
  ) {
    length++
  }
  return { leaf, from: posting.token, length }
}

function pieceOf(
  text: string,
  tokens: readonly Token[],
  at: number,
  runs: readonly Run[],
): Piece | undefined {
  const length = runs[0]?.length ?? 0
  const start = tokens[at]?.start ?? 0
  const end = tokens[at + length - 1]?.end ?? start
  const isWhole = at === 0 && length === tokens.length
  const words = tokens.slice(at, at + length)
  if (!isWhole && !tells(words)) return undefined
  if (isWhole && words.every(({ norm }) => isCommon(norm)) && !runs.some(isWholeLeaf))
    return undefined
  const share = text.length === 0 ? 0 : (isWhole ? text.length : end - start) / text.length
  const matches = runs.map((run) => {
    const first = run.leaf.tokens[run.from]
    const last = run.leaf.tokens[run.from + run.length - 1]
    const span = [first?.start ?? 0, last?.end ?? 0] as const
    const there = run.leaf.text.slice(span[0], span[1])
    const here = text.slice(start, end)
    if (there === here) return matchOf(run.leaf, span, { match: 'exact', by: [], share })
    return matchOf(run.leaf, span, { match: 'normalised', by: [formOf(there, here)], share })
  })
  return { start, end, matches: ranked(matches) }
}

/** Whether words by themselves point at a place: several that are not all common, or a rare one. */
function tells(words: readonly Token[]): boolean {
  const telling = words.filter(({ norm }) => !isCommon(norm))
  if (telling.length >= 2) return true
  const [only] = telling
  return (
    only !== undefined && (only.norm.length >= 5 || /\d/.test(only.norm)) && only.norm.length >= 3
  )
}

function isWholeLeaf({ leaf, from, length }: Run): boolean {
  return from === 0 && length === leaf.tokens.length
}

/** What makes `there` and `here` differ, the mildest that explains it. */
function formOf(there: string, here: string): string {
  if (there.toLowerCase() === here.toLowerCase()) return 'case'
  const squeezed = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')
  if (squeezed(there) === squeezed(here)) return 'white-space'
  if (squeezed(there.normalize('NFKC')) === squeezed(here.normalize('NFKC'))) return 'nfkc'
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  if (bare(there) === bare(here)) return 'punctuation'
  return 'plural'
}
