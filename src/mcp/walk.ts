import type { JsonValue } from './json.ts'
import { escapeToken } from './pointer.ts'

export interface WalkOptions {
  /** Levels of objects and arrays that are entered. @default 128 */
  readonly maxDepth?: number
  /** Strings that are visited. @default Infinity */
  readonly maxStrings?: number
  /** Whether keys are visited too, before their values. @default false */
  readonly keys?: boolean
}

/**
 * Calls `visit` for every string in `value`, in document order; tells whether none was left out.
 * A `visit` that gives back `false` ends the walk, which then counts as cut short.
 *
 * `pointer` is the RFC 6901 pointer of the string, of a key that of its member.
 */
export function walkStrings(
  value: JsonValue,
  visit: (text: string, pointer: string, what: 'value' | 'key') => unknown,
  options: WalkOptions = {},
): boolean {
  const { maxDepth = 128, maxStrings = Number.POSITIVE_INFINITY, keys = false } = options
  let left = maxStrings
  let isComplete = true
  // Recursion is bounded by maxDepth. False: the walk ends.
  const show = (text: string, pointer: string, what: 'value' | 'key'): boolean => {
    if (left <= 0) {
      isComplete = false
      return false
    }
    left--
    if (visit(text, pointer, what) !== false) return true
    isComplete = false
    return false
  }
  const enter = (current: JsonValue, pointer: string, depth: number): boolean => {
    if (typeof current === 'string') return show(current, pointer, 'value')
    if (typeof current !== 'object' || current === null) return true
    if (depth === maxDepth) {
      isComplete = false
      return true
    }
    if (Array.isArray(current)) {
      for (let i = 0; i < current.length; i++) {
        if (!enter(current[i] as JsonValue, `${pointer}/${i}`, depth + 1)) return false
      }
      return true
    }
    for (const [key, child] of Object.entries(current)) {
      const below = `${pointer}/${escapeToken(key)}`
      if (keys && !show(key, below, 'key')) return false
      if (!enter(child, below, depth + 1)) return false
    }
    return true
  }
  enter(value, '', 0)
  return isComplete
}
