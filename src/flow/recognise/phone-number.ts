import { unitAt } from '../../mcp/unit-at.ts'
import { isDigit, isWordPart } from './character.ts'
import { marks } from './marks.ts'
import { apart, endOfMatch } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'

/** Digits of a number with its country code; shorter ones are no subscriber's. @see ITU-T E.164 */
const minDigits = 8
const maxDigits = 15

const separators: ReadonlySet<number> = new Set([...' .-()/\u00a0'].map((c) => unitAt(c, 0)))

/** North America: area and exchange do not start with 0 or 1. @see NANPA, Numbering plan */
const northAmerican =
  /(?:1[ .-])?(?:\([2-9]\d{2}\) ?\d{3}|[2-9]\d{2}[ .-][2-9]\d{2})[ .-]\d{4}(?![\p{L}\d_]|[.,-]\d)/uy
/** National form with the trunk prefix 0, in three groups. @see ITU-T E.123, section 2.2 */
const withTrunk = /\(?0\d{1,4}\)?[ /-]\d{2,4}[ -]\d{3,4}(?!(?!\p{sc=Hang})\p{L}|[\d_]|[.,-]\d)/uy
const minTrunkDigits = 9

/** Words that a telephone number follows. */
const cues: ReadonlySet<string> = new Set(
  (
    'phone telephone tel mobile cell cellphone fax whatsapp call dial text sms hotline helpline telefon telefonnummer handy ' +
    'handynummer mobil rufnummer téléphone portable teléfono móvil celular telefone telemóvel telefono cellulare telefoon'
  ).split(' '),
)
/** What may stand between such a word and the digits, and the digits themselves. */
const afterCue =
  /(?:[ .]{0,2}(?:number|no\.?|nr\.?|nummer|#))?(?: (?:is|was|me at|us at|at|on|to|ist|lautet|est|es|é))?\.?[ ]?[:=]?[ "'*(]{0,4}(?=[\d(])/iuy
const anyDigits = /\(?\d(?:[ .()/-]{0,2}\d){6,14}(?![\p{L}_]|[ .,:%()/-]{0,2}\d)/uy
const unspacedCue =
  /(?:전화|연락처|휴대폰|핸드폰|电话|電話|手机|手機|携帯)(?: ?(?:번호|号码?|番号))?(?:는|은|가|이|是|は|が)?[ :：]{0,3}(?=[\d(])/gu

/** Telephone numbers: international, national in their usual groups, or behind a word that says so. */
export const phoneNumber: Recogniser = defineRecogniser({
  type: 'phone-number',
  sources: [
    'ITU-T E.164',
    'ITU-T E.123 (national and international notation)',
    'North American Numbering Plan Administrator, NPA and NXX rules',
  ],
  needs: marks.digit,
  prefilter: (_, traits) => traits.hasDigit && (traits.hasPlus || traits.longestDigitRun >= 3),
  find(text, traits) {
    const spans: Span[] = []
    if (traits.hasPlus) findInternational(text, spans)
    findNational(text, traits, spans)
    for (const { end } of traits.wordsOf(cues))
      addBehind(text, endOfMatch(afterCue, text, end), spans)
    if (traits.hasUnspacedScript) {
      for (const { 0: cue, index } of text.matchAll(unspacedCue))
        addBehind(text, index + cue.length, spans)
    }
    return apart(spans)
  },
})

function findInternational(text: string, spans: Span[]): void {
  for (let sign = text.indexOf('+'); sign !== -1; sign = text.indexOf('+', sign + 1)) {
    const before = sign === 0 ? Number.NaN : unitAt(text, sign - 1)
    if (isWordPart(before) || before === 0x2b) continue
    const end = endOfNumber(text, sign + 1)
    if (end !== -1) spans.push({ start: sign, end })
  }
}

/** Where the digits that start at `from` end; -1 when they are no telephone number. */
function endOfNumber(text: string, from: number): number {
  const first = unitAt(text, from)
  // No country code starts with 0.
  if (!isDigit(first) || first === 0x30) return -1
  let digits = 0
  let end = from
  let gap = 0
  for (let index = from; index < text.length && gap <= 2; index++) {
    const code = unitAt(text, index)
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
  const after = unitAt(text, end)
  // A percentage, a decimal, a time or an identifier goes on where a telephone number ends.
  const goesOn = isWordPart(after) || after === 0x25 || after === 0x3a
  return digits < minDigits || goesOn ? -1 : end
}

function findNational(text: string, traits: TextTraits, spans: Span[]): void {
  for (const number of traits.numbers) {
    const start = text[number.start - 1] === '(' ? number.start - 1 : number.start
    const before = text[start - 1] ?? ' '
    if (isWordPart(unitAt(text, start - 1)) || '.,-+/#$:'.includes(before)) {
      if (before !== ':' || isDigit(unitAt(text, start - 2))) continue
    }
    if (!mayBeGrouped(text, number.start)) continue
    const isTrunk = text[number.start] === '0'
    const end = endOfMatch(isTrunk ? withTrunk : northAmerican, text, start)
    if (end === -1 || isOfAccount(text, start)) continue
    if (isTrunk && text.slice(start, end).replace(/\D/g, '').length < minTrunkDigits) continue
    spans.push({ start, end })
  }
}

/** Groups of an account number before one of them; it has at most 34 signs. @see ISO 13616 (IBAN) */
const account = /(?<![\p{L}\d])[A-Z]{2}\d{2} (?:[A-Z\d]{4} ){0,7}$/u

function isOfAccount(text: string, start: number): boolean {
  return text[start - 1] === ' ' && account.test(text.slice(Math.max(0, start - 42), start))
}

/** Whether a mark stands behind the first digits, at most five, as behind every first group. */
function mayBeGrouped(text: string, start: number): boolean {
  let end = start + 1
  while (end - start < 5 && isDigit(unitAt(text, end))) end++
  const code = unitAt(text, end)
  return code === 0x20 || code === 0x2d || code === 0x2e || code === 0x29 || code === 0x2f
}

function addBehind(text: string, from: number, spans: Span[]): void {
  if (from === -1) return
  const start = text[from - 1] === '(' ? from - 1 : from
  const end = endOfMatch(anyDigits, text, start)
  // Dates stand behind such words too: `call on 2024-05-01`.
  if (end !== -1 && !/^(?:19|20)\d\d-\d\d-\d\d/.test(text.slice(start, start + 10)))
    spans.push({ start, end })
}
