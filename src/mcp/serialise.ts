import { isJsonObject, type JsonValue } from './json.ts'
import type { RequestId } from './message.ts'

/**
 * `value` as JSON text on one line, bigint as its digits.
 *
 * A number that overflowed when it was read (1e400) is written as `1e999`, never as null.
 */
export function serialise(value: JsonValue): string {
  // WHY: an application may have taught bigint to become a string; digits are wanted here.
  if (!('toJSON' in BigInt.prototype)) {
    try {
      const text = JSON.stringify(value)
      // WHY: null is all that an infinite number leaves behind; the search is native and cheap.
      if (!text.includes('null')) return text
    } catch (cause) {
      // A bigint: JSON.stringify throws a TypeError, and `write` knows what to do.
      if (!(cause instanceof TypeError)) throw cause
    }
  }
  return write(value)
}

function write(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return value > 0 ? '1e999' : '-1e999'
  }
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(write).join(',')}]`
  if (isJsonObject(value)) {
    const members = Object.keys(value).map(
      (key) => `${JSON.stringify(key)}:${write(value[key] as JsonValue)}`,
    )
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value)
}

/** The correlation key of an id, its JSON text: `"1"` and `1` differ, 1 and 1.0 do not. */
export function idKey(id: RequestId): string {
  return typeof id === 'string' ? JSON.stringify(id) : id.toString()
}
