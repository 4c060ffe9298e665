/** Names that a text holds because an earlier flow was about them. */
import type { Leaf } from './leaves.ts'
import type { KnownName, Origins } from './origins.ts'

/** UTF-16 code units of a text in which known names are looked for; values of one word hold none. */
const maxSearched = 2_048
const none: readonly KnownName[] = []

/** The known names in the text of `leaf`, in order; none in a long text, or in one that is no text. */
export function knownNamesIn({ value }: Leaf, origins: Origins): readonly KnownName[] {
  if (typeof value !== 'string' || value.length > maxSearched || !value.includes(' ')) return none
  return origins.namesIn(value)
}
