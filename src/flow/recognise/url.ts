import { isAlphanumeric, isWordPart } from './character.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

const maxScheme = 32
const maxLength = 2_048

/** Characters that end a URL in running text. */
const stops = /[\s<>"'`{}|\\^\u0000-\u001f]/
/** Marks that belong to the sentence around a URL, not to the URL. */
const trailing = /[.,;:!?)\]]+$/

/** Addresses with a scheme and an authority, as in text: `https://host/path?query`. */
export const url: Recogniser = defineRecogniser({
  type: 'url',
  sources: ['RFC 3986, section 3', 'RFC 3986, Appendix C (delimiting a URI in context)'],
  prefilter: (_, traits) => traits.hasAuthority,
  find(text) {
    const spans: Span[] = []
    let limit = 0
    for (let mark = text.indexOf('://'); mark !== -1; mark = text.indexOf('://', mark + 3)) {
      if (mark < limit) continue
      const start = schemeStart(text, mark, limit)
      if (start === mark || text.slice(start, mark).toLowerCase() === 'file') continue
      const rest = text.slice(mark + 3, mark + 3 + maxLength)
      const stop = rest.search(stops)
      const whole = (stop === -1 ? rest : rest.slice(0, stop)).replace(trailing, '')
      if (whole === '') continue
      limit = mark + 3 + whole.length
      spans.push({ start, end: limit })
    }
    return spans
  },
})

/** Where the scheme before `mark` starts; `mark` itself when there is none. */
function schemeStart(text: string, mark: number, limit: number): number {
  const floor = Math.max(limit, mark - maxScheme)
  let start = mark
  while (start > floor) {
    const code = text.charCodeAt(start - 1)
    if (!isAlphanumeric(code) && code !== 0x2b && code !== 0x2d && code !== 0x2e) break
    start--
  }
  while (start < mark && !/[A-Za-z]/.test(text[start] ?? '')) start++
  return start > 0 && isWordPart(text.charCodeAt(start - 1)) ? mark : start
}
