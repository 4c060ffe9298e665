/** Values that are a part of an earlier word, or earlier words written together. */
import type { Asked } from './evidence.ts'
import { type Candidate, maxMatches, type Piece, ranked } from './piece.ts'
import { hashOf, normOf, type Tokens, tokensOf } from './token.ts'
import type { ValueIndex } from './value-index.ts'

/** UTF-16 code units that a fragment must have; one of letters only needs more. */
const minFragment = 6
const minPlainFragment = 12
/** Words that a fragment can be cut from are longer by at least this. */
const minCut = 2
/** UTF-16 code units of earlier texts that one search goes through. */
const maxSearched = 128 * 1024

/**
 * The value as a part of a longer earlier word; cut within it. One bounded pass over the earlier
 * texts that hold long words.
 */
export function fragmentOf(text: string, asked: Asked, index: ValueIndex): Piece | undefined {
  const needed = /\d/.test(text) ? minFragment : minPlainFragment
  if (text.length < needed || text.length > 4_096 || /\s/.test(text)) return undefined
  const longest = longestWord(text)
  const candidates: Candidate[] = []
  let searched = 0
  for (const store of index.stores) {
    store.eachLong((leaf) => {
      if (leaf.longest < longest + minCut) return true
      searched += leaf.text.length
      const at = leaf.text.indexOf(text)
      const found = { match: 'exact', by: ['part'], share: 1 } as const
      if (at !== -1) candidates.push({ leaf, span: [at, at + text.length], ...found })
      return searched < maxSearched && candidates.length < maxMatches
    })
  }
  return wholePiece(text, candidates, asked)
}

function longestWord(text: string): number {
  const { starts, ends } = tokensOf(text)
  return starts.reduce((most, start, at) => Math.max(most, (ends[at] ?? start) - start), 0)
}

function wholePiece(
  text: string,
  candidates: readonly Candidate[],
  asked: Asked,
): Piece | undefined {
  if (candidates.length === 0) return undefined
  const matches = ranked(candidates, asked)
  if (matches.length === 0) return undefined
  return { start: 0, end: text.length, matches, isDistinctive: true }
}

const part = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+|\p{Lo}+/gu
const maxParts = 64

/** Words of a value that was written without separators: `JohnSmith`, `order1234`. */
export function wordsWithin({ text, starts, ends }: Tokens): Tokens | undefined {
  if (!/[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]|[^\x00-\x7f]/.test(text)) return undefined
  const parts: { hashes: number[]; starts: number[]; ends: number[] } = {
    hashes: [],
    starts: [],
    ends: [],
  }
  for (const [at, start] of starts.slice(0, maxParts).entries()) {
    for (const match of text.slice(start, ends[at]).matchAll(part)) {
      if (parts.hashes.length >= maxParts) break
      parts.hashes.push(hashOf(normOf(match[0])))
      parts.starts.push(start + match.index)
      parts.ends.push(start + match.index + match[0].length)
    }
  }
  return { text, ...parts }
}

/** Shortest and longest word that two others may have been written together as. */
const minJoined = 6
const maxJoined = 64
const minHalf = 3

/** One word made of two that stand side by side somewhere: `johnsmith`. */
export function joinedOf(tokens: Tokens, asked: Asked, index: ValueIndex): Piece | undefined {
  const word = tokens.text.slice(tokens.starts[0], tokens.ends[0]).toLowerCase()
  if (tokens.hashes.length !== 1 || word.length < minJoined || word.length > maxJoined)
    return undefined
  const candidates: Candidate[] = []
  for (let cut = minHalf; cut <= word.length - minHalf; cut++) {
    const right = normOf(word.slice(cut))
    const left = hashOf(normOf(word.slice(0, cut)))
    for (const { words, leaf: leafOf } of index.stores) {
      let place = words.latest(left)
      for (let hops = 0; place >= 0 && hops < 16; place = words.earlier(place), hops++) {
        const leaf = leafOf(words.leaf(place))
        if (leaf === undefined || place + 1 >= leaf.endWord) continue
        const [start, end] = [words.start(place), words.end(place + 1)]
        if (normOf(leaf.text.slice(words.start(place + 1), end)) !== right) continue
        if (leaf.text.slice(start, words.end(place)).toLowerCase() !== word.slice(0, cut)) continue
        const found = { match: 'normalised', by: ['joined'], share: 1 } as const
        candidates.push({ leaf, span: [start, end], ...found })
      }
    }
  }
  return wholePiece(tokens.text, candidates, asked)
}

/** Letters that a word must have to stand for a longer one, and texts of the user that are searched. */
const minShort = 5
const maxTexts = 8

/** A word that the user wrote out: `decaf` of `decaffeinated`. */
export function shortOf(text: string, asked: Asked, index: ValueIndex): Piece | undefined {
  if (text.length < minShort || text.length > 24 || !/^\p{L}+$/u.test(text)) return undefined
  const wanted = text.toLowerCase()
  const candidates: Candidate[] = []
  for (const leaf of index.stores[0].leaves(maxTexts)) {
    const { starts, ends } = tokensOf(leaf.text, 512)
    const at = starts.findIndex((start) =>
      leaf.text
        .slice(start, start + wanted.length)
        .toLowerCase()
        .startsWith(wanted),
    )
    const span = [starts[at] ?? 0, ends[at] ?? 0] as const
    if (at !== -1) candidates.push({ leaf, span, match: 'normalised', by: ['short'], share: 1 })
  }
  return wholePiece(text, candidates, asked)
}
