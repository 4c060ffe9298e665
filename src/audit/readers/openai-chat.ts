/** OpenAI's chat form, one dialogue a record. */
import { isJsonObject, type JsonValue } from '../../mcp/json.ts'
import { chatMessage } from './chat-message.ts'
import { chatRecord } from './chat-record.ts'
import { chatTools } from './chat-tools.ts'
import { malformed } from './malformed.ts'
import type { Reader } from './reader.ts'

const format = 'openai-chat'

/** @see OpenAI API reference, Chat Completions; the deprecated `functions` and `function_call` too */
export const openaiChat: Reader = {
  format,
  summary: "OpenAI's chat form: `messages`, and the functions on offer in `tools`",
  recognises: (value) => isJsonObject(value) && Object.hasOwn(value, 'messages'),
  read(value) {
    if (!isJsonObject(value)) throw malformed(format, '', 'an object', value)
    const { messages } = value
    if (!Array.isArray(messages)) {
      throw malformed(format, '/messages', 'a list of messages', messages)
    }
    const read = (messages as readonly JsonValue[]).map((message, index) =>
      chatMessage(message, `/messages/${index}`, format),
    )
    const dialogue = { messages: read, tools: chatTools(value, format) }
    return chatRecord(value, format, dialogue, '/messages')
  },
}
