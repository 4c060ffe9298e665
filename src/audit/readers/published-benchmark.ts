/**
 * The benchmark as the paper's authors publish it: `body`, a dialogue as text, and `label`.
 *
 * Read from its description, leniently: turns under the names of who speaks, or a list of messages,
 * as JSON, as Python writes it, or as it is.
 * @see Jing et al. 2025, arXiv:2505.14590, section 4
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { ChatRecord } from '../record.ts'
import { writtenValue } from './bracketed-calls.ts'
import { glaive } from './glaive.ts'
import { malformed } from './malformed.ts'
import { openaiChat } from './openai-chat.ts'
import type { Reader } from './reader.ts'
import { toolace } from './toolace.ts'
import { splitTurns } from './turns.ts'
import { writtenDialogue } from './written-dialogue.ts'

const format = 'published-benchmark'
const places = { at: '/body', systemAt: '/body' }

export const publishedBenchmark: Reader = {
  format,
  summary: "rows of the paper's published benchmark: `body` and `label`",
  recognises: (value) => isJsonObject(value) && Object.hasOwn(value, 'body'),
  read(value) {
    if (!isJsonObject(value)) throw malformed(format, '', 'an object', value)
    const { body } = value
    if (typeof body !== 'string') return fromValue(value, body)
    const turns = splitTurns(body)
    if (turns.length > 0 && !/^\s*[[{]/.test(body)) {
      return writtenDialogue(value, format, turns, places)
    }
    const written = writtenValue(body)
    if (typeof written === 'object' && written !== null) return fromValue(value, written)
    if (turns.length > 0) return writtenDialogue(value, format, turns, places)
    throw malformed(format, '/body', 'turns that start with a name such as `USER:`', body)
  },
}

/** A body that is no text: a list of messages or turns, or a row of another format. */
function fromValue(row: JsonObject, body: JsonValue | undefined): ChatRecord {
  const inner = Array.isArray(body) ? listed(body as readonly JsonValue[]) : body
  const reader = [openaiChat, glaive, toolace].find(
    (one) => inner !== undefined && one.recognises(inner),
  )
  if (reader === undefined || inner === undefined) {
    throw malformed(format, '/body', 'a dialogue, as text or as a list of messages', body)
  }
  const read = reader.read(inner)
  if (read.kind !== 'chat') throw malformed(format, '/body', 'a dialogue', body)
  const { id, label } = row
  return {
    ...read,
    format,
    ...(typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {}),
    ...(label === undefined ? {} : { label }),
  }
}

function listed(items: readonly JsonValue[]): JsonObject {
  const [first] = items
  return isJsonObject(first) && Object.hasOwn(first, 'from')
    ? { conversations: items }
    : { messages: items }
}
