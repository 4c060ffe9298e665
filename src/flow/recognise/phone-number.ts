import { isDigit, isWordPart } from './character.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

/** Digits of a number with its country code; shorter ones are no subscriber's. @see ITU-T E.164 */
const minDigits = 8
const maxDigits = 15

const separators: ReadonlySet<number> = new Set([...' .-()/\u00a0'].map((c) => c.charCodeAt(0)))

/** Telephone numbers in international form: a plus sign and 8 to 15 digits, grouped or not. */
export const phoneNumber: Recogniser = defineRecogniser({
  type: 'phone-number',
  sources: ['ITU-T E.164', 'ITU-T E.123 (international notation)'],
  prefilter: (_, traits) => traits.hasPlus && traits.hasDigit,
  find(text) {
    const spans: Span[] = []
    for (let sign = text.indexOf('+'); sign !== -1; sign = text.indexOf('+', sign + 1)) {
      const before = sign === 0 ? Number.NaN : text.charCodeAt(sign - 1)
      if (isWordPart(before) || before === 0x2b) continue
      const end = endOfNumber(text, sign + 1)
      if (end !== -1) spans.push({ start: sign, end })
    }
    return spans
  },
})

/** Where the digits that start at `from` end; -1 when they are no telephone number. */
function endOfNumber(text: string, from: number): number {
  const first = text.charCodeAt(from)
  // No country code starts with 0.
  if (!isDigit(first) || first === 0x30) return -1
  let digits = 0
  let end = from
  let gap = 0
  for (let index = from; index < text.length && gap <= 2; index++) {
    const code = text.charCodeAt(index)
    if (isDigit(code)) {
      digits++
      end = index + 1
      gap = 0
      if (digits > maxDigits) return -1
    } else if (separators.has(code)) {
      gap++
    } else {
      break
    }
  }
  const after = text.charCodeAt(end)
  // A percentage, a decimal, a time or an identifier goes on where a telephone number ends.
  const goesOn = isWordPart(after) || after === 0x25 || after === 0x3a
  return digits < minDigits || goesOn ? -1 : end
}
