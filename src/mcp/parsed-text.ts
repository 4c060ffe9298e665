/** JSON within text: what a message carries as text is asked for its values several times. */
import type { JsonValue } from './json.ts'

/** Texts whose values are kept, the latest ones, and UTF-16 code units of one. */
const maxKept = 4
const maxLength = 65_536

const kept: { readonly text: string; readonly value: JsonValue | undefined }[] = []

/**
 * The value that all of `text` is as JSON, undefined where it is none. The same text gives the same
 * object for a while: nobody may change it.
 */
export function jsonOf(text: string): JsonValue | undefined {
  const known = kept.find((one) => one.text === text)
  if (known !== undefined) return known.value
  const value = parsed(text)
  if (text.length <= maxLength) {
    kept.unshift({ text, value })
    if (kept.length > maxKept) kept.pop()
  }
  return value
}

/** Lets go of the kept texts and values. */
export function forgetParsed(): void {
  kept.length = 0
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    // Text that only looks like JSON.
    return undefined
  }
}
