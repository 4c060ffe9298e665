import { unitAt } from '../../mcp/unit-at.ts'
import { isDigit, isWordPart } from './character.ts'
import { marks } from './marks.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

/** First digits of the networks that issue cards, with the lengths they use. @see ISO/IEC 7812-1 */
const networks: readonly { readonly starts: RegExp; readonly lengths: readonly number[] }[] = [
  { starts: /^4/, lengths: [13, 16, 19] }, // Visa
  { starts: /^(?:5[1-5]|2(?:2[2-9]|[3-6]|7[01]|720))/, lengths: [16] }, // Mastercard
  { starts: /^3[47]/, lengths: [15] }, // American Express
  { starts: /^(?:6011|64[4-9]|65)/, lengths: [16, 19] }, // Discover
  { starts: /^35(?:2[89]|[3-8])/, lengths: [16, 19] }, // JCB
  { starts: /^3(?:0[0-5]|[689])/, lengths: [14, 16, 19] }, // Diners Club
  { starts: /^62/, lengths: [16, 17, 18, 19] }, // UnionPay
]

/** How printed cards are grouped; a number may also stand without separators. */
const groupings: ReadonlySet<string> = new Set([
  '4-4-4-4',
  '4-4-4-4-3',
  '4-6-5',
  '4-6-4',
  '4-4-4-1',
])

const maxDigits = 19
const dozen = /\d(?:[ -]?\d){11}/

/** Card numbers: a known network, its length, printed grouping, and a right check digit. */
export const paymentCard: Recogniser = defineRecogniser({
  type: 'payment-card',
  sources: ['ISO/IEC 7812-1 (issuers and check digit, Luhn)'],
  needs: marks.digit,
  prefilter: (text, traits) => traits.digitCount >= 12 && dozen.test(text),
  find(text) {
    const spans: Span[] = []
    let index = 0
    while (index < text.length) {
      if (!isDigit(unitAt(text, index))) {
        index++
        continue
      }
      const run = readRun(text, index)
      const before = index === 0 ? Number.NaN : unitAt(text, index - 1)
      const after = unitAt(text, run.end)
      const stands = !isWordPart(before) && before !== 0x2e && !isWordPart(after)
      if (stands && isCard(run)) spans.push({ start: index, end: run.end })
      index = run.end
    }
    return spans
  },
})

interface Run {
  /** At most 20 digits: one more than a card can have. */
  readonly digits: string
  /** Sizes of the groups, e.g. `4-4-4-4`. */
  readonly groups: string
  readonly end: number
}

/** The digits from `start` on, over single spaces or single hyphens of one kind between them. */
function readRun(text: string, start: number): Run {
  let end = start
  let digits = ''
  let groups = ''
  let size = 0
  let separator = ''
  while (end < text.length) {
    if (isDigit(unitAt(text, end))) {
      if (digits.length <= maxDigits) digits += text[end]
      size++
      end++
      continue
    }
    const mark = text[end]
    const joins = (mark === ' ' || mark === '-') && isDigit(unitAt(text, end + 1))
    if (!joins || (separator !== '' && mark !== separator) || digits.length > maxDigits) break
    separator = mark
    groups += `${size}-`
    size = 0
    end++
  }
  return { digits, groups: groups + String(size), end }
}

function isCard({ digits, groups }: Run): boolean {
  if (digits.length < 13 || digits.length > maxDigits) return false
  if (groups !== String(digits.length) && !groupings.has(groups)) return false
  const isIssued = networks.some(
    ({ starts, lengths }) => lengths.includes(digits.length) && starts.test(digits),
  )
  return isIssued && hasCheckDigit(digits)
}

/** Luhn. @see ISO/IEC 7812-1, Annex B */
function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = unitAt(digits, digits.length - 1 - index) - 0x30
    const weighted = index % 2 === 0 ? digit : digit * 2
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}
