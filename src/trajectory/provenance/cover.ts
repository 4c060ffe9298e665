/** A value covered by runs of words that stand side by side somewhere earlier. */
import { type Asked, isDistinctive, isTelling, longRun } from './evidence.ts'
import { type Candidate, type Found, type Piece, ranked } from './piece.ts'
import { isCommon, normOf, sameWord, type Tokens } from './token.ts'
import type { ValueIndex } from './value-index.ts'
import type { StoredLeaf, ValueStore } from './value-store.ts'

/** Places of one word that are tried in each store, and words of a run that may lead to it. */
const maxHops = 16
const maxAnchors = 4
/** Words that are compared to tell which run is longest; only the longest are followed to their end. */
const firstLook = 32
/** Runs of the greatest length that are kept. */
const maxRuns = 12

interface Run {
  readonly store: ValueStore
  readonly leaf: StoredLeaf
  /** Place of the first word. */
  readonly first: number
  readonly length: number
}

/**
 * The parts of a value that stand elsewhere, from left to right, not overlapping; each the longest
 * that starts at its place. What no run of telling words covers is left out.
 */
export function coverOf(tokens: Tokens, asked: Asked, index: ValueIndex): readonly Piece[] {
  const pieces: Piece[] = []
  const { length } = tokens.hashes
  for (let at = 0; at < length; ) {
    const runs = longestRuns(tokens, at, index)
    const run = runs[0]?.length ?? 0
    const piece = run === 0 ? undefined : pieceOf(tokens, at, runs, asked)
    if (piece !== undefined) pieces.push(piece)
    // INVARIANT: a run that says nothing is short, or holds only words that say nothing.
    at += piece !== undefined || run >= longRun ? run : 1
  }
  return pieces
}

/**
 * The runs of the greatest length that start with word `at`. Equal hashes can be made on purpose, so
 * words are compared too: at the end, or at each step where that finds an impostor.
 */
function longestRuns(tokens: Tokens, at: number, index: ValueIndex): readonly Run[] {
  const runs = searchedRuns(tokens, at, index, false)
  return runs.every((run) => isSameRun(tokens, at, run))
    ? runs
    : searchedRuns(tokens, at, index, true)
}

function searchedRuns(
  tokens: Tokens,
  at: number,
  index: ValueIndex,
  isChecked: boolean,
): readonly Run[] {
  let longest: Run[] = []
  let length = 0
  for (const store of index.stores) {
    const { words } = store
    const seen: number[] = []
    for (let offset = 0; offset < maxAnchors && at + offset < tokens.hashes.length; offset++) {
      let place = words.latest(tokens.hashes[at + offset] ?? 0)
      let hops = 0
      for (; place >= 0 && hops < maxHops; place = words.earlier(place), hops++) {
        const first = place - offset
        if (offset > 0 && (seen.includes(first) || !leadsTo(tokens, at, first, offset, store)))
          continue
        seen.push(first)
        const run = runFrom(tokens, at, first, store, firstLook)
        if (run === undefined || run.length < length) continue
        if (isChecked && !isSameRun(tokens, at, run)) continue
        if (run.length > length) longest = []
        length = run.length
        // The latest, and of the rest the first: it may be where the value comes from.
        longest[Math.min(longest.length, maxRuns - 1)] = run
      }
      // A rare word led to every place; a frequent one may have hidden some, so the next leads too.
      if (hops < maxHops) break
    }
  }
  if (length < firstLook) return longest
  const followed = longest.map((run) => followedOf(tokens, at, run))
  const most = Math.max(...followed.map((run) => run.length))
  return followed.filter((run) => run.length === most)
}

/** Whether the words before an anchor stand there too. */
function leadsTo(
  tokens: Tokens,
  at: number,
  first: number,
  offset: number,
  { words }: ValueStore,
): boolean {
  if (first < words.first || words.leaf(first) !== words.leaf(first + offset)) return false
  for (let step = 0; step < offset; step++) {
    if (words.hash(first + step) !== tokens.hashes[at + step]) return false
  }
  return true
}

function runFrom(
  tokens: Tokens,
  at: number,
  first: number,
  store: ValueStore,
  limit: number,
): Run | undefined {
  const { words } = store
  const leaf = store.leaf(words.leaf(first))
  if (leaf === undefined) return undefined
  const most = Math.min(limit, tokens.hashes.length - at, leaf.endWord - first)
  let length = 0
  while (length < most && words.hash(first + length) === tokens.hashes[at + length]) length++
  return length === 0 ? undefined : { store, leaf, first, length }
}

