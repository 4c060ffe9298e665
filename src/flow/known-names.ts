/** Names that a text holds because an earlier flow was about them. */
import type { Leaf } from './leaves.ts'
import type { KnownName, Origins } from './origins.ts'

/** UTF-16 code units of a text in which known names are looked for; values of one word hold none. */
const maxSearched = 2_048
/** Values of a content whose texts are looked through: what somebody says, not what a search lists. */
const maxLeaves = 16
const none: readonly KnownName[] = []

/** The known names in the text of a leaf, in order. */
export type NamesOf = (leaf: Leaf) => readonly KnownName[]

/** Finds no names in any leaf. */
export const noNames: NamesOf = () => none

/**
 * Finds the known names in the text of one of `leaves`; none in a long text or a long list. Looks for
 * them once: types and subjects of a flow ask for the same.
 */
export function knownNames(leaves: readonly Leaf[], origins: Origins): NamesOf {
  if (leaves.length > maxLeaves) return noNames
  let found: Map<Leaf, readonly KnownName[]> | undefined
  return (leaf) => {
    const { value } = leaf
    if (typeof value !== 'string' || value.length > maxSearched || !value.includes(' ')) return none
    let names = found?.get(leaf)
    if (names === undefined) {
      names = origins.namesIn(value)
      found ??= new Map()
      found.set(leaf, names)
    }
    return names
  }
}
