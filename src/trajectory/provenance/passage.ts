/** The passage that a value stands in: its line, or its sentence where the line is long. */

/** UTF-16 code units of the longest passage; a longer one is cut around the value. */
const maxPassage = 400

/** A full stop, question or exclamation mark that ends a sentence, in several scripts. */
const sentenceEnd = /[.!?](?=["')\]]?\s)|[。！？]/g

/**
 * Start and end of the passage of `text` around a span, in UTF-16 code units.
 *
 * A line feed ends a passage; within a line that is longer than `maxPassage`, or that holds more
 * than one sentence, the end of a sentence does.
 */
export function passageAround(text: string, start: number, end: number): readonly [number, number] {
  const lineStart = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1
  const nextBreak = text.indexOf('\n', end)
  const lineEnd = nextBreak === -1 ? text.length : nextBreak
  let from = start === 0 ? 0 : lineStart
  let to = lineEnd
  // Far ends are cut before they are searched: a line may be very long.
  from = Math.max(from, start - maxPassage)
  to = Math.min(to, end + maxPassage)
  const before = text.slice(from, start)
  sentenceEnd.lastIndex = 0
  let lastEnd = -1
  for (let match = sentenceEnd.exec(before); match !== null; match = sentenceEnd.exec(before)) {
    lastEnd = match.index + match[0].length
  }
  if (lastEnd !== -1) from += lastEnd
  const after = text.slice(end, to)
  sentenceEnd.lastIndex = 0
  const close = sentenceEnd.exec(after)
  if (close !== null) to = end + close.index + close[0].length
  while (from < start && /\s/.test(text.charAt(from))) from++
  while (to > end && /\s/.test(text.charAt(to - 1))) to--
  return [from, to]
}
