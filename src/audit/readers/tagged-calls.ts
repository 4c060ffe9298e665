/**
 * Calls that stand in an assistant's text behind `<functioncall>`:
 * `{"name": "f", "arguments": '{"a": 1}'}`, the arguments as an object, as a string, or as JSON
 * between single quotes, which is no JSON.
 *
 * @see huggingface.co/datasets/glaiveai/glaive-function-calling-v2
 */
import { isJsonObject, type JsonValue } from '../../mcp/json.ts'
import { afterSpace, afterValue } from '../../mcp/json-text.ts'
import type { ChatCall, RecordFormat } from '../record.ts'
import { writtenArguments } from './chat-message.ts'
import { malformed } from './malformed.ts'
import { parseTextWithin } from './parse-json.ts'

export type WrittenCall = Pick<ChatCall, 'name' | 'arguments' | 'text'>

export interface CallsWithin {
  /** What stands before the first call. */
  readonly before: string
  readonly calls: readonly WrittenCall[]
  /** What stands behind the calls and between them. */
  readonly after: string
}

const tag = '<functioncall>'
const endTag = '</functioncall>'
const nameMember = /"name"\s{0,20}:\s{0,20}("(?:[^"\\]|\\.)*")/y
const argumentsMember = /,?\s{0,20}"arguments"\s{0,20}:\s{0,20}/y

/**
 * The calls in `text`, in order. Linear.
 *
 * @param at pointer of the text in the record, for the error
 * @throws McipError `audit.malformed-record` where a call names no function
 */
export function taggedCalls(text: string, at: string, format: RecordFormat): CallsWithin {
  const calls: WrittenCall[] = []
  const after: string[] = []
  let start = text.indexOf(tag)
  if (start === -1) return { before: text, calls, after: '' }
  const before = text.slice(0, start).trim()
  while (start !== -1) {
    const from = afterSpace(text, start + tag.length)
    const end = afterValue(text, from)
    const found = callsIn(text.slice(from, end))
    if (found === undefined) {
      throw malformed(format, at, `the name of a function behind \`${tag}\``, undefined)
    }
    calls.push(...found)
    start = text.indexOf(tag, end)
    const rest = text.slice(end, start === -1 ? undefined : start)
    after.push((rest.trimStart().startsWith(endTag) ? rest.replace(endTag, '') : rest).trim())
  }
  return { before, calls, after: after.filter((part) => part !== '').join('\n') }
}

/** The call, or the list of calls, that `text` is; undefined where there is none. */
export function callsIn(text: string): readonly WrittenCall[] | undefined {
  const value = parseTextWithin(text)
  if (value === undefined) {
    const call = quotedCall(text)
    return call === undefined ? undefined : [call]
  }
  const items: readonly JsonValue[] = Array.isArray(value) ? value : [value]
  const calls = items.map(callOf).filter((call) => call !== undefined)
  return calls.length > 0 && calls.length === items.length ? calls : undefined
}

function callOf(value: JsonValue): WrittenCall | undefined {
  if (!isJsonObject(value) || typeof value.name !== 'string' || value.name === '') return undefined
  return { name: value.name, ...writtenArguments(value.arguments ?? value.parameters) }
}

/** A call that is no JSON, as its arguments stand between single quotes or break off. */
function quotedCall(text: string): WrittenCall | undefined {
  nameMember.lastIndex = afterSpace(text, 1)
  const named = text.startsWith('{') ? nameMember.exec(text) : null
  const token = named?.[1]
  if (token === undefined) return undefined
  const name = parseTextWithin(token)
  if (typeof name !== 'string' || name === '') return undefined
  argumentsMember.lastIndex = nameMember.lastIndex
  if (!argumentsMember.test(text)) return { name, arguments: undefined, text: '' }
  const written = text.slice(argumentsMember.lastIndex).trimEnd()
  return { name, ...quotedArguments(written.endsWith('}') ? written.slice(0, -1) : written) }
}

function quotedArguments(written: string): Pick<WrittenCall, 'arguments' | 'text'> {
  const quoted = written.trimEnd()
  const isQuoted = quoted.startsWith("'")
  const inner = isQuoted ? quoted.slice(1, quoted.endsWith("'") ? -1 : undefined) : quoted
  if (inner.trim() === '') return { arguments: {}, text: inner }
  // WHY: a single quote within the quotes is escaped, which JSON does not know.
  const value = parseTextWithin(inner) ?? parseTextWithin(inner.replaceAll("\\'", "'"))
  return { arguments: value, text: inner }
}
