/** A record that a reader read -> the dialogue that edits and annotations work on. */
import type { ChatMessage, ChatRecord, ChatTool } from '../audit/record.ts'
import { isJsonObject } from '../mcp/json.ts'
import type { CallStep, Dialogue, DialogueStep, DialogueTool } from './dialogue.ts'

/** What a record does not say of itself. */
export interface DialogueNames {
  readonly id: string
  readonly source: string
  readonly license?: string
}

/** Why a record is no dialogue that cases can be made of. */
export type Unfit = 'no-words' | 'malformed-arguments' | 'stray-result'

/**
 * The dialogue of a record, or why it is none: a result that no call waits for, arguments that are
 * no JSON object, nothing said at all.
 */
export function dialogueOf(
  record: ChatRecord,
  { id, source, license }: DialogueNames,
): Dialogue | Unfit {
  const steps: DialogueStep[] = []
  const waiting: Waiting[] = []
  for (const message of record.messages) {
    if (message.role === 'tool') {
      if (!settle(message, waiting, steps)) return 'stray-result'
      continue
    }
    if (message.text !== '') steps.push({ kind: message.role, text: message.text })
    for (const call of message.calls) {
      if (!isJsonObject(call.arguments)) return 'malformed-arguments'
      waiting.push({ id: call.id, name: call.name, at: steps.length })
      steps.push({ kind: 'call', name: call.name, arguments: call.arguments })
    }
  }
  if (!steps.some(({ kind }) => kind === 'user' || kind === 'assistant')) return 'no-words'
  return {
    id,
    source,
    ...(license === undefined ? {} : { license }),
    tools: record.tools.map(toolOf),
    steps,
  }
}

/** A call that has not returned; `at` is its place among the steps. */
interface Waiting {
  readonly id: string | undefined
  readonly name: string
  readonly at: number
}

/** Gives a result to the call it answers: by id, else by name, else the one that waits longest. */
function settle(message: ChatMessage, waiting: Waiting[], steps: DialogueStep[]): boolean {
  const { callId, name } = message
  const index = waiting.findIndex((call) => {
    if (callId !== undefined) return call.id === callId
    return name === undefined || call.name === name
  })
  const [call] = index === -1 ? [] : waiting.splice(index, 1)
  const step = call === undefined ? undefined : steps[call.at]
  if (call === undefined || step?.kind !== 'call') return false
  steps[call.at] = { ...step, returned: message.text } satisfies CallStep
  return true
}

function toolOf({ name, description, inputSchema }: ChatTool): DialogueTool {
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...(inputSchema === undefined ? {} : { parameters: inputSchema }),
  }
}
