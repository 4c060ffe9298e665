/** A dialogue of turns, read: its messages, and the functions that its system message defines. */
import type { JsonObject } from '../../mcp/json.ts'
import type { ChatMessage, ChatRecord, ChatTool, RecordFormat } from '../record.ts'
import { chatRecord } from './chat-record.ts'
import { chatTools } from './chat-tools.ts'
import { definitionsWithin } from './definitions-within.ts'
import type { Turn } from './turns.ts'
import { writtenMessages } from './written-message.ts'

/**
 * The record of `row`, whose member at `at` holds `turns`. What a system message says beside its
 * definitions of functions stays a message.
 *
 * @param systemAt pointer of the system message
 * @throws McipError `audit.malformed-record`
 */
export function writtenDialogue(
  row: JsonObject,
  format: RecordFormat,
  turns: readonly Turn[],
  { at, systemAt }: { readonly at: string; readonly systemAt: string },
): ChatRecord {
  const tools: ChatTool[] = [...chatTools(row, format)]
  const plain = turns.map((turn) => {
    if (turn.speaker !== 'system') return turn
    const prose = definitionsWithin(turn.text, systemAt)
    tools.push(...prose.tools)
    return { ...turn, text: prose.text }
  })
  const offered = new Set(tools.map(({ name }) => name))
  const messages: readonly ChatMessage[] = plain
    .filter(({ speaker, text }) => speaker !== 'system' || text !== '')
    .flatMap((turn) => writtenMessages(turn, { format, at, offered }))
  return chatRecord(row, format, { messages, tools }, at)
}
