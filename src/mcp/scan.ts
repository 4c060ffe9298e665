/** What one pass over the bytes of a JSON text tells, before anything is parsed. */
export interface Scan {
  /** Deepest nesting of objects and arrays, 0 for a scalar; counting stops one above the limit. */
  readonly depth: number
  /** Members of all objects together, duplicates included (colons outside strings). */
  readonly members: number
  /** Whether an integer token lies outside ±(2^53 - 1). */
  readonly hasBigInteger: boolean
}

/** 2^53 - 1, the largest integer that every parser holds exactly. */
const maxSafeDigits = '9007199254740991'

// Bytes of a string looked at one by one before the native search takes over: a native call costs
// about as much as 40 steps of the loop.
const shortString = 40

const quote = 0x22
const backslash = 0x5c

/**
 * Depth, members and big integers of `bytes`, in one linear pass that needs no valid JSON.
 *
 * `members` and `hasBigInteger` mean something only if the text then parses and `depth` is at most
 * `maxDepth`: the pass ends where the limit is passed.
 */
export function scan(bytes: Buffer, maxDepth: number): Scan {
  const end = bytes.length
  let deepest = 0
  let depth = 0
  let members = 0
  let hasBigInteger = false
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] as number
    if (byte === quote) {
      i = closingQuote(bytes, i + 1)
    } else if (byte === 0x3a) {
      members++
    } else if (byte >= 0x30 && byte <= 0x39) {
      const from = i
      i = afterDigits(bytes, i)
      const next = bytes[i]
      if (next === 0x2e || next === 0x65 || next === 0x45) i = afterNumber(bytes, i)
      else if (i - from >= maxSafeDigits.length) hasBigInteger ||= isBig(bytes, from, i)
      i--
    } else if (byte === 0x7b || byte === 0x5b) {
      depth++
      if (depth > deepest) {
        deepest = depth
        if (depth > maxDepth) break
      }
    } else if (byte === 0x7d || byte === 0x5d) {
      depth--
    }
  }
  return { depth: deepest, members, hasBigInteger }
}

/** Index of the quote that closes the string whose text starts at `from`; the length if none does. */
function closingQuote(bytes: Buffer, from: number): number {
  const end = bytes.length
  let i = from
  for (;;) {
    const stop = Math.min(end, i + shortString)
    while (i < stop) {
      const byte = bytes[i]
      if (byte === quote) return i
      i += byte === backslash ? 2 : 1
    }
    if (i >= end) return end
    const found = bytes.indexOf(quote, i)
    if (found === -1) return end
    // WHY: linear, since every backslash of the run stands before this one quote only.
    let run = found
    while (run > i && bytes[run - 1] === backslash) run--
    if ((found - run) % 2 === 0) return found
    i = found + 1
  }
}

function afterDigits(bytes: Buffer, from: number): number {
  let i = from
  for (;;) {
    const byte = bytes[i]
    if (byte === undefined || byte < 0x30 || byte > 0x39) return i
    i++
  }
}

/** Index after fraction and exponent. */
function afterNumber(bytes: Buffer, from: number): number {
  let i = from
  for (;;) {
    const byte = bytes[i]
    const belongs =
      byte !== undefined &&
      ((byte >= 0x30 && byte <= 0x39) ||
        byte === 0x2e ||
        byte === 0x2b ||
        byte === 0x2d ||
        byte === 0x65 ||
        byte === 0x45)
    if (!belongs) return i
    i++
  }
}

function isBig(bytes: Buffer, from: number, to: number): boolean {
  if (to - from > maxSafeDigits.length) return true
  return bytes.toString('latin1', from, to) > maxSafeDigits
}
