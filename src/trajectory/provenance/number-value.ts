/** Numbers in a text, however they are written: digits, groups, decimals, currency, scales, words. */
import { unitAt } from '../../mcp/unit-at.ts'
import { asciiKinds, letterOf } from './letter.ts'
import { numbersInWords } from './number-words.ts'

export interface NumberInText {
  readonly value: number
  /** UTF-16 code units, end exclusive; sign, currency and scale included. */
  readonly start: number
  readonly end: number
  /** How it is written, where that is not plain digits. */
  readonly by: 'number-form' | 'number-word' | undefined
}

/** Numbers of one text. */
const maxNumbers = 512

/** Thousands in groups, the other way round, or plain with either mark before decimals. */
const written =
  /(?:\d{1,3}(?:[,'’\u202f\u00a0 ]\d{3})+(?!\d)(?:\.\d{1,10})?|\d{1,3}(?:\.\d{3})+,\d{1,10}|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d{1,15}(?:[.,]\d{1,10})?)/y
/** WHY: `m` is a metre and a minute; only the capital letter right after the digits is a million. */
const scale = /(?:[kK]|M|bn|Bn| ?(?:thousand|million|billion|mn|bn))(?![a-zA-Z\d])/y
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
}
const currencies: readonly number[] = [...'$€£¥₹₩₽'].map((sign) => unitAt(sign, 0))

function isCurrency(code: number): boolean {
  return (code === 0x24 || code > 0x80) && currencies.includes(code)
}

/** The number that starts with the digit at `at`, unless it is a part of a name or of a longer run. */
export function numberAt(text: string, at: number): NumberInText | undefined {
  const before = at === 0 ? 0x20 : unitAt(text, at - 1)
  if (before === 0x5f || letterOf(before) !== 'none') return undefined
  // `RW-36989` is an id and no number.
  if (before === 0x2d && at > 1 && letterOf(unitAt(text, at - 2)) === 'letter') return undefined
  if (before === 0x2e && at > 1 && isDigit(unitAt(text, at - 2))) return undefined
  const plainEnd = plainNumberEnd(text, at)
  if (plainEnd > at) {
    // `007` is a code, and no seven.
    if (plainEnd > at + 1 && unitAt(text, at) === 0x30) return undefined
    const value = Number(text.slice(at, plainEnd))
    const start = startOf(text, at)
    if (start === at) return { value, start, end: plainEnd, by: undefined }
    const isNegative = text.slice(start, at).includes('-')
    return { value: isNegative ? -value : value, start, end: plainEnd, by: 'number-form' }
  }
  written.lastIndex = at
  const digits = written.exec(text)?.[0]
  if (digits === undefined) return undefined
  if (/^0\d/.test(digits)) return undefined
  let end = at + digits.length
  if (isDigit(unitAt(text, end))) return undefined
  const after = unitAt(text, end)
  if ((after === 0x2e || after === 0x2c) && isDigit(unitAt(text, end + 1))) return undefined
  if (isNamePart(text, end)) return undefined
  let value = readDigits(digits)
  scale.lastIndex = end
  const scaled = scale.exec(text)?.[0]
  if (scaled !== undefined) {
    value = Number((value * (scales[scaled.trim().toLowerCase()] ?? 1)).toPrecision(15))
    end += scaled.length
  }
  const start = startOf(text, at)
  const isPlain = end - start === digits.length && /^\d+(?:\.\d+)?$/.test(digits)
  if (/-/.test(text.slice(start, at))) value = -value
  return { value, start, end, by: isPlain ? undefined : 'number-form' }
}

/**
 * Where digits end that are a whole number and nothing else, as most are; -1 where marks, a scale or
 * letters after them want a closer look.
 */
function plainNumberEnd(text: string, at: number): number {
  let end = at + 1
  while (isDigit(unitAt(text, end))) end++
  if (end - at > 15) return -1
  if (end === text.length) return end
  const after = unitAt(text, end)
  if (after >= 0x80 || after === 0x5f || asciiKinds[after] !== 0) return -1
  // A space, a comma, a point or an apostrophe may part groups, and a space a scale.
  if (after !== 0x20 && after !== 0x2c && after !== 0x2e && after !== 0x27) return end
  const next = unitAt(text, end + 1)
  if (isDigit(next)) return -1
  return after === 0x20 && (next === 0x74 || next === 0x6d || next === 0x62) ? -1 : end
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Whether letters follow at once that are no unit: `9f8e`, `5_items`. */
function isNamePart(text: string, end: number): boolean {
  let at = end
  while (at < text.length && at < end + 10 && letterOf(unitAt(text, at)) === 'letter') at++
  const code = unitAt(text, at)
  return code === 0x5f || (at > end && isDigit(code)) || at === end + 10
}

/** Where sign and currency before the digits at `at` begin. */
function startOf(text: string, at: number): number {
  let start = at
  if (start > 1 && unitAt(text, start - 1) === 0x20 && isCurrency(unitAt(text, start - 2))) start--
  if (start > 0 && isCurrency(unitAt(text, start - 1))) start--
  const sign = start > 0 ? unitAt(text, start - 1) : 0
  if (sign !== 0x2d && sign !== 0x2b) return start
  return start === 1 || /[\s(:=,[]/.test(text.charAt(start - 2)) ? start - 1 : start
}

/** A comma before exactly three digits parts thousands, else it is a decimal point. */
function readDigits(digits: string): number {
  if (/^\d{1,3}(?:[,'’\u202f\u00a0 ]\d{3})+(?:\.\d+)?$/.test(digits)) {
    return Number(digits.replace(/[,'’\u202f\u00a0 ]/g, ''))
  }
  if (/^\d{1,3}(?:\.\d{3})+,|^\d{1,3}(?:\.\d{3}){2,}$/.test(digits)) {
    return Number(digits.replaceAll('.', '').replace(',', '.'))
  }
  return Number(digits.replace(',', '.'))
}

/** The numbers of `text`: those in digits in order, then those in words. */
export function numbersInText(text: string): readonly NumberInText[] {
  const found: NumberInText[] = []
  for (let at = 0; at < text.length && found.length < maxNumbers; at++) {
    if (!isDigit(unitAt(text, at))) continue
    const number = numberAt(text, at)
    if (number !== undefined) {
      found.push(number)
      at = number.end - 1
    } else while (isDigit(unitAt(text, at + 1))) at++
  }
  for (const number of numbersInWords(text, maxNumbers - found.length)) {
    found.push({ ...number, by: 'number-word' })
  }
  return found
}

/** Digits that carry information: without zeros at either end. */
export function significantDigits(value: number): number {
  const digits = Math.abs(value)
    .toPrecision(15)
    .replace(/e.*$/, '')
    .replace('.', '')
    .replace(/^0+/, '')
  return digits.replace(/0+$/, '').length
}
