/**
 * Values that are halves of one: a secret sent in two arguments of a call, or in two calls. Each
 * half alone stands nowhere.
 */
import type { ObservedLeaf } from '../observation.ts'
import type { Candidate } from './piece.ts'
import { hashOf, normOf, tokensOf } from './token.ts'
import type { ValueIndex } from './value-index.ts'

/** Values of one call, of the calls before it, and parts of one secret that are put together. */
const maxOwn = 12
const maxBefore = 24
const maxParts = 8
/** UTF-16 code units of a part. */
const minPart = 2
const maxPart = 512
/** UTF-16 code units of the word that was split; one of letters only needs more. */
const minWhole = 6
const minPlainWhole = 12
/** UTF-16 code units of all parts together that make up for a short word. */
const minText = 8

export interface SplitLeaf {
  readonly pointer: string
  readonly value: string | number | boolean
}

/**
 * For each pointer of `leaves` that is a part of an earlier word together with others, the places
 * of that word.
 *
 * @param leaves values of the call that nothing explains
 * @param all every value of the call
 */
export function splitsOf(
  leaves: readonly SplitLeaf[],
  all: readonly SplitLeaf[],
  index: ValueIndex,
): ReadonlyMap<string, readonly Candidate[]> {
  const found = new Map<string, readonly Candidate[]>()
  const own = partsOf(leaves, maxOwn)
  const others = partsOf(all, maxOwn * 2)
  const before = partsOf(
    index.latestCalls.flatMap((call) => call.leaves.map(leafOf)),
    maxBefore,
  )
  for (const one of own) {
    for (const other of others.concat(before)) {
      if (one === other || (found.has(one.pointer) && own.includes(other))) continue
      const candidates = joined([one, other], index) ?? joined([other, one], index)
      if (candidates === undefined) continue
      found.set(one.pointer, candidates)
      if (own.includes(other)) found.set(other.pointer, candidates)
    }
  }
  for (let from = 0; from < own.length; from++) {
    for (let count = 3; count <= maxParts && from + count <= own.length; count++) {
      const run = own.slice(from, from + count)
      const candidates = run.every(({ pointer }) => found.has(pointer))
        ? undefined
        : joined(run, index)
      if (candidates !== undefined) for (const { pointer } of run) found.set(pointer, candidates)
    }
  }
  return found
}

interface Part {
  readonly pointer: string
  readonly text: string
}

function leafOf([pointer, value]: ObservedLeaf): SplitLeaf {
  return { pointer, value }
}

function partsOf(leaves: readonly SplitLeaf[], most: number): readonly Part[] {
  const parts: Part[] = []
  for (const { pointer, value } of leaves) {
    if (parts.length >= most) break
    const text = typeof value === 'boolean' ? '' : String(value)
    if (text.length < minPart || text.length > maxPart || /\s/.test(text)) continue
    parts.push({ pointer, text })
  }
  return parts
}

/** Places where the parts, written one after the other, stand as one, each seam within a word. */
function joined(parts: readonly Part[], index: ValueIndex): readonly Candidate[] | undefined {
  const text = parts.map((part) => part.text).join('')
  if (text.length < (/\d/.test(text) ? minWhole : minPlainWhole)) return undefined
  const seam = parts[0]?.text.length ?? 0
  const { starts, ends } = tokensOf(text)
  const at = starts.findIndex((start, step) => start < seam && (ends[step] ?? 0) > seam)
  if (at === -1) return undefined
  const [start, end] = [starts[at] ?? 0, ends[at] ?? 0]
  const word = text.slice(start, end)
  const isLongText = text.length >= minText && /\d/.test(word)
  if (!isLongText && word.length < (/\d/.test(word) ? minWhole : minPlainWhole)) return undefined
  return placesOf(word, text, start, index)
}

/** Places of `word` around which all of `text` stands. */
function placesOf(
  word: string,
  text: string,
  start: number,
  index: ValueIndex,
): readonly Candidate[] | undefined {
  const candidates: Candidate[] = []
  const hash = hashOf(normOf(word))
  for (const { words, leaf: leafAt } of index.stores) {
    let place = words.latest(hash)
    for (let hops = 0; place >= 0 && hops < 8; place = words.earlier(place), hops++) {
      const leaf = leafAt(words.leaf(place))
      const from = words.start(place) - start
      if (leaf === undefined || from < 0) continue
      const there = leaf.text.slice(from, from + text.length)
      if (there.toLowerCase() !== text.toLowerCase()) continue
      const found = { match: 'exact', by: ['split'], share: 1 } as const
      candidates.push({ leaf, span: [from, from + text.length], ...found })
    }
  }
  return candidates.length === 0 ? undefined : candidates
}
