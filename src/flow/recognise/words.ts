/** The words of a text, lower case, with their places. */
import { isAlphanumeric } from './character.ts'

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

const otherWordPart = /[\p{L}\p{N}\p{M}]/u

function isWordUnit(code: number): boolean {
  if (code < 128) return isAlphanumeric(code)
  // The halves of a pair are left out: signs and emoji more often than letters.
  if (code < 0xaa || (code >= 0xd800 && code <= 0xdfff)) return false
  return otherWordPart.test(String.fromCharCode(code))
}

/** The first `maxWords` words of `text` in order. */
export function wordsIn(text: string): readonly Word[] {
  const words: Word[] = []
  const folded = text.toLowerCase()
  // A letter whose lower case is longer moves what stands behind it: then each word by itself.
  const isAligned = folded.length === text.length
  let start = -1
  for (let index = 0; index <= text.length; index++) {
    if (index < text.length && isWordUnit(text.charCodeAt(index))) {
      if (start === -1) start = index
      continue
    }
    if (start === -1) continue
    if (index - start <= maxWordLength) {
      const word = isAligned ? folded.slice(start, index) : text.slice(start, index).toLowerCase()
      words.push({ text: word, start, end: index })
      if (words.length >= maxWords) break
    }
    start = -1
  }
  return words
}
