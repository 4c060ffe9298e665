/** The sentences of a text that is told, with their places; a title or an initial ends none. */

export interface Sentence {
  readonly text: string
  /** UTF-16 code units of the whole text. */
  readonly start: number
  readonly end: number
}

/** Sentences of a text that are looked at. */
const maxSentences = 512
const shortest = 12

const boundary =
  /(?<=[.!?。！？])(?<!(?:^|[\s(])(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Sr|Sra|Jr|No|vs|e\.g|i\.e|\p{Lu})\.)(?:\s+|(?<=[。！？]))|\n+/gu

/** @param text bounded by who asks */
export function sentencesOf(text: string): readonly Sentence[] {
  const found: Sentence[] = []
  let start = 0
  const add = (end: number): void => {
    const sentence = text.slice(start, end)
    if (sentence.trim().length >= shortest) found.push({ text: sentence, start, end })
  }
  for (const { 0: gap, index } of text.matchAll(boundary)) {
    if (found.length >= maxSentences) return found
    add(index)
    start = index + gap.length
  }
  add(text.length)
  return found
}
