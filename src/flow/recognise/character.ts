/** Classes of UTF-16 code units, tested without a regular expression. */
import { unitAt } from '../../mcp/unit-at.ts'

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** ASCII letter or digit. */
export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)
}

/** Part of a word in any script: an ASCII letter or digit, underscore, or beyond Latin-1 controls. */
export function isWordPart(code: number): boolean {
  return isAlphanumeric(code) || code === 0x5f || code >= 0xc0
}

const capital = /^\p{Lu}/u

/** Whether a capital of any script stands at `index`. */
export function isCapitalAt(text: string, index: number): boolean {
  const code = unitAt(text, index)
  if (code < 128) return code >= 0x41 && code <= 0x5a
  return capital.test(text.slice(index, index + 2))
}
