/** One JSON text -> one record, whatever format it is in: told by its content, never by a name. */
import { McipError } from '../../errors.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { AuditRecord, RecordFormat } from '../record.ts'
import { allReaders, readerOf } from './all-readers.ts'
import { kindOf, quoted } from './malformed.ts'
import { parseRecordText } from './parse-json.ts'

const maxNamed = 6

/**
 * The record that `text` is; pure.
 *
 * @param only the one format that is taken; without it the format is detected
 * @throws McipError `audit.malformed-json`, `audit.too-deep`, `audit.not-a-dialogue`,
 * `audit.unknown-form`, `audit.malformed-record`
 */
export function readRecord(text: string, only?: RecordFormat): AuditRecord {
  const value = parseRecordText(text)
  const reader =
    only === undefined ? allReaders.find((one) => one.recognises(value)) : readerOf(only)
  if (reader?.recognises(value)) return reader.read(value)
  const form = isJsonObject(value) ? knownForm(value) : kindOf(value)
  if (form !== undefined) throw new McipError('audit.not-a-dialogue', { form })
  throw new McipError('audit.unknown-form', { form: membersOf(value) })
}

/** What an object is that holds no dialogue; undefined where nothing tells. */
function knownForm(value: JsonObject): string | undefined {
  const has = (name: string): boolean => Object.hasOwn(value, name)
  if (has('tools') || has('functions')) {
    return `a tool set (\`${has('tools') ? 'tools' : 'functions'}\` without \`messages\`)`
  }
  if (has('jsonrpc')) return 'a message of MCP (`jsonrpc`)'
  if (has('hash') && has('bytes')) {
    return 'an entry of the flow log; export it with `mcip log export --form mci`'
  }
  if (has('role') && has('content')) return 'one message (`role` and `content` without `messages`)'
  if (has('from') && has('value')) return 'one turn (`from` and `value` without `conversations`)'
  if (has('name') && (has('parameters') || has('inputSchema'))) return 'the definition of one tool'
  return undefined
}

function membersOf(value: JsonValue): string {
  const names = isJsonObject(value) ? Object.keys(value) : []
  if (names.length === 0) return 'an object without members'
  const more = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : ''
  return `an object with ${names.slice(0, maxNamed).map(quoted).join(', ')}${more}`
}
