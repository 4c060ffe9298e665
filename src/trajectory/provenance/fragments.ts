/** Values that are a part of an earlier word, or earlier words written together. */
import { matchOf, maxMatches, type Piece, ranked } from './piece.ts'
import type { Token } from './token.ts'
import type { ValueIndex } from './value-index.ts'

/** UTF-16 code units that a fragment must have; one without a digit or sign needs more. */
const minFragment = 6
const minPlainFragment = 10
/** UTF-16 code units of earlier texts that one search goes through. */
const maxSearched = 512 * 1024

/**
 * The value as a part of a longer earlier text, where it is distinctive enough; cut within a word.
 * One pass over the texts of the window.
 */
export function fragmentOf(text: string, index: ValueIndex): Piece | undefined {
  const needed = /[\d_\-+/=.@]/.test(text) ? minFragment : minPlainFragment
  if (text.length < needed) return undefined
  const matches = []
  let searched = 0
  for (const [, leaf] of index.leaves()) {
    searched += leaf.text.length
    if (searched > maxSearched || matches.length >= maxMatches) break
    const at = leaf.text.indexOf(text)
    if (at === -1) continue
    matches.push(matchOf(leaf, [at, at + text.length], { match: 'exact', by: ['part'], share: 1 }))
  }
  return matches.length === 0 ? undefined : { start: 0, end: text.length, matches: ranked(matches) }
}

/** Words of a value that was written without separators: `JohnSmith`, `order1234`, `MAX_SIZE`. */
export function wordsWithin(text: string, tokens: readonly Token[]): readonly Token[] {
  const parts: Token[] = []
  for (const { start, end } of tokens) {
    const word = text.slice(start, end)
    const pattern = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+|\p{Lo}+/gu
    for (const match of word.matchAll(pattern)) {
      const from = start + match.index
      parts.push({ norm: match[0].toLowerCase(), start: from, end: from + match[0].length })
    }
  }
  return parts
}

/** One word made of two that stand side by side somewhere: `johnsmith`. */
export function joinedOf(
  text: string,
  tokens: readonly Token[],
  index: ValueIndex,
): Piece | undefined {
  const [only] = tokens
  if (only === undefined || tokens.length !== 1 || only.norm.length < 6 || only.norm.length > 64)
    return undefined
  const matches = []
  for (let cut = 3; cut <= only.norm.length - 3; cut++) {
    const left = only.norm.slice(0, cut)
    const right = only.norm.slice(cut)
    for (const { leaf: id, token } of index.postings(left).slice(-32)) {
      const leaf = index.leaf(id)
      const next = leaf?.tokens[token + 1]
      const first = leaf?.tokens[token]
      if (leaf === undefined || first === undefined || next?.norm !== right) continue
      const span = [first.start, next.end] as const
      matches.push(matchOf(leaf, span, { match: 'normalised', by: ['joined'], share: 1 }))
    }
  }
  return matches.length === 0 ? undefined : { start: 0, end: text.length, matches: ranked(matches) }
}
