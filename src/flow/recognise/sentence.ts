import { unitAt } from '../../mcp/unit-at.ts'
import type { Span } from './recogniser.ts'

/** UTF-16 code units to each side that are looked at for the ends of a sentence. */
export const maxSentenceSide = 300

/** The sentence or line around `from`..`to`, without the space before it. */
export function sentenceAround(text: string, from: number, to: number): Span {
  const floor = Math.max(0, from - maxSentenceSide)
  let start = from
  while (start > floor && !endsSentence(text, start - 1)) start--
  const ceiling = Math.min(text.length, to + maxSentenceSide)
  let end = to
  while (end < ceiling && !endsSentence(text, end)) end++
  if (end < ceiling && unitAt(text, end) !== 0x0a) end++
  while (start < from && unitAt(text, start) <= 0x20) start++
  return { start, end }
}

/** A line's end, a question or exclamation mark, or a full stop that is no dot within a word. */
function endsSentence(text: string, index: number): boolean {
  const code = unitAt(text, index)
  if (code === 0x0a || code === 0x21 || code === 0x3f) return true
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f) return true
  if (code !== 0x2e) return false
  const after = unitAt(text, index + 1)
  return Number.isNaN(after) || after <= 0x20 || after === 0x22 || after === 0x29
}
