import { unitAt } from '../../mcp/unit-at.ts'
import { isAlphanumeric, isDigit, isWordPart } from './character.ts'
import { marks } from './marks.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

/** The longest identifier that is looked at: a SHA-512 digest in hexadecimal, and room. */
const maxToken = 136

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const uuidLength = 36
const ulidLength = 26
const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/
/** MongoDB's object id, MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512. */
const digest =
  /^(?:[0-9a-f]{24}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i
/** Groups as of a UUID that was cut: `e149-9a76-0b1c`. */
const cutUuid = /^(?:[0-9a-f]{2,12}-){1,4}[0-9a-f]{4,12}$/
/** `msg_10234`, `chai-latte-8433`, `evt-1002`, `in_1MtHbELk`. */
const prefixed = /^(?:[A-Za-z]{1,24}[_-]){1,4}(\d{1,20})$/
const prefixedRandom = /^[a-z]{2,8}_(?=[A-Za-z]{0,30}\d)[A-Za-z0-9]{8,64}$/
/** `P030`, `USR006`, `INC0012345`, `AB-12-34567`. */
const capitals = /^[A-Z]{1,5}[-_]?\d{2,14}$/
/** `JIRA-42`: the key of an issue. */
const issueKey = /^[A-Z][A-Z0-9]{1,9}-\d{1,7}$/

/** Names of standards, models and series that look like identifiers. */
const series: ReadonlySet<string> = new Set(
  (
    'utf iso sha rfc md covid gpt ipv mp ieee ansi aes rsa cve usb hdmi ddr hsv rgb base crc ecma ean upc din en iec html http ' +
    'fy q h type phase step level version top mid pre post section chapter figure table page part vol room gate route rt hwy ' +
    'highway interstate us i a b m g x y z c d e f s w k gb tb mb ghz mhz kg cm mm km boeing airbus windows win python node ' +
    'java intel core ryzen rtx gtx formula area studio catch episode season channel flight sat act grade class tier v s1 ' +
    'year age under over non sub anti super ultra self co group team unit day week month section apollo claude llama'
  ).split(' '),
)

/** Types whose own recognisers name these: orders and the like. */
const orderPrefix =
  /^(?:order|ord|inv|invoice|po|so|booking|reservation|ticket|return|rma|shipment|tracking)[_-]?\d/i

/** `25-cv-04410`: year, kind and number of a case. */
const docket = /^\d{2}-(?:cv|cr|mc|mj|md|bk|ap)-\d{3,6}$/i

/** Identifiers of records: UUID, ULID, digests in hexadecimal, and numbers behind a prefix. */
export const recordId: Recogniser = defineRecogniser({
  type: 'record-id',
  sources: [
    'RFC 9562 (UUID)',
    'ULID specification',
    'FIPS 180-4 (lengths of digests)',
    'Stripe API reference, and Atlassian, issue keys (prefixed identifiers)',
    'US Courts, CM/ECF (numbers of cases)',
  ],
  needs: marks.digit,
  prefilter: (_, traits) =>
    traits.longestDigitRun >= 6 ||
    traits.hasLetterDigit ||
    traits.hasHyphen ||
    traits.hasUnderscore,
  find(text, traits) {
    const whole = text.trim()
    if (whole.length <= 24 && /^\d{6,20}$/.test(whole)) return [{ start: 0, end: text.length }]
    // Digits alone are no identifier beside other text.
    const mayBeId = traits.hasLetterDigit || traits.hasHyphen || traits.hasUnderscore
    if (!mayBeId && traits.longestDigitRun < ulidLength) return none
    const isLeaf = whole.length <= 48 && !/\s/.test(whole)
    const spans: Span[] = []
    let limit = 0
    for (const { start: digit } of traits.numbers) {
      if (digit < limit) continue
      const token = tokenAround(text, digit, limit)
      limit = token.end
      if (isApart(text, token) && isId(text.slice(token.start, token.end), isLeaf))
        spans.push(token)
    }
    return spans
  },
})

const none: readonly Span[] = []

function tokenAround(text: string, digit: number, limit: number): Span {
  let start = digit
  const floor = Math.max(limit, digit - maxToken)
  while (start > floor && isTokenPart(unitAt(text, start - 1))) start--
  let end = digit
  while (end < text.length && isTokenPart(unitAt(text, end))) end++
  return { start, end }
}

function isTokenPart(code: number): boolean {
  return isAlphanumeric(code) || code === 0x5f || code === 0x2d
}

/** Not part of a path, a URL, a mail address, a file's name or a word of another script. */
function isApart(text: string, { start, end }: Span): boolean {
  const before = text[start - 1] ?? ' '
  const after = text[end] ?? ' '
  if ('/\\@.$%&+~?#'.includes(before)) return false
  if (isWordPart(unitAt(text, start - 1)) && unitAt(text, start - 1) < 0x2e80) return false
  if ('@/\\('.includes(after)) return false
  const isEnding = after === '.' && isAlphanumeric(unitAt(text, end + 1))
  return !isEnding
}

function isId(token: string, isLeaf: boolean): boolean {
  if (token.length < 3 || token.length > maxToken) return false
  if (!isDigit(unitAt(token, 0)) && orderPrefix.test(token)) return false
  if (token.length === uuidLength && uuid.test(token)) return true
  if (token.length === ulidLength && ulid.test(token)) return true
  if (!/[A-Za-z]/.test(token)) return false
  if (docket.test(token)) return true
  if (digest.test(token) || (cutUuid.test(token) && token.length >= 9)) return true
  const name = /^[A-Za-z]+/.exec(token)?.[0] ?? ''
  const digits = prefixed.exec(token)?.[1]
  if (digits !== undefined) {
    const isSeries = series.has(name.toLowerCase())
    if (isLeaf) return token.includes('_') || (!isYear(digits) && !(isSeries && digits.length < 4))
    if (isSeries) return false
    if (issueKey.test(token) && digits.length >= 2) return !isYear(digits)
    const enough = token.includes('_') ? 2 : 4
    return digits.length >= enough && !isYear(digits)
  }
  if (series.has(name.toLowerCase()) && !isLeaf) return false
  if (capitals.test(token)) return token.length >= (isLeaf ? 3 : 4)
  return prefixedRandom.test(token)
}

function isYear(digits: string): boolean {
  return digits.length === 4 && /^(?:19|20)/.test(digits)
}
