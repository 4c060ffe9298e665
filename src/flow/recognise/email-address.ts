import { unitAt } from '../../mcp/unit-at.ts'
import { isAlphanumeric, isWordPart } from './character.ts'
import { marks } from './marks.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

/** Longest local part and domain. @see RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.2 */
const maxLocal = 64
const maxDomain = 255

const localMarks: ReadonlySet<number> = new Set(
  [...".!#$%&*+-/=?^_`{|}~'"].map((c) => unitAt(c, 0)),
)
const dot = 0x2e
const hyphen = 0x2d

/** Mail addresses as people write them: unquoted local part, domain with at least one dot. */
export const emailAddress: Recogniser = defineRecogniser({
  type: 'email-address',
  sources: ['RFC 5321, section 4.1.2', 'RFC 6531 (letters of any script)'],
  needs: marks.at,
  prefilter: () => true,
  find(text) {
    const spans: Span[] = []
    let limit = 0
    for (let sign = text.indexOf('@'); sign !== -1; sign = text.indexOf('@', sign + 1)) {
      const start = localStart(text, sign, limit)
      const end = start === sign ? -1 : domainEnd(text, sign + 1)
      if (end === -1) continue
      spans.push({ start, end })
      limit = end
    }
    return spans
  },
})

/** Where the local part before `sign` starts; `sign` itself when there is none. */
function localStart(text: string, sign: number, limit: number): number {
  const floor = Math.max(limit, sign - maxLocal)
  let start = sign
  while (start > floor) {
    const code = unitAt(text, start - 1)
    if (!isWordPart(code) && !localMarks.has(code)) break
    start--
  }
  // Quotes, brackets and dots around an address are not part of it.
  while (start < sign && !isWordPart(unitAt(text, start))) start++
  return unitAt(text, sign - 1) === dot ? sign : start
}

/** Where the domain that starts at `from` ends; -1 when no domain with a dot starts there. */
function domainEnd(text: string, from: number): number {
  const ceiling = Math.min(text.length, from + maxDomain)
  let labelStart = from
  let end = -1
  let index = from
  for (; index <= ceiling; index++) {
    const code = index < ceiling ? unitAt(text, index) : Number.NaN
    if (isDomainPart(code)) continue
    const isLabel = index > labelStart && unitAt(text, index - 1) !== hyphen
    // The last label of a host name is never all digits. @see RFC 1123, section 2.1
    if (labelStart > from && isLabel && hasLetter(text, labelStart, index)) end = index
    if (code !== dot || !isLabel) break
    labelStart = index + 1
  }
  return end
}

function isDomainPart(code: number): boolean {
  return isAlphanumeric(code) || code === hyphen || code >= 0xc0
}

/** Whether a label has two characters at least and one that is no digit. */
function hasLetter(text: string, start: number, end: number): boolean {
  if (end - start < 2) return false
  for (let index = start; index < end; index++) {
    if ((unitAt(text, index) | 0x20) >= 0x61) return true
  }
  return false
}
