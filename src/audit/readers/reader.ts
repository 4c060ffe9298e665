/**
 * A reader makes a record of one parsed JSON value, one reader for each format.
 *
 * Readers are the border: what they give is trusted, what they cannot read they name. A format that
 * writes a dialogue as text is read into the messages of OpenAI's chat form; pointers are those that
 * the messages have there.
 */
import type { JsonValue } from '../../mcp/json.ts'
import type { AuditRecord, RecordFormat } from '../record.ts'

export interface Reader {
  readonly format: RecordFormat
  /** What the format is, in words that complete "reads ...". */
  readonly summary: string
  /** Whether `value` is meant to be this format, well formed or not. */
  recognises(value: JsonValue): boolean
  /**
   * The record that `value` is.
   *
   * @throws McipError `audit.malformed-record` with the member and what was expected there
   */
  read(value: JsonValue): AuditRecord
}
