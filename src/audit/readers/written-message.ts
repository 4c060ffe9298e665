/** Messages of dialogues that are written as text, in OpenAI's chat form. */
import { isJsonObject, type JsonValue } from '../../mcp/json.ts'
import { serialise } from '../../mcp/serialise.ts'
import type { ChatMessage, RecordFormat } from '../record.ts'
import { bracketedCalls, writtenValue } from './bracketed-calls.ts'
import { malformed } from './malformed.ts'
import { type CallsWithin, callsIn, taggedCalls } from './tagged-calls.ts'
import type { Speaker, Turn } from './turns.ts'

/** What a text is read with. */
export interface Reading {
  readonly format: RecordFormat
  /** Pointer of the text in the record, for errors. */
  readonly at: string
  /** Names of the functions on offer. */
  readonly offered: ReadonlySet<string>
}

/**
 * The messages of a turn: two where an assistant goes on behind its calls, one for each function
 * where a result is a list of `{name, results}`.
 *
 * @throws McipError `audit.malformed-record`
 */
export function writtenMessages({ speaker, text }: Turn, reading: Reading): readonly ChatMessage[] {
  switch (speaker) {
    case 'assistant':
      return assistantMessages(callsOf(text, reading))
    case 'call':
      return assistantMessages(callsOnly(text, reading))
    case 'response':
      return resultMessages(text)
    case 'system':
    case 'user':
      return [plain(speaker, text)]
  }
}

/** Whose message a turn is, as the formats name the speakers. */
export const speakerNames: ReadonlyMap<JsonValue | undefined, Speaker> = new Map([
  ['system', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['gpt', 'assistant'],
  ['function_call', 'call'],
  ['tool', 'response'],
  ['observation', 'response'],
  ['function_response', 'response'],
])

function plain(role: ChatMessage['role'], text: string): ChatMessage {
  return { role, text, pointer: '/content', calls: [] }
}

function callsOf(text: string, { format, at, offered }: Reading): CallsWithin {
  return bracketedCalls(text, offered) ?? taggedCalls(text, at, format)
}

function callsOnly(text: string, { format, at, offered }: Reading): CallsWithin {
  const calls = callsIn(text)
  if (calls !== undefined) return { before: '', calls, after: '' }
  const found = bracketedCalls(text, offered)
  if (found === undefined) throw malformed(format, at, 'a call of a function', text)
  return found
}

function assistantMessages({ before, calls, after }: CallsWithin): readonly ChatMessage[] {
  const message = {
    ...plain('assistant', before),
    calls: calls.map((call, index) => ({
      ...call,
      pointer: `/tool_calls/${index}/function/arguments`,
    })),
  }
  return after === '' ? [message] : [message, plain('assistant', after)]
}

function resultMessages(text: string): readonly ChatMessage[] {
  const value = /^\s*\[/.test(text) ? writtenValue(text) : undefined
  const results = Array.isArray(value) ? (value as readonly JsonValue[]).map(namedResult) : []
  const named = results.filter((result) => result !== undefined)
  return named.length > 0 && named.length === results.length ? named : [plain('tool', text)]
}

/** @see huggingface.co/datasets/Team-ACE/ToolACE: a result names its function */
function namedResult(value: JsonValue): ChatMessage | undefined {
  if (!isJsonObject(value) || typeof value.name !== 'string') return undefined
  const results = value.results ?? value.result
  if (results === undefined) return undefined
  const text = typeof results === 'string' ? results : serialise(results)
  return { ...plain('tool', text), name: value.name }
}

/**
 * The turns of a list of `{from, value}`.
 *
 * @throws McipError `audit.malformed-record`
 */
export function listedTurns(
  list: readonly JsonValue[],
  at: string,
  format: RecordFormat,
): readonly Turn[] {
  return list.map((item, index) => {
    const pointer = `${at}/${index}`
    if (!isJsonObject(item)) throw malformed(format, pointer, 'a turn, an object', item)
    const speaker = speakerNames.get(item.from)
    if (speaker === undefined) {
      throw malformed(format, `${pointer}/from`, 'user, assistant, tool or system', item.from)
    }
    const { value } = item
    if (typeof value !== 'string') throw malformed(format, `${pointer}/value`, 'a text', value)
    return { speaker, text: value.trim() }
  })
}
