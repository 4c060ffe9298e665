/** The words of a text with their places. */
import { unitAt } from '../../mcp/unit-at.ts'
import { asciiFacts, factsBeyondAscii, foldMask } from './marks.ts'

/**
 * A run of letters, digits and combining marks of any script, without underscores. In scripts
 * without spaces a word is a whole phrase.
 */
export interface Word {
  /** Lower case. */
  readonly text: string
  /** UTF-16 code units, start inclusive, end exclusive. */
  readonly start: number
  readonly end: number
}

/** Words of one text that are looked at. */
export const maxWords = 8_192
/** UTF-16 code units; what is longer is no word of a language, and is left out. */
export const maxWordLength = 48

/** The first `maxWords` words of `text`, in order. */
export function wordsIn(text: string): readonly Word[] {
  const found: Word[] = []
  // One call for all words; not where a lower case is longer, which moves what stands behind it.
  const lower = text.toLowerCase()
  const isAligned = lower.length === text.length
  let index = 0
  while (index < text.length && found.length < maxWords) {
    const start = index
    while (index < text.length && isWordUnit(unitAt(text, index))) index++
    if (index > start && index - start <= maxWordLength) {
      const word = isAligned ? lower.slice(start, index) : text.slice(start, index).toLowerCase()
      found.push({ text: word, start, end: index })
    }
    index++
  }
  return found
}

function isWordUnit(code: number): boolean {
  const facts = code < 128 ? (asciiFacts[code] ?? 0) : factsBeyondAscii(code)
  return (facts & foldMask) !== 0
}
