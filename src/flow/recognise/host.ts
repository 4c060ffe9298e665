import { isAlphanumeric, isDigit, isWordPart } from './character.ts'
import { apart, endOfMatch } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

/**
 * Last labels that are hardly anything else in text; those that are endings of files as well
 * (`py`, `sh`, `md`, `rs`, `zip`) only count behind `www.`
 * @see IANA, Root Zone Database; RFC 6762 (`local`); RFC 2606 and RFC 9476 (reserved names)
 */
const lastLabels: ReadonlySet<string> = new Set(
  (
    'com org net edu gov mil int info biz io ai dev app cloud tech xyz online site shop store blog page ' +
    'local internal lan intranet corp localdomain example test invalid onion home arpa ' +
    'uk de fr es it nl be ch at dk se no fi ie pt cz gr hu ro ru ua jp cn kr in au nz ca br mx ar cl za tr il eu us tv me co'
  ).split(' '),
)

/** Endings of names in code that are domains too: `process.env.me` is none. */
const codeWords =
  /^(?:process|console|math|object|array|string|window|document|module|this|self|os|sys|np|pd|e\.g|i\.e)\./i

const v4 = /(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\.?\d|[\p{L}_-])/uy
const mac = /[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![\p{L}\p{N}:-])/uy
const v6 =
  /(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![\p{L}\p{N}:.])|(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?::(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?(?:%\w{1,16})?(?![\p{L}\p{N}:.])/uy
const port = /:\d{2,5}(?![\p{L}\p{N}:.])/uy
const versionWord = /(?:\bv|version|release|build|rev|firmware)[ .:=]{0,2}$/i

const maxHost = 253
const maxLabel = 63

/** Hosts outside of URLs and mail addresses: names with a known last label, IPv4, IPv6, MAC. */
export const host: Recogniser = defineRecogniser({
  type: 'host',
  sources: [
    'RFC 1123, section 2.1 (host names)',
    'RFC 5952 (IPv6 text)',
    'IEEE 802, EUI-48',
    'IANA, Root Zone Database',
  ],
  prefilter: (text, traits) =>
    traits.hasDot ||
    (traits.hasColon && traits.hasLetterDigit) ||
    text.includes('localhost') ||
    text.includes('::') ||
    (traits.hasDigit && traits.hasHyphen),
  find(text, traits) {
    const spans: Span[] = []
    if (traits.hasDot) findNames(text, spans)
    if (traits.hasDigit) for (const { start } of traits.numbers) findV4(text, start, spans)
    findSeparated(text, ':', spans)
    if (traits.hasDigit && traits.hasHyphen) findSeparated(text, '-', spans)
    for (let at = text.indexOf('localhost'); at !== -1; at = text.indexOf('localhost', at + 9)) {
      if (!stands(text, at) || isWordPart(text.charCodeAt(at + 9))) continue
      spans.push({ start: at, end: withPort(text, at + 9) })
    }
    return apart(spans)
  },
})

/** Whether a host may start here: not within a word, a URL, a path or a mail address. */
function stands(text: string, start: number): boolean {
  if (start === 0) return true
  return !isWordPart(text.charCodeAt(start - 1)) && !'@/.-\\:$'.includes(text[start - 1] ?? '')
}

/** Names with dots, once a dot: on from behind what was read. */
function findNames(text: string, spans: Span[]): void {
  let limit = 0
  for (let dot = text.indexOf('.'); dot !== -1; dot = text.indexOf('.', Math.max(dot + 1, limit))) {
    let start = dot
    while (start > limit && dot - start <= maxLabel && isLabelPart(text.charCodeAt(start - 1)))
      start--
    let end = dot + 1
    while (end < text.length && (isLabelPart(text.charCodeAt(end)) || text[end] === '.')) end++
    limit = end
    while (end > start && (text[end - 1] === '.' || text[end - 1] === '-')) end--
    if (end <= dot || !isHostName(text, start, end)) continue
    spans.push({ start, end: withPort(text, end) })
  }
}

function isHostName(text: string, start: number, end: number): boolean {
  if (end - start < 4 || end - start > maxHost || !stands(text, start)) return false
  const after = text[end] ?? ''
  if (after === '@' || after === '(' || after === '_' || after === '=') return false
  const name = text.slice(start, end)
  const labels = name.toLowerCase().split('.')
  const last = labels.at(-1) ?? ''
  if (
    labels.length < 2 ||
    labels.some((label) => label === '' || label.length > maxLabel || label.startsWith('-'))
  )
    return false
  if (codeWords.test(name)) return false
  if (labels[0] === 'www') return labels.length > 2 && /^[a-z]{2,24}$/.test(last)
  if (!lastLabels.has(last)) return false
  // `end.In`, `it.No`: two sentences without a space between.
  if (/[a-z]\.[A-Z][a-z]/.test(name)) return false
  return (
    labels.some((label) => label.length > 2 || /\d/.test(label)) &&
    /[a-z]/.test(labels.at(-2) ?? '')
  )
}

function findV4(text: string, start: number, spans: Span[]): void {
  const end = endOfMatch(v4, text, start)
  if (end === -1 || !stands(text, start)) return
  if (versionWord.test(text.slice(Math.max(0, start - 12), start))) return
  spans.push({ start, end: withPort(text, end) })
}

/** MAC and IPv6 addresses: hexadecimal digits that stand before a separator. */
function findSeparated(text: string, separator: ':' | '-', spans: Span[]): void {
  let limit = 0
  for (let mark = text.indexOf(separator); mark !== -1; mark = text.indexOf(separator, mark + 1)) {
    if (mark < limit) continue
    let start = mark
    while (start > limit && mark - start < 4 && isHexadecimal(text.charCodeAt(start - 1))) start--
    if (start > 0 && (isWordPart(text.charCodeAt(start - 1)) || text[start - 1] === separator))
      continue
    const macEnd = mark - start === 2 ? endOfMatch(mac, text, start) : -1
    const end = macEnd === -1 && separator === ':' ? endOfV6(text, start) : macEnd
    if (end === -1) continue
    spans.push({ start, end })
    limit = end
  }
}

/** Where the IPv6 address at `start` ends; -1 for none, and for `std::map` and `a::b`, which are code. */
function endOfV6(text: string, start: number): number {
  const end = endOfMatch(v6, text, start)
  if (end === -1) return -1
  const address = text.slice(start, end)
  return address === '::1' || (/\d/.test(address) && address.length > 4) ? end : -1
}

function withPort(text: string, end: number): number {
  return Math.max(end, endOfMatch(port, text, end))
}

function isLabelPart(code: number): boolean {
  return isAlphanumeric(code) || code === 0x2d || (code >= 0xc0 && code < 0x2000)
}

function isHexadecimal(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66)
}
