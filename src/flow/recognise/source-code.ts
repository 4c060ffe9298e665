import { codeHintsOf, codeWords, kindOfLine } from './code-lines.ts'
import { linesIn, maxLineLength } from './lines.ts'
import { apart } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

const fence = '```'
/** Words behind a fence that say that it holds no program. */
const notCode = /^(?:text|txt|plain|markdown|md|json|yaml|yml|csv|log|output)?\s{0,8}$/i

/** Programs, scripts, shell commands and queries: fenced blocks, and runs of lines that look so. */
export const sourceCode: Recogniser = defineRecogniser({
  type: 'source-code',
  sources: [
    'CommonMark 0.31, section 4.5 (fenced code blocks)',
    'ISO/IEC 9075 (SQL statements)',
    'POSIX.1-2024, section 2 (shell command language)',
  ],
  prefilter: (_, traits) =>
    traits.hasMarkup ||
    traits.hasEquals ||
    traits.hasSemicolon ||
    traits.hasCall ||
    traits.hasCurrencySign ||
    traits.hasHash ||
    traits.mayHold(codeWords),
  find(text, traits) {
    const spans: Span[] = []
    if (traits.hasMarkup) findFences(text, spans)
    const hints = codeHintsOf(traits)
    let first: Span | undefined
    let last: Span | undefined
    const close = (): void => {
      if (first !== undefined && last !== undefined)
        spans.push({ start: first.start, end: last.end })
      first = undefined
    }
    for (const line of linesIn(text)) {
      const end = Math.min(line.end, line.start + maxLineLength)
      const kind = kindOfLine(text.slice(line.start, end), hints)
      if (kind === 'code') {
        first ??= line
        last = line
      } else if (kind === 'other') {
        close()
      } else if (first !== undefined && line.end > line.start) {
        last = line
      }
    }
    close()
    return apart(spans)
  },
})

/** Fenced blocks that name a language; what stands in others is judged line by line. */
function findFences(text: string, spans: Span[]): void {
  let open = text.indexOf(fence)
  while (open !== -1) {
    const lineEnd = text.indexOf('\n', open)
    if (lineEnd === -1) return
    const close = text.indexOf(fence, lineEnd)
    const end = close === -1 ? text.length : close + fence.length
    const label = text.slice(open + fence.length, Math.min(lineEnd, open + 40))
    if (!notCode.test(label)) spans.push({ start: open, end })
    open = close === -1 ? -1 : text.indexOf(fence, end)
  }
}
