import { unitAt } from '../../mcp/unit-at.ts'
import { isDigit, isWordPart } from './character.ts'
import { marks } from './marks.ts'
import { apart } from './match-at.ts'
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
const openings = new RegExp(opening, 'g')

/** Endings by which a name without a root is a file's, as in `report.csv` or `src/main.py`. */
const endings: ReadonlySet<string> = new Set(
  (
    'txt md pdf csv tsv doc docx xls xlsx ppt pptx odt ods rtf tex log json jsonl yaml yml xml html htm css scss toml ini conf cfg env ' +
    'py ipynb js mjs cjs ts tsx jsx java kt c h cpp hpp cs go rs rb php sh bash ps1 bat sql swift r lua pl ' +
    'zip tar gz tgz bz2 7z rar exe dll so dmg iso bin apk jar whl png jpg jpeg gif svg webp bmp ico heic mp3 mp4 wav avi mov mkv flac ' +
    'pem key crt cer p12 pfx bak db sqlite parquet eml ics vcf'
  ).split(' '),
)
const maxEnding = 8
/** Products named like files. */
const products =
  /^(?:node|vue|next|nuxt|react|angular|express|three|d3|ember|backbone|chart|discord|alpine|p5|solid)\.js$/i

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
  needs: marks.slash | marks.backslash | marks.dot,
  prefilter: () => true,
  find(text, traits) {
    const spans: Span[] = []
    if (traits.hasDot) findNames(text, spans)
    if (!traits.hasSlash && !traits.hasBackslash) return spans
    openings.lastIndex = 0
    for (let match = openings.exec(text); match !== null; match = openings.exec(text)) {
      const start = match.index
      const end = stands(text, start) ? endOfPath(text, start) : -1
      if (end > start + 1) spans.push({ start, end })
      // Never back into what was matched: every character is read a bounded number of times.
      openings.lastIndex = Math.max(end, start + match[0].length)
    }
    return apart(spans)
  },
})

/** Whether a path may start here: not within a word, a URL or a closing tag. */
function stands(text: string, start: number): boolean {
  if (start === 0) return true
  // After a colon only an absolute path, as in `PATH=/bin:/usr/bin`; never `//` of a URL.
  if (text[start - 1] === ':') return text[start] === '/' && text[start + 1] !== '/'
  return !isWordPart(unitAt(text, start - 1)) && !'/.<)\\%-'.includes(text[start - 1] ?? '')
}

function endOfPath(text: string, start: number): number {
  const rest = text.slice(start, start + maxLength)
  const stop = rest.search(stops)
  const path = (stop === -1 ? rest : rest.slice(0, stop)).replace(trailing, '')
  return start + path.length
}

/** Names of files by their ending, with the folders before them. */
function findNames(text: string, spans: Span[]): void {
  let limit = 0
  for (let dot = text.indexOf('.'); dot !== -1; dot = text.indexOf('.', dot + 1)) {
    let end = dot + 1
    while (end - dot <= maxEnding && isEndingPart(unitAt(text, end))) end++
    if (end === dot + 1 || !endings.has(text.slice(dot + 1, end).toLowerCase())) continue
    const after = text[end] ?? ' '
    const isOver =
      !isNamePart(unitAt(text, end)) || (after === '.' && !isNamePart(unitAt(text, end + 1)))
    // `src/main.ts:14` names a line; without a folder it may be a host with its port.
    const isLine = after === ':' && isDigit(unitAt(text, end + 1))
    if (!isOver || (!isLine && '@(:\\'.includes(after))) continue
    let start = dot
    while (start > limit && dot - start < maxLength && isNamePart(unitAt(text, start - 1))) start--
    const before = text[start - 1] ?? ' '
    if (start === dot || before === '@' || before === ':' || before === '\\' || before === '~')
      continue
    limit = end
    if (isLine && !text.slice(start, end).includes('/')) continue
    if (!products.test(text.slice(start, end))) spans.push({ start, end })
  }
}

function isEndingPart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)
}

function isNamePart(code: number): boolean {
  return isWordPart(code) || code === 0x2d || code === 0x2e || code === 0x2f
}
