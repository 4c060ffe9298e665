/** The words beside a place in a text, read where they are asked for: cheaper than all words of it. */
import { unitAt } from '../../mcp/unit-at.ts'
import { isAlphanumeric } from './character.ts'
import { maxWordLength, type Word } from './words.ts'

/** UTF-16 code units between words that belong together. */
const maxGap = 4

/** A letter or digit of a word, as in `Word`; signs beyond ASCII count by their blocks. */
function isWordUnit(code: number): boolean {
  if (code < 0xaa) return isAlphanumeric(code)
  if (code === 0xd7 || code === 0xf7 || code < 0xc0) return false
  // General punctuation to symbols, and the marks of Chinese and Japanese.
  return (
    code < 0x2000 ||
    (code >= 0x2c00 && code < 0x3000) ||
    (code > 0x3004 && code < 0xd800) ||
    code >= 0xf900
  )
}

/** The word behind `index`, at most `maxGap` away; undefined where none is. */
export function wordBehind(text: string, index: number): Word | undefined {
  let start = index
  while (start - index < maxGap && start < text.length && !isWordUnit(unitAt(text, start))) start++
  let end = start
  while (end - start <= maxWordLength && end < text.length && isWordUnit(unitAt(text, end))) end++
  return wordOf(text, start, end)
}

/** The word before `index`, at most `maxGap` away; undefined where none is. */
export function wordBefore(text: string, index: number): Word | undefined {
  let end = index
  while (index - end < maxGap && end > 0 && !isWordUnit(unitAt(text, end - 1))) end--
  let start = end
  while (end - start <= maxWordLength && start > 0 && isWordUnit(unitAt(text, start - 1))) start--
  return wordOf(text, start, end)
}

function wordOf(text: string, start: number, end: number): Word | undefined {
  if (end === start || end - start > maxWordLength) return undefined
  return { text: text.slice(start, end).toLowerCase(), start, end }
}
