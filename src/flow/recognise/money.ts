import { unitAt } from '../../mcp/unit-at.ts'
import { isAlphanumeric, isDigit, isWordPart } from './character.ts'
import { currencyCodes, currencyNames, currencySigns, wordlikeCodes } from './currencies.ts'
import { marks } from './marks.ts'
import { endOfMatch } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

/** Groups of three digits behind a space or an apostrophe: `1 200`, `10'000.50`. */
const moreGroups = /(?:[ \u00a0\u202f'’]\d{3}(?!\d)){1,4}(?:[.,]\d{1,2}(?!\d))?/y
const scale =
  /[ \u00a0]?(?:thousand|million|billion|trillion|lakh|crore|mio\.?|mrd\.?|millones|millions|milliards|tsd\.?|bn|mn|[kmb])(?![\p{L}\p{N}])/iuy
/** A name of a currency, or what a code or name could be, behind the number. */
const after = /[ \u00a0-]?(\p{L}{1,12})(?![\p{L}\p{N}_])/uy
const sterling = / sterling(?!\p{L})/iuy
const pounds = /[ \u00a0]pounds sterling(?!\p{L})/iuy

/** Lower case: one of them, or a sign, stands at every amount that has no letter right at its digits. */
const currencyWords: ReadonlySet<string> = new Set([
  ...[...currencyCodes].map((code) => code.toLowerCase()),
  ...currencyNames,
  'pounds',
  'rs',
  'r',
])

/** Amounts with a currency: its sign, its ISO code or its name, before or after the number. */
export const money: Recogniser = defineRecogniser({
  type: 'money',
  sources: [
    'ISO 4217 (codes for currencies)',
    'Unicode 16, category Sc (signs)',
    'Unicode CLDR 46, patterns of currencies',
  ],
  needs: marks.digit,
  prefilter: (_, traits) =>
    traits.hasLetterDigit ||
    traits.hasUnspacedScript ||
    traits.mayHold(currencyWords) ||
    traits.hasCurrencySign,
  find(text, traits) {
    const spans: Span[] = []
    let limit = 0
    for (const number of traits.numbers) {
      if (number.start < limit) continue
      const span = amountAt(text, number, limit)
      if (span === undefined) continue
      spans.push(span)
      limit = span.end
    }
    return spans
  },
})

function amountAt(text: string, number: Span, limit: number): Span | undefined {
  const from = currencyBefore(text, number.start, limit)
  const before = unitAt(text, number.start - 1)
  if (from === -1 && isWordPart(before) && before < 0x2e80) return undefined
  const groups = number.end - number.start <= 3 ? endOfMatch(moreGroups, text, number.end) : -1
  const digitsEnd = groups === -1 ? number.end : groups
  const scaleEnd = endOfMatch(scale, text, digitsEnd)
  const amountEnd = scaleEnd === -1 ? digitsEnd : scaleEnd
  const to = currencyAfter(text, amountEnd)
  if (from !== -1) return { start: from, end: Math.max(amountEnd, to) }
  return to === -1 ? undefined : { start: number.start, end: to }
}

/** Where the currency before a number starts, `-` and one space allowed between; -1 for none. */
function currencyBefore(text: string, start: number, limit: number): number {
  let last = start - 1
  if (last >= limit && (text[last] === '-' || text[last] === '+')) last--
  if (last >= limit && (text[last] === ' ' || text[last] === '\u00a0')) last--
  if (last < limit) return -1
  if (currencySigns.has(text[last] ?? '')) {
    // Letters of the country before the sign: `US$`, `A$`, `R$`.
    let from = last
    while (from > limit && last - from < 3 && isCapital(unitAt(text, from - 1))) from--
    return isWordPart(unitAt(text, from - 1)) ? last : from
  }
  const code = text.slice(Math.max(limit, last - 2), last + 1)
  const isCode = currencyCodes.has(code) && !wordlikeCodes.has(code)
  if (isCode && !isWordPart(unitAt(text, last - 3)) && text[last - 3] !== '-') return last - 2
  // Rupees: `Rs 500`, `Rs.500`.
  const rupees = text.slice(Math.max(limit, last - 3), last + 1)
  const sign = /(?:^|[^\p{L}])(Rs\.?|R)$/u.exec(rupees)?.[1]
  return sign === undefined || (sign === 'R' && text[last + 1] !== ' ')
    ? -1
    : last + 1 - sign.length
}

/** Where the currency behind an amount ends; -1 for none. */
function currencyAfter(text: string, end: number): number {
  const next = text[end] === ' ' || text[end] === '\u00a0' ? end + 1 : end
  if (currencySigns.has(text[next] ?? '')) {
    // The sign of the next amount is not this one's.
    return next > end && isDigit(unitAt(text, next + 1)) ? -1 : next + 1
  }
  if (!isWordPart(unitAt(text, next)) && text[next] !== '-') return -1
  const soldIn = endOfMatch(pounds, text, end)
  if (soldIn !== -1) return soldIn
  after.lastIndex = end
  const found = after.exec(text)
  const name = found?.[1] ?? ''
  if (currencyCodes.has(name)) return name === 'ALL' || name === 'TOP' ? -1 : after.lastIndex
  if (!currencyNames.has(name.toLowerCase())) return withParticle(text, next)
  const close = after.lastIndex
  return Math.max(close, endOfMatch(sterling, text, close))
}

const unspacedName =
  /(?:만 ?원|원|달러|유로|엔|円|ドル|ユーロ|元|块|美元|欧元|日元|人民币)(?=[\p{sc=Hang}\p{sc=Han}\p{sc=Hira}]{1,4}(?!\p{L}))/uy

/** A name to which Korean, Japanese or Chinese particles stick. */
function withParticle(text: string, next: number): number {
  return unitAt(text, next) < 0x2e80 ? -1 : endOfMatch(unspacedName, text, next)
}

function isCapital(code: number): boolean {
  return isAlphanumeric(code) && code >= 0x41 && code <= 0x5a
}
