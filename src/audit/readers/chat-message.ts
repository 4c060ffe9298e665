/** One message of OpenAI's chat form. @see OpenAI API reference, Chat Completions, messages */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { serialise } from '../../mcp/serialise.ts'
import type { ChatCall, ChatMessage, RecordFormat } from '../record.ts'
import { malformed } from './malformed.ts'
import { parseTextWithin } from './parse-json.ts'

const roles: ReadonlyMap<JsonValue | undefined, ChatMessage['role']> = new Map([
  ['system', 'system'],
  // WHY: newer models call the system message so.
  ['developer', 'system'],
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
  // WHY: the role of a tool's message before there were ids.
  ['function', 'tool'],
])

/** Parts without a text of their own; what they show is not read. */
const wordless: ReadonlySet<JsonValue | undefined> = new Set([
  'image_url',
  'image',
  'input_image',
  'input_audio',
  'audio',
  'video',
  'video_url',
  'file',
  'input_file',
])

/**
 * The message that `value` is; `at` is its pointer in the record.
 *
 * @throws McipError `audit.malformed-record`
 */
export function chatMessage(value: JsonValue, at: string, format: RecordFormat): ChatMessage {
  if (!isJsonObject(value)) throw malformed(format, at, 'a message, an object', value)
  const role = roles.get(value.role)
  if (role === undefined) {
    throw malformed(format, `${at}/role`, 'system, user, assistant or tool', value.role)
  }
  const calls = callsOf(value, at, format)
  if (calls.length > 0 && role !== 'assistant') {
    throw malformed(format, `${at}/role`, 'assistant, as the message calls functions', value.role)
  }
  const { tool_call_id: callId, name } = value
  return {
    role,
    ...textOf(value, role, at, format),
    calls,
    ...(typeof callId === 'string' && callId !== '' ? { callId } : {}),
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
  }
}

type Text = Pick<ChatMessage, 'text' | 'pointer'>

function textOf(
  message: JsonObject,
  role: ChatMessage['role'],
  at: string,
  format: RecordFormat,
): Text {
  const { content, refusal } = message
  const pointer = '/content'
  if (typeof content === 'string') return { text: content, pointer }
  if (content === undefined || content === null) {
    return typeof refusal === 'string'
      ? { text: refusal, pointer: '/refusal' }
      : { text: '', pointer }
  }
  if (Array.isArray(content)) return textOfParts(content, role, at, format)
  // Some write down what a function gave back as the value it is.
  if (role === 'tool') return { text: serialise(content), pointer }
  throw malformed(format, `${at}${pointer}`, 'a text, null or a list of parts', content)
}

/** The texts of all parts, joined; the pointer is that of the first one. */
function textOfParts(
  parts: readonly JsonValue[],
  role: ChatMessage['role'],
  at: string,
  format: RecordFormat,
): Text {
  const texts: string[] = []
  let first: string | undefined
  for (const [index, part] of parts.entries()) {
    const pointer = `/content/${index}`
    const found = textOfPart(part, pointer)
    if (found === undefined) {
      if (isJsonObject(part) && wordless.has(part.type)) continue
      // A list that is no list of parts is what a function gave back.
      if (role === 'tool') return { text: serialise(parts), pointer: '/content' }
      throw malformed(format, `${at}${pointer}`, 'a part with a text', part)
    }
    texts.push(found.text)
    first ??= found.pointer
  }
  return { text: texts.join('\n'), pointer: first ?? '/content' }
}

function textOfPart(part: JsonValue, pointer: string): Text | undefined {
  if (typeof part === 'string') return { text: part, pointer }
  if (!isJsonObject(part)) return undefined
  for (const name of ['text', 'refusal'] as const) {
    const text = part[name]
    if (typeof text === 'string') return { text, pointer: `${pointer}/${name}` }
  }
  return undefined
}

function callsOf(message: JsonObject, at: string, format: RecordFormat): readonly ChatCall[] {
  const { tool_calls: given, function_call: legacy } = message
  if (given !== undefined && given !== null && !Array.isArray(given)) {
    throw malformed(format, `${at}/tool_calls`, 'a list of calls', given)
  }
  const listed = (given ?? []) as readonly JsonValue[]
  const calls = listed.map((call, index) => callOf(call, `/tool_calls/${index}`, at, format))
  if (legacy === undefined || legacy === null || calls.length > 0) return calls
  if (!isJsonObject(legacy)) throw malformed(format, `${at}/function_call`, 'an object', legacy)
  return [functionCall(legacy, 'arguments', '/function_call', at, format)]
}

function callOf(call: JsonValue, pointer: string, at: string, format: RecordFormat): ChatCall {
  if (!isJsonObject(call)) throw malformed(format, `${at}${pointer}`, 'a call, an object', call)
  const read = isJsonObject(call.function)
    ? functionCall(call.function, 'arguments', `${pointer}/function`, at, format)
    : isJsonObject(call.custom)
      ? functionCall(call.custom, 'input', `${pointer}/custom`, at, format)
      : functionCall(call, 'arguments', pointer, at, format)
  return typeof call.id === 'string' && call.id !== '' ? { id: call.id, ...read } : read
}

function functionCall(
  call: JsonObject,
  member: 'arguments' | 'input',
  pointer: string,
  at: string,
  format: RecordFormat,
): ChatCall {
  const { name } = call
  if (typeof name !== 'string' || name === '') {
    throw malformed(format, `${at}${pointer}/name`, 'the name of the function', name)
  }
  return { name, ...writtenArguments(call[member]), pointer: `${pointer}/${member}` }
}

/** Arguments as a text or as the value itself; none at all are an empty object. */
export function writtenArguments(
  given: JsonValue | undefined,
): Pick<ChatCall, 'arguments' | 'text'> {
  if (typeof given !== 'string') {
    const value = given ?? {}
    return { arguments: value, text: serialise(value) }
  }
  return { arguments: given.trim() === '' ? {} : parseTextWithin(given), text: given }
}
