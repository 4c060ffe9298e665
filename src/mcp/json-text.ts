/**
 * Places in a JSON text: where a string or value ends, and every key and number in order.
 *
 * All functions are linear and never recurse. They need valid JSON; on anything else they still
 * end, at the length of the text.
 */
import { unitAt } from './unit-at.ts'

const quote = 0x22
const backslash = 0x5c

/** Index of the first character at or after `from` that is no JSON white space. */
export function afterSpace(text: string, from: number): number {
  let i = from
  for (;;) {
    const code = unitAt(text, i)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return i
    i++
  }
}

/** Index after the closing quote of the string that opens at `from`; `undefined` if it never closes. */
export function closedString(text: string, from: number): number | undefined {
  let start = from + 1
  for (;;) {
    const found = text.indexOf('"', start)
    if (found === -1) return undefined
    let run = found
    while (run > start && unitAt(text, run - 1) === backslash) run--
    if ((found - run) % 2 === 0) return found + 1
    start = found + 1
  }
}

/** Index after the string that opens at `from`. */
export function afterString(text: string, from: number): number {
  return closedString(text, from) ?? text.length
}

/** Index after the value that starts at `from`. */
export function afterValue(text: string, from: number): number {
  let depth = 0
  let i = from
  while (i < text.length) {
    const code = unitAt(text, i)
    if (code === quote) {
      i = afterString(text, i)
      if (depth === 0) return i
      continue
    }
    if (code === 0x7b || code === 0x5b) {
      depth++
    } else if (code === 0x7d || code === 0x5d) {
      if (depth === 0) return i
      depth--
      if (depth === 0) return i + 1
    } else if (depth === 0 && (code === 0x2c || code === 0x3a || isSpace(code))) {
      return i
    }
    i++
  }
  return text.length
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

/** The string that a string token (quotes included) stands for. */
export function decodeString(token: string): string {
  return token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1)
}

/** One open object or array, and the member or element that is being read. */
export interface Frame {
  readonly isArray: boolean
  /** The last key of an object (empty before the first), the index in an array. */
  at: string | number
}

export interface TextVisitor {
  /** An object or array opened; it is the last frame of `path`. */
  open?(path: readonly Frame[]): void
  close?(): void
  /** A key of the innermost object; true ends the walk. */
  key?(key: string, path: readonly Frame[]): boolean
  /** A string that is no key, quotes included, from `from` to `end`; true ends the walk. */
  string?(from: number, end: number, path: readonly Frame[]): boolean
  /** A number as written. */
  number?(token: string, path: readonly Frame[]): void
}

/** Calls `visitor` for every container, key, string and number of `text`, in the order of the text. */
export function walkText(text: string, visitor: TextVisitor): void {
  const path: Frame[] = []
  let expectsKey = false
  let i = 0
  while (i < text.length) {
    const code = unitAt(text, i)
    if (code === quote) {
      const end = afterString(text, i)
      const frame = path.at(-1)
      if (expectsKey && frame) {
        frame.at = decodeString(text.slice(i, end))
        expectsKey = false
        if (visitor.key?.(frame.at, path)) return
      } else if (visitor.string?.(i, end, path)) return
      i = end
      continue
    }
    if (code === 0x7b || code === 0x5b) {
      const isArray = code === 0x5b
      path.push({ isArray, at: isArray ? 0 : '' })
      expectsKey = !isArray
      visitor.open?.(path)
    } else if (code === 0x7d || code === 0x5d) {
      path.pop()
      expectsKey = false
      visitor.close?.()
    } else if (code === 0x2c) {
      const frame = path.at(-1)
      if (typeof frame?.at === 'number') frame.at++
      else expectsKey = true
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const end = afterValue(text, i)
      visitor.number?.(text.slice(i, end), path)
      i = end
      continue
    }
    i++
  }
}
