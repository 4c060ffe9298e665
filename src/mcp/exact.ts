/** What `JSON.parse` loses: duplicate keys and the digits of big integers. */
import type { JsonValue } from './json.ts'
import { type Frame, walkText } from './json-text.ts'
import { buildPointer } from './pointer.ts'

/** Digits above which an integer keeps the double that `JSON.parse` gives. Python's default is 4,300. */
export const maxIntegerDigits = 4096

/** Members of all objects of `value` together, keys that occur twice counted once. */
export function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const isArray = Array.isArray(value)
  const children: readonly unknown[] = isArray ? value : Object.values(value)
  let members = isArray ? 0 : children.length
  for (let i = 0; i < children.length; i++) {
    const child = children[i]
    if (typeof child === 'object' && child !== null) members += countMembers(child)
  }
  return members
}

/** The first key that its object already has, escapes decoded; `undefined` if all differ. */
export function findDuplicateKey(text: string): { key: string; pointer: string } | undefined {
  let found: { key: string; pointer: string } | undefined
  const seen: (Set<string> | undefined)[] = []
  walkText(text, {
    open: (path) => seen.push(path.at(-1)?.isArray ? undefined : new Set()),
    close: () => seen.pop(),
    key(key, path) {
      const keys = seen.at(-1)
      if (keys?.has(key)) found = { key, pointer: buildPointer(path.map((frame) => frame.at)) }
      keys?.add(key)
      return found !== undefined
    },
  })
  return found
}

/**
 * `value`, the parse of `text`, with a bigint in place of every integer outside ±(2^53 - 1).
 *
 * Changes `value` in place. Integers of more than `maxIntegerDigits` digits stay as they are: turning
 * digits into a bigint and back costs more than linear time.
 */
export function restoreIntegers(text: string, value: JsonValue): JsonValue {
  const open: object[] = []
  let root = value
  const child = (path: readonly Frame[]): unknown => {
    const parent = open.at(-1)
    const frame = path[open.length - 1]
    return parent && frame ? Reflect.get(parent, frame.at) : value
  }
  walkText(text, {
    open: (path) => open.push(child(path) as object),
    close: () => open.pop(),
    number(token, path) {
      if (!isBigInteger(token)) return
      const parent = open.at(-1)
      const frame = path.at(-1)
      const exact = BigInt(token)
      if (parent && frame) {
        // WHY: defineProperty, because a member may be called `__proto__`.
        Object.defineProperty(parent, frame.at, {
          value: exact,
          enumerable: true,
          configurable: true,
          writable: true,
        })
      } else {
        root = exact
      }
    },
  })
  return root
}

function isBigInteger(token: string): boolean {
  if (token.length < 16 || token.length > maxIntegerDigits + 1) return false
  return /^-?\d+$/.test(token) && token.length <= maxIntegerDigits + (token[0] === '-' ? 1 : 0)
    ? !Number.isSafeInteger(Number(token))
    : false
}
