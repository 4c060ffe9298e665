/** What information is about: found in its values, else said by the names of its fields. */
import type { InformationType } from './flow.ts'
import { type NamesOf, noNames } from './known-names.ts'
import { maxSearched } from './leaf-text.ts'
import { addInOrder, typesOfLeaf } from './leaf-types.ts'
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
  namesOf: NamesOf = noNames,
): readonly InformationType[] {
  const found: InformationType[] = []
  let searched = 0
  for (const leaf of leaves) {
    if (typeof leaf.value === 'string') {
      if (searched >= maxSearchedInAll) {
        const named = namedTypeOf(leaf)
        if (named !== undefined) addInOrder(found, named)
        continue
      }
      searched += Math.min(leaf.value.length, maxSearched)
    }
    for (const type of typesOfLeaf(leaf, hintOf?.(leaf))) addInOrder(found, type)
    for (const { type } of namesOf(leaf)) addInOrder(found, type)
  }
  if (found.length === 0) return ['other']
  if (found.length > 1 && found.at(-1) === 'other') found.pop()
  return found
}
