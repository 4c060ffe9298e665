/** All ways of hiding in one text. */
import { findBidirectional } from './bidirectional.ts'
import { findControlCharacters } from './control-characters.ts'
import type { Hiding, HidingFinder, TextRole } from './hiding.ts'
import { findInvisibleInName } from './invisible-in-name.ts'
import { mayHide } from './may-hide.ts'
import { findOverwriting } from './overwriting.ts'
import { findTagCharacters } from './tag-characters.ts'
import { findTerminalEscapes } from './terminal-escapes.ts'
import { findVariationSelectors } from './variation-selectors.ts'
import { findZeroWidth } from './zero-width.ts'

const finders: readonly HidingFinder[] = [
  findTagCharacters,
  findVariationSelectors,
  findZeroWidth,
  findBidirectional,
  findTerminalEscapes,
  findOverwriting,
  findInvisibleInName,
  findControlCharacters,
]

const none: readonly Hiding[] = []

/** What `text` hides, at most one entry for each kind; most texts cost one pass. */
export function findHiding(text: string, role: TextRole): readonly Hiding[] {
  if (!mayHide(text)) return none
  const found: Hiding[] = []
  for (const find of finders) {
    const hiding = find(text, role)
    if (hiding !== undefined) found.push(hiding)
  }
  return found
}
