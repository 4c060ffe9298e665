/** The lines of a text with their places. */
import type { Span } from './recogniser.ts'

/** Lines of one text that are looked at. */
export const maxLines = 2_000
/** UTF-16 code units of a line that are looked at; the span is the whole line. */
export const maxLineLength = 400

/** The first `maxLines` lines of `text`, without their ends. */
export function linesIn(text: string): readonly Span[] {
  const lines: Span[] = []
  let start = 0
  while (start <= text.length && lines.length < maxLines) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    lines.push({ start, end: end > start && text[end - 1] === '\r' ? end - 1 : end })
    if (feed === -1) break
    start = feed + 1
  }
  return lines
}
