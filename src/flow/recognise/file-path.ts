import { isWordPart } from './character.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

const maxLength = 1_024

/**
 * What opens a path: a root with a known first folder, a home, a relative start, a Windows drive,
 * a share, or a `file:` URL. A bare `/word` is more often a command, a route or a fraction.
 */
const opening = [
  '~[\\w.-]{0,32}/',
  '\\.{1,2}/(?=[\\w.~-])',
  '[A-Za-z]:[\\\\/](?![\\\\/])',
  '\\\\\\\\[\\w.-]{1,64}\\\\',
  'file://',
  '/(?:[\\w.@+~-]{1,255}/)+',
  '/(?:etc|home|root|tmp|usr|var|opt|mnt|proc|sys|dev|srv|Users|Volumes|Library|Applications)(?![\\w-])',
].join('|')

/** Characters that end a path in running text. */
const stops = /[\s<>"'`|*?;,\u0000-\u001f]/
const trailing = /[.:!)\]}]+$/

/** File paths: absolute, from home, relative with a dot, Windows drives and shares, `file:` URLs. */
export const filePath: Recogniser = defineRecogniser({
  type: 'file-path',
  sources: [
    'POSIX.1-2024, section 4.16 (pathname resolution)',
    'Microsoft, Naming Files, Paths, and Namespaces',
    'RFC 8089 (file URI scheme)',
  ],
  prefilter: (_, traits) => traits.hasSlash || traits.hasBackslash,
  find(text) {
    const spans: Span[] = []
    const search = new RegExp(opening, 'g')
    for (let match = search.exec(text); match !== null; match = search.exec(text)) {
      const start = match.index
      const end = stands(text, start) ? endOfPath(text, start) : -1
      if (end > start + 1) spans.push({ start, end })
      // Never back into what was matched: every character is read a bounded number of times.
      search.lastIndex = Math.max(end, start + match[0].length)
    }
    return spans
  },
})

/** Whether a path may start here: not within a word, a URL or a closing tag. */
function stands(text: string, start: number): boolean {
  if (start === 0) return true
  // After a colon only an absolute path, as in `PATH=/bin:/usr/bin`; never `//` of a URL.
  if (text[start - 1] === ':') return text[start] === '/' && text[start + 1] !== '/'
  return !isWordPart(text.charCodeAt(start - 1)) && !'/.<)\\%-'.includes(text[start - 1] ?? '')
}

function endOfPath(text: string, start: number): number {
  const rest = text.slice(start, start + maxLength)
  const stop = rest.search(stops)
  const path = (stop === -1 ? rest : rest.slice(0, stop)).replace(trailing, '')
  return start + path.length
}
