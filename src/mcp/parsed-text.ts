/** JSON within text: what a message carries as text is asked for its values several times. */

import type { JsonValue } from './json.ts'
import { defaultReadLimits } from './read.ts'
import { unitAt } from './unit-at.ts'

/** Texts whose values are kept, the latest ones, and UTF-16 code units of one. */
const maxKept = 4
const maxLength = 65_536

const kept: { readonly text: string; readonly value: JsonValue | undefined }[] = []

/**
 * The value that all of `text` is as JSON, undefined where it is none, or is nested deeper than a
 * message may be: that stays text, so that whoever walks values can recurse. The same text gives the same
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
  if (isDeeper(text, defaultReadLimits.maxDepth)) return undefined
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    // Text that only looks like JSON.
    return undefined
  }
}

/** Whether objects and arrays of a JSON text are nested deeper than `limit`; linear, needs no valid JSON. */
function isDeeper(text: string, limit: number): boolean {
  // Each level takes two marks.
  if (text.length <= 2 * limit) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = unitAt(text, at)
    if (code === 0x22) {
      at = text.indexOf('"', at + 1)
      while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1)
      if (at === -1) return false
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > limit) return true
    } else if (code === 0x7d || code === 0x5d) depth--
  }
  return false
}

/** Whether an odd number of backslashes stands before the quote at `at`. */
function isEscaped(text: string, at: number): boolean {
  let first = at
  while (unitAt(text, first - 1) === 0x5c) first--
  return (at - first) % 2 === 1
}
