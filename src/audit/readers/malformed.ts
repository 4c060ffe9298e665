/** What a reader says about a value that is not what it expected. */
import { McipError } from '../../errors.ts'
import type { JsonValue } from '../../mcp/json.ts'
import type { RecordFormat } from '../record.ts'

const maxQuoted = 60

/** The error for the member at `pointer`, which is not what was `expected`. */
export function malformed(
  format: RecordFormat,
  pointer: string,
  expected: string,
  found: JsonValue | undefined,
): McipError {
  return new McipError('audit.malformed-record', {
    format,
    place: pointer === '' ? 'the record' : `\`${pointer}\``,
    reason: `expected ${expected}, found ${kindOf(found)}`,
  })
}

/** What `value` is, in words; short strings are quoted. */
export function kindOf(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  switch (typeof value) {
    case 'string':
      return value.length <= maxQuoted && value !== '' ? `the string ${quoted(value)}` : 'a string'
    case 'boolean':
      return String(value)
    case 'object':
      return 'an object'
    default:
      return 'a number'
  }
}

/** Text of a record as a message may quote it: one line, bounded, nothing invisible. */
export function quoted(text: string): string {
  const plain = text.slice(0, maxQuoted).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}`]/gu, '\ufffd')
  return `\`${plain}${text.length > maxQuoted ? '...' : ''}\``
}
