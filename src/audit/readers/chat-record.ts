/** What all chat formats have in common. */
import type { JsonObject } from '../../mcp/json.ts'
import type { ChatMessage, ChatRecord, ChatTool, RecordFormat } from '../record.ts'
import { malformed } from './malformed.ts'

/**
 * A record with the id and label of `row`; the label travels along unread.
 *
 * @param pointer of the member that holds the messages
 * @throws McipError `audit.malformed-record` where there are no messages
 */
export function chatRecord(
  row: JsonObject,
  format: RecordFormat,
  dialogue: { readonly messages: readonly ChatMessage[]; readonly tools: readonly ChatTool[] },
  pointer: string,
): ChatRecord {
  const { messages, tools } = dialogue
  if (messages.length === 0) {
    throw malformed(format, pointer, 'at least one message', row[pointer.slice(1)])
  }
  const id = idOf(row)
  return {
    kind: 'chat',
    format,
    ...(id === undefined ? {} : { id }),
    messages,
    tools,
    ...(row.label === undefined ? {} : { label: row.label }),
  }
}

/** The record's own id as text; undefined where it has none. */
export function idOf({ id }: JsonObject): string | undefined {
  if (typeof id === 'number' || typeof id === 'bigint') return String(id)
  return typeof id === 'string' && id !== '' ? id : undefined
}
