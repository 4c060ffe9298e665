/** JSON texts of recorded dialogues: a record, or a value that stands as text within one. */
import { McipError } from '../../errors.ts'
import { restoreIntegers } from '../../mcp/exact.ts'
import type { JsonValue } from '../../mcp/json.ts'
import { defaultReadLimits } from '../../mcp/read.ts'
import { scan } from '../../mcp/scan.ts'
import { findJsonFault } from './json-fault.ts'

const { maxDepth } = defaultReadLimits
const shallow = { depth: 0, hasBigInteger: false } as const

/**
 * The value that `text` is, integers beyond 2^53 exact.
 *
 * @throws McipError `audit.malformed-json` with the place, `audit.too-deep`
 */
export function parseRecordText(text: string): JsonValue {
  const value = parse(text)
  if (value === 'too-deep') throw new McipError('audit.too-deep', { limit: maxDepth })
  if (value !== 'malformed') return value.value
  const { at, reason } = findJsonFault(text) ?? { at: 0, reason: 'unreadable' }
  throw new McipError('audit.malformed-json', { reason, place: placeOf(text, at) })
}

/** The value that a string within a record is the JSON text of; undefined where it is none, or too deep. */
export function parseTextWithin(text: string): JsonValue | undefined {
  const value = parse(text)
  return typeof value === 'string' ? undefined : value.value
}

function parse(text: string): { readonly value: JsonValue } | 'malformed' | 'too-deep' {
  // WHY a look first: most texts in a record are arguments, too short to be deep.
  const { depth, hasBigInteger } =
    text.length <= maxDepth && !/\d{16}/.test(text) ? shallow : scan(Buffer.from(text), maxDepth)
  // WHY: whatever walks the value later may recurse.
  if (depth > maxDepth) return 'too-deep'
  try {
    const value = JSON.parse(text) as JsonValue
    return { value: hasBigInteger ? restoreIntegers(text, value) : value }
  } catch (cause) {
    // Anything but a syntax error would be a fault of ours.
    if (!(cause instanceof SyntaxError)) throw cause
    return 'malformed'
  }
}

/** Line and column, from 1, of the character at `at`; the column alone in a text of one line. */
function placeOf(text: string, at: number): string {
  const before = text.slice(0, at)
  const lineStart = before.lastIndexOf('\n') + 1
  const column = `column ${at - lineStart + 1}`
  return text.includes('\n') ? `line ${before.split('\n').length} of it, ${column}` : column
}
