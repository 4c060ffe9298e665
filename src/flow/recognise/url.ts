import { unitAt } from '../../mcp/unit-at.ts'
import { isAlphanumeric, isWordPart } from './character.ts'
import { isHostName, isLabelPart } from './host-name.ts'
import { marks } from './marks.ts'
import { apart } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

const maxScheme = 32
const maxLength = 2_048
const maxHost = 255

/** Characters that end a URL in running text. */
const stops = /[\s<>"'`{}|\\^\u0000-\u001f]/
/** Marks that belong to the sentence around a URL, not to the URL. */
const trailing = /[.,;:!?)\]]{1,64}$/

/** Addresses with a scheme and an authority, and hosts with a path: `https://host/path?query`. */
export const url: Recogniser = defineRecogniser({
  type: 'url',
  sources: [
    'RFC 3986, section 3',
    'RFC 3986, Appendix C (delimiting a URI in context)',
    'RFC 3986, section 4.5 (suffix references: a host and a path)',
  ],
  needs: marks.slash,
  prefilter: (_, traits) => traits.hasDot || traits.hasAuthority,
  find(text, traits) {
    const spans: Span[] = []
    if (traits.hasAuthority) findWhole(text, spans)
    if (traits.hasDot) findSuffixes(text, spans)
    return apart(spans)
  },
})

function findWhole(text: string, spans: Span[]): void {
  let limit = 0
  for (let mark = text.indexOf('://'); mark !== -1; mark = text.indexOf('://', mark + 3)) {
    if (mark < limit) continue
    const start = schemeStart(text, mark, limit)
    if (start === mark || text.slice(start, mark).toLowerCase() === 'file') continue
    const end = endOfUrl(text, mark + 3)
    if (end === mark + 3) continue
    limit = end
    spans.push({ start, end })
  }
}

/** Where what may stand in a URL ends, from `from` on, without the marks of the sentence. */
function endOfUrl(text: string, from: number): number {
  const rest = text.slice(from, from + maxLength)
  const stop = rest.search(stops)
  return from + (stop === -1 ? rest : rest.slice(0, stop)).replace(trailing, '').length
}

/** Where the scheme before `mark` starts; `mark` itself when there is none. */
function schemeStart(text: string, mark: number, limit: number): number {
  const floor = Math.max(limit, mark - maxScheme)
  let start = mark
  while (start > floor) {
    const code = unitAt(text, start - 1)
    if (!isAlphanumeric(code) && code !== 0x2b && code !== 0x2d && code !== 0x2e) break
    start--
  }
  while (start < mark && !/[A-Za-z]/.test(text[start] ?? '')) start++
  return start > 0 && isWordPart(unitAt(text, start - 1)) ? mark : start
}

/** Hosts with a path and no scheme, as people write them: `example.org/about`. */
function findSuffixes(text: string, spans: Span[]): void {
  let limit = 0
  for (let slash = text.indexOf('/'); slash !== -1; slash = text.indexOf('/', slash + 1)) {
    if (slash < limit) continue
    const start = hostStart(text, slash, limit)
    if (slash - start < 4 || !isHostName(text.slice(start, slash))) continue
    const end = endOfUrl(text, slash)
    limit = Math.max(end, slash + 1)
    if (end > slash + 1) spans.push({ start, end })
  }
}

function hostStart(text: string, slash: number, limit: number): number {
  const floor = Math.max(limit, slash - maxHost)
  let start = slash
  while (start > floor && (isLabelPart(unitAt(text, start - 1)) || text[start - 1] === '.')) start--
  const before = text[start - 1] ?? ' '
  return isWordPart(unitAt(text, start - 1)) || '@/:\\$-'.includes(before) ? slash : start
}
