/**
 * Rows of Glaive's function calling data, version 2: `{system, chat}`, both of them texts.
 *
 * @see huggingface.co/datasets/glaiveai/glaive-function-calling-v2
 */
import { isJsonObject } from '../../mcp/json.ts'
import { malformed } from './malformed.ts'
import type { Reader } from './reader.ts'
import { splitTurns, systemTurn } from './turns.ts'
import { writtenDialogue } from './written-dialogue.ts'

const format = 'glaive'

export const glaive: Reader = {
  format,
  summary: 'rows of Glaive function calling v2: `system` and `chat`',
  recognises: (value) => isJsonObject(value) && Object.hasOwn(value, 'chat'),
  read(value) {
    if (!isJsonObject(value)) throw malformed(format, '', 'an object', value)
    const { chat, system } = value
    if (typeof chat !== 'string') throw malformed(format, '/chat', 'a text', chat)
    const turns = splitTurns(chat)
    if (turns.length === 0) {
      throw malformed(format, '/chat', 'turns that start with `USER:` or `ASSISTANT:`', chat)
    }
    return writtenDialogue(value, format, [...systemTurn(system, format), ...turns], {
      at: '/chat',
      systemAt: '/system',
    })
  },
}
