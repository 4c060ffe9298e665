import { unitAt } from '../../mcp/unit-at.ts'
import { isDigit, isWordPart } from './character.ts'
import { isHostName, isLabelPart } from './host-name.ts'
import { marks } from './marks.ts'
import { apart, endOfMatch } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

const v4 = /(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\.?\d|[\p{L}_-])/uy
const mac = /[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![\p{L}\p{N}:-])/uy
const v6 =
  /(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![\p{L}\p{N}:.])|(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?::(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?(?:%\w{1,16})?(?![\p{L}\p{N}:.])/uy
const port = /:\d{2,5}(?![\p{L}\p{N}:.])/uy
const operator = / ?(?:[*+]|[=!]==?|&&|\|\|) /uy
const versionWord = /(?:\bv|version|release|build|rev|firmware)[ .:=]{0,2}$/i

const localWords: ReadonlySet<string> = new Set(['localhost'])
/** A MAC address as written. */
const macLength = 17

/** UTF-16 code units of one label that are looked at. */
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
  needs: marks.dot | marks.colon | marks.hyphen | marks.lower,
  prefilter: (text, traits) =>
    traits.hasDot ||
    traits.mayHold(localWords) ||
    (traits.hasColon && (traits.hasLetterDigit || text.includes('::'))) ||
    (traits.hasDigit && traits.hasHyphen && text.length >= macLength),
  find(text, traits) {
    const spans: Span[] = []
    if (traits.hasDot) findNames(text, spans)
    if (traits.hasDigit && traits.hasDot)
      for (const { start } of traits.numbers) findV4(text, start, spans)
    if (traits.hasColon) findSeparated(text, ':', spans)
    if (traits.hasDigit && traits.hasHyphen && text.length >= macLength)
      findSeparated(text, '-', spans)
    for (const { start, end } of traits.wordsOf(localWords)) {
      const isWritten = text.startsWith('localhost', start)
      if (!isWritten || !stands(text, start) || isWordPart(unitAt(text, end))) continue
      spans.push({ start, end: withPort(text, end) })
    }
    return apart(spans)
  },
})

/** Whether a host may start here: not within a word, a URL, a path or a mail address. */
function stands(text: string, start: number): boolean {
  if (start === 0) return true
  return !isWordPart(unitAt(text, start - 1)) && !'@/.-\\:$'.includes(text[start - 1] ?? '')
}

/** Names with dots, once a dot: on from behind what was read. */
function findNames(text: string, spans: Span[]): void {
  let limit = 0
  for (let dot = text.indexOf('.'); dot !== -1; dot = text.indexOf('.', Math.max(dot + 1, limit))) {
    let start = dot
    while (start > limit && dot - start <= maxLabel && isLabelPart(unitAt(text, start - 1))) start--
    let end = dot + 1
    while (end < text.length && (isLabelPart(unitAt(text, end)) || text[end] === '.')) end++
    limit = end
    while (end > start && (text[end - 1] === '.' || text[end - 1] === '-')) end--
    if (end <= dot || !isHostAt(text, start, end)) continue
    spans.push({ start, end: withPort(text, end) })
  }
}

/** Whether a name of a host stands here, not the start of a URL, a mail address or a call. */
function isHostAt(text: string, start: number, end: number): boolean {
  if (!stands(text, start) || '@(_=/'.includes(text[end] ?? ' ')) return false
  // A member that is reckoned with: `line.net * rate`.
  if (endOfMatch(operator, text, end) !== -1) return false
  return isHostName(text.slice(start, end))
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
    while (start > limit && mark - start < 4 && isHexadecimal(unitAt(text, start - 1))) start--
    if (start > 0 && (isWordPart(unitAt(text, start - 1)) || text[start - 1] === separator))
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

function isHexadecimal(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66)
}
