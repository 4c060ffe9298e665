/** Records of dialogues in few words, for the tests of audit/. */
import type { AuditRecord, ChatCall, ChatMessage, ChatTool } from '../../../src/audit/record.ts'
import type { JsonObject, JsonValue } from '../../../src/mcp/json.ts'

export type ChatRecord = Extract<AuditRecord, { kind: 'chat' }>

export function user(text: string): ChatMessage {
  return { role: 'user', text, pointer: '/content', calls: [] }
}

export function system(text: string): ChatMessage {
  return { role: 'system', text, pointer: '/content', calls: [] }
}

export function assistant(
  text: string,
  ...calls: readonly Omit<ChatCall, 'pointer'>[]
): ChatMessage {
  return {
    role: 'assistant',
    text,
    pointer: '/content',
    calls: calls.map((call, index) => ({
      ...call,
      pointer: `/tool_calls/${index}/function/arguments`,
    })),
  }
}

export function call(name: string, args: JsonValue = {}, id?: string): Omit<ChatCall, 'pointer'> {
  return { name, arguments: args, text: JSON.stringify(args), ...(id === undefined ? {} : { id }) }
}

export function returned(
  text: string,
  of: { readonly id?: string; readonly name?: string } = {},
): ChatMessage {
  const { id, name } = of
  return {
    role: 'tool',
    text,
    pointer: '/content',
    calls: [],
    ...(id === undefined ? {} : { callId: id }),
    ...(name === undefined ? {} : { name }),
  }
}

export function tool(
  name: string,
  description = 'Does it.',
  inputSchema?: JsonObject,
): Omit<ChatTool, 'pointer'> {
  return { name, description, ...(inputSchema === undefined ? {} : { inputSchema }) }
}

export function recordOf(
  messages: readonly ChatMessage[],
  tools: readonly Omit<ChatTool, 'pointer'>[] = [],
): ChatRecord {
  return {
    kind: 'chat',
    format: 'openai-chat',
    id: 'r',
    messages,
    tools: tools.map((one, index) => ({ ...one, pointer: `/tools/${index}/function` })),
  }
}
