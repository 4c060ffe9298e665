/** What the bare shape of a value says, where neither a recogniser nor a name knows it. */
import { unitAt } from '../mcp/unit-at.ts'
import type { InformationType } from './flow.ts'

/** Longest text that is looked at as a number, in UTF-16 code units. */
const maxNumber = 32
const numberPattern = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d{1,3})?\s?%?$/

/** Whether a text is one number, as `4.30`, `1,200` or `15%`. */
export function isNumberText(text: string): boolean {
  if (text.length > maxNumber) return false
  // WHY a look first: most texts start with a letter, and this is asked of each.
  const first = unitAt(text, 0)
  if (first > 0x39) return false
  return hasDigit(text) && numberPattern.test(text.trim())
}

/** Whether one of the first 64 characters is an ASCII digit. */
export function hasDigit(text: string): boolean {
  const end = Math.min(text.length, 64)
  for (let index = 0; index < end; index++) {
    const code = unitAt(text, index)
    if (code >= 0x30 && code <= 0x39) return true
  }
  return false
}

const yesAndNo: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', 'on', 'off'])

/** Whether a text says yes or no. */
export function isYesOrNo(text: string): boolean {
  return text.length <= 5 && yesAndNo.has(text.toLowerCase())
}

/** Code units and words that tell a sentence from a name, and where the look at a text ends. */
const minSentenceWords = 4
const maxLooked = 400
const word = /(?<![\p{L}\p{N}_])\p{L}[\p{L}\p{M}'’-]+(?![\p{L}\p{N}_=(/\\])/gu

/**
 * Whether a text reads as language: several words of letters, or two that end as a sentence does.
 * Scripts without spaces count by length.
 */
export function isProse(text: string): boolean {
  const seen = text.length > maxLooked ? text.slice(0, maxLooked) : text
  let words = 0
  word.lastIndex = 0
  while (words < minSentenceWords && word.test(seen)) words++
  if (words >= minSentenceWords) return true
  if (words >= 1 && /\p{L}{2}[.!?…。！？]["'”’)]?\s*$/u.test(text.slice(-8)) && /\s|。/.test(seen))
    return true
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{10}/u.test(seen)
}

/** The type of a value by its shape alone; undefined where the shape says nothing. */
export function typeOfShape(
  value: string | number | bigint | boolean,
): InformationType | undefined {
  if (typeof value === 'boolean') return 'status'
  if (typeof value !== 'string') return 'quantity'
  // Nobody writes an amount of eight digits without a mark between them.
  if (isNumberText(value)) return /^\d{8,}$/.test(value) ? 'record-id' : 'quantity'
  if (isYesOrNo(value)) return 'status'
  return isProse(value) ? 'message-text' : undefined
}
