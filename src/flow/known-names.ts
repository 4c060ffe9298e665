/** Names that a text holds because an earlier flow was about them. */
import type { Leaf } from './leaves.ts'
import type { KnownName, Origins } from './origins.ts'

/** UTF-16 code units of a text in which known names are looked for; values of one word hold none. */
const maxSearched = 2_048
/** Values of a content whose texts are looked through: what somebody says, not what a search lists. */
const maxLeaves = 16
const none: readonly KnownName[] = []

/** Finds the known names in the text of one of `leaves`, in order; none in a long text or a long list. */
export function knownNames(
  leaves: readonly Leaf[],
  origins: Origins,
): (leaf: Leaf) => readonly KnownName[] {
  if (leaves.length > maxLeaves) return () => none
  return ({ value }) =>
    typeof value === 'string' && value.length <= maxSearched && value.includes(' ')
      ? origins.namesIn(value)
      : none
}