function followedOf(tokens: Tokens, at: number, { store, first, ...run }: Run): Run {
  return runFrom(tokens, at, first, store, tokens.hashes.length) ?? { store, first, ...run }
}

function isSameRun(tokens: Tokens, at: number, { store, leaf, first, length }: Run): boolean {
  const { words } = store
  const { text, starts, ends } = tokens
  for (let step = 0; step < length; step++) {
    const [start, end] = [starts[at + step] ?? 0, ends[at + step] ?? 0]
    const place = first + step
    if (!sameWord(text, start, end, leaf.text, words.start(place), words.end(place))) return false
  }
  return true
}

function pieceOf(
  tokens: Tokens,
  at: number,
  runs: readonly Run[],
  asked: Asked,
): Piece | undefined {
  const { text, starts, ends, hashes } = tokens
  const length = runs[0]?.length ?? 0
  const start = starts[at] ?? 0
  const end = ends[at + length - 1] ?? start
  const isWhole = at === 0 && length === hashes.length
  const words = starts
    .slice(at, at + Math.min(length, 64))
    .map((from, step) => text.slice(from, ends[at + step]))
  if (!isWhole && !isTelling(words) && !isTelling(wordsThere(runs[0]))) return undefined
  const isEmpty = words.every((word) => isCommon(normOf(word)))
  const kept = isEmpty ? runs.filter((run) => isWholeLeaf(run) || isOfUser(run)) : runs
  if (kept.length === 0) return undefined
  const share = isWhole ? 1 : (end - start) / text.length
  const candidates = kept.map((run) => candidateOfRun(run, tokens, at, share))
  const matches = ranked(candidates, asked)
  if (matches.length === 0) return undefined
  return {
    start: isWhole ? 0 : start,
    end: isWhole ? text.length : end,
    matches,
    isDistinctive: isDistinctive(textThere(kept[0]), words),
    isLoose: !isWhole && length === 1 && !/\d/.test(words[0] ?? '') && !kept.some(isWholeLeaf),
  }
}

/** The same words as they are written there: a name may be in small letters here. */
function wordsThere(run: Run | undefined): readonly string[] {
  if (run === undefined || run.length > longRun) return []
  const { words } = run.store
  return Array.from({ length: run.length }, (_, step) =>
    run.leaf.text.slice(words.start(run.first + step), words.end(run.first + step)),
  )
}

/** The run as it is written there. */
function textThere(run: Run | undefined): string {
  if (run === undefined) return ''
  const { words } = run.store
  return run.leaf.text.slice(words.start(run.first), words.end(run.first + run.length - 1))
}

function isOfUser({ leaf }: Run): boolean {
  return leaf.observation.integrity === 'user'
}

function isWholeLeaf({ leaf, first, length }: Run): boolean {
  return first === leaf.firstWord && length === leaf.endWord - leaf.firstWord
}

function candidateOfRun(
  run: Run,
  { text, starts, ends }: Tokens,
  at: number,
  share: number,
): Candidate {
  const { store, leaf, first, length } = run
  const span = [store.words.start(first), store.words.end(first + length - 1)] as const
  const there = leaf.text.slice(span[0], span[1])
  const here = text.slice(starts[at], ends[at + length - 1])
  const found: Found =
    there === here
      ? { match: 'exact', by: [], share }
      : { match: 'normalised', by: [formOf(there, here)], share }
  // What is around the words of a whole leaf are marks and blanks: the leaf is meant.
  return { leaf, span: isWholeLeaf(run) ? [0, leaf.text.length] : span, ...found }
}

/** What makes `there` and `here` differ, the mildest that explains it. */
function formOf(there: string, here: string): string {
  if (there.toLowerCase() === here.toLowerCase()) return 'case'
  const squeezed = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')
  if (squeezed(there) === squeezed(here)) return 'white-space'
  const shown = (text: string): string => squeezed(text.normalize('NFKC'))
  if (shown(there) === shown(here)) return 'nfkc'
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  if (bare(there) === bare(here)) return 'punctuation'
  const plain = (text: string): string => bare(text.normalize('NFKD').replace(/\p{M}|\p{Cf}/gu, ''))
  if (plain(there) === plain(here)) return 'accents'
  if (/\d/.test(there) !== /\d/.test(here)) return 'number-word'
  if (!/\p{L}/u.test(here)) return 'number-form'
  const digits = (text: string): string => text.replace(/\D/g, '')
  return digits(there) === digits(here) ? 'plural' : 'number-form'
}
