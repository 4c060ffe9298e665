/** What information is about: found in its values, else said by the names of its fields. */
import { type InformationType, informationTypes } from './flow.ts'
import { maxSearched } from './leaf-text.ts'
import { typesOfLeaf } from './leaf-types.ts'
import type { Leaf } from './leaves.ts'
import { namedTypeOf } from './named-type.ts'

/** UTF-16 code units of one content that are searched for values of a type. */
const maxSearchedInAll = 65_536

/** What a schema states for a leaf's field; undefined where it states nothing. */
export type HintOf = (leaf: Leaf) => InformationType | undefined

/** The information types of a content's leaves, the most harmful first; `['other']` where there is none. */
export function informationTypesOf(
  leaves: readonly Leaf[],
  hintOf?: HintOf,
): readonly InformationType[] {
  const found = new Set<InformationType>()
  let searched = 0
  for (const leaf of leaves) {
    if (typeof leaf.value === 'string') {
      if (searched >= maxSearchedInAll) {
        const named = namedTypeOf(leaf)
        if (named !== undefined) found.add(named)
        continue
      }
      searched += Math.min(leaf.value.length, maxSearched)
    }
    for (const type of typesOfLeaf(leaf, hintOf?.(leaf))) found.add(type)
  }
  if (found.size > 1) found.delete('other')
  return found.size === 0 ? ['other'] : informationTypes.filter((type) => found.has(type))
}
