/** What is recognised in the text of a leaf, found once for types and subjects. */
import type { Leaf } from './leaves.ts'
import { type Recognised, recognised } from './recognise/recognise.ts'

/** UTF-16 code units of one text that are searched for values of a type. */
export const maxSearched = 16_384

/** The part of a leaf's text that is searched. */
export function searchedText(text: string): string {
  return text.length > maxSearched ? text.slice(0, maxSearched) : text
}

/**
 * What is recognised in the searched part of a leaf's text; undefined for values that are no text.
 *
 * WHY kept in the leaf: it goes with the message, and no table of texts need be asked.
 */
export function recognisedIn(leaf: Leaf): Recognised | undefined {
  if (typeof leaf.value !== 'string') return undefined
  leaf.recognised ??= recognised(searchedText(leaf.value))
  return leaf.recognised
}
