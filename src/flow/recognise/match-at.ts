import type { Span } from './recogniser.ts'

/** Where the match of a sticky pattern at `index` ends; -1 where none starts there. */
export function endOfMatch(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index
  return pattern.test(text) ? pattern.lastIndex : -1
}

function areApart(spans: readonly Span[]): boolean {
  let end = 0
  for (const span of spans) {
    if (span.start < end) return false
    end = span.end
  }
  return true
}

/** The spans in order, of overlapping ones the first, and at one start the longest. */
export function apart(spans: Span[]): readonly Span[] {
  if (spans.length < 2) return spans
  if (areApart(spans)) return spans
  spans.sort((left, right) => left.start - right.start || right.end - left.end)
  const kept: Span[] = []
  let end = 0
  for (const span of spans) {
    if (span.start < end) continue
    kept.push(span)
    end = span.end
  }
  return kept
}
