/**
 * Rows of ToolACE: `{system, conversations: [{from, value}]}`. The system's text lists the
 * functions, calls are written as Python calls in a list.
 *
 * @see Liu et al. 2024, arXiv:2409.00920; huggingface.co/datasets/Team-ACE/ToolACE
 */
import { isJsonObject, type JsonValue } from '../../mcp/json.ts'
import { malformed } from './malformed.ts'
import type { Reader } from './reader.ts'
import { systemTurn } from './turns.ts'
import { writtenDialogue } from './written-dialogue.ts'
import { listedTurns } from './written-message.ts'

const format = 'toolace'

export const toolace: Reader = {
  format,
  summary: 'rows of ToolACE: `system` and `conversations`',
  recognises: (value) => isJsonObject(value) && Object.hasOwn(value, 'conversations'),
  read(value) {
    if (!isJsonObject(value)) throw malformed(format, '', 'an object', value)
    const { conversations, system } = value
    if (!Array.isArray(conversations)) {
      throw malformed(format, '/conversations', 'a list of turns', conversations)
    }
    const turns = listedTurns(conversations as readonly JsonValue[], '/conversations', format)
    return writtenDialogue(value, format, [...systemTurn(system, format), ...turns], {
      at: '/conversations',
      systemAt: '/system',
    })
  },
}
