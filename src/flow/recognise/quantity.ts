import { unitAt } from '../../mcp/unit-at.ts'
import { isDigit, isWordPart } from './character.ts'
import { marks } from './marks.ts'
import { endOfMatch } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import { unitNames, unitSymbols } from './units.ts'

/** A whole value that is a number; from six digits on a whole number is more often an identifier. */
const wholeNumber =
  /^\s{0,8}[+-]?(?:\d{1,5}|\d{1,15}[.,]\d{1,17}|\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?)(?:[eE][+-]?\d{1,3})?\s{0,8}$/

const maxUnit = 16
/** `square feet`, `light years`, `fl oz`: words that stand before a unit. */
const beforeUnit =
  /[ \u00a0-](?:square|cubic|sq\.?|cu\.?|fluid|fl\.?|light|nautical|metric|business|working|calendar|vacation|sick|trading)(?=[ -])/iy
/** What may follow a unit and belongs to it. */
const afterUnit =
  /(?: per (?:hour|minute|second|day|week|month|year)| (?:celsius|fahrenheit)|\/(?:h|s|min|day|week|month|year)(?![\p{L}]))/iuy
/** Behind a duration, these make it a time; behind a weight, money. */
const makesTime = / (?:sterling|ago|earlier|later|from now|hence)(?!\p{L})/iuy

/** Numbers with a unit of measurement, and values that are nothing but a number. */
export const quantity: Recogniser = defineRecogniser({
  type: 'quantity',
  sources: [
    'BIPM, SI brochure, 9th edition',
    'IEC 80000-13 (units of information)',
    'Unicode CLDR 46, units',
  ],
  needs: marks.digit,
  prefilter: () => true,
  find(text, traits) {
    if (text.length <= 48 && wholeNumber.test(text)) return [{ start: 0, end: text.length }]
    const spans: Span[] = []
    for (const { start, end } of traits.numbers) {
      const before = start === 0 ? Number.NaN : unitAt(text, start - 1)
      // Digits of an identifier, of a date or of a version are no quantity; of a range they are.
      if (isWordPart(before) || before === 0x2e || before === 0x3a || before === 0x23) continue
      const last = unitEnd(text, end)
      if (last !== -1) spans.push({ start: isSign(text, start - 1) ? start - 1 : start, end: last })
    }
    return spans
  },
})

/** A sign before a number, not the hyphen of a range. */
function isSign(text: string, index: number): boolean {
  if (index < 0) return false
  const code = unitAt(text, index)
  if (code !== 0x2d && code !== 0x2b) return false
  const before = index === 0 ? Number.NaN : unitAt(text, index - 1)
  return !isWordPart(before) && before !== 0x29
}

/** First letters of the words of `beforeUnit`. */
const qualifying: ReadonlySet<number> = new Set(
  [...'bcflmnstvwBCFLMNSTVW'].map((letter) => letter.charCodeAt(0)),
)

/** WHY a look first: behind most numbers stands no such word, and this is asked of each. */
function mayBeQualified(text: string, end: number): boolean {
  return end + 1 < text.length && qualifying.has(unitAt(text, end + 1))
}

/** Where the unit behind a number that ends at `end` ends; -1 where none stands there. */
function unitEnd(text: string, end: number): number {
  const qualified = mayBeQualified(text, end) ? endOfMatch(beforeUnit, text, end) : -1
  const from = qualified === -1 ? end : qualified
  const mark = unitAt(text, from)
  const isApart = mark === 0x20 || mark === 0xa0 || mark === 0x2d
  const start = isApart ? from + 1 : from
  let index = start
  while (index < text.length && index - start <= maxUnit && isUnitPart(unitAt(text, index))) index++
  if (index === start || index - start > maxUnit) return -1
  if (isWordPart(unitAt(text, index))) return -1
  const unit = text.slice(start, index)
  const isSymbol =
    unitSymbols.has(unit) && !(unit.length === 1 && isDecade(text, end, isApart, unit))
  if (!isSymbol && !unitNames.has(unit.toLowerCase())) return rateEnd(start, unit)
  if (endOfMatch(makesTime, text, index) !== -1) return -1
  return Math.max(index, endOfMatch(afterUnit, text, index))
}

/** `km/day` and other units over a slash that are not in the table as a whole. */
function rateEnd(start: number, unit: string): number {
  const slash = unit.indexOf('/')
  if (slash < 1) return -1
  const first = unit.slice(0, slash)
  return unitSymbols.has(first) || unitNames.has(first.toLowerCase()) ? start + slash : -1
}

/** `1990s`, `4K`, `5 A`: a decade, a resolution, or an article begin like a unit of one letter. */
function isDecade(text: string, end: number, isApart: boolean, unit: string): boolean {
  if (unit === '%' || unit === '°' || unit === '‰') return false
  if (unitAt(unit, 0) >= 0x2e80) return false
  if (isApart) return text[end] === '-' || 'ACFK'.includes(unit) === true
  return (
    unit === 's' || unit === 'K' || unit === 'A' || unit === 'B' || unit === 'F' || unit === 'C'
  )
}

function isUnitPart(code: number): boolean {
  if (isDigit(code)) return code === 0x32 || code === 0x33
  if (code === 0x25 || code === 0x2f || code === 0xb0 || code === 0x2030) return true
  return (isWordPart(code) && code !== 0x5f) || code === 0xb5 || code === 0xb2 || code === 0xb3
}
