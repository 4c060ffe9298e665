/** Places of a built message as places of the record that it was built from (RFC 6901). */
import type { Evidence } from '../guardian/verdict.ts'
import { placeInText } from './place-in-text.ts'
import type { ChatCall, ChatMessage, ChatTool } from './record.ts'

type Span = readonly [number, number]

/** What gives the place in the record for a place in the built message. */
export type Place = (pointer: string, span?: Span) => Evidence

const args = '/params/arguments'
const text = '/result/content/0/text'
const tools = '/result/tools/'
const schema = '/inputSchema'
const ofList = /^\/(?:tools|functions)\//

/** @param cut code units of the name that stand in the record only: the server and its separator */
export function placeOfCall(index: number, call: ChatCall, cut: number): Place {
  return (pointer, span) => {
    if (isBelow(pointer, args)) return at(index, call.pointer + pointer.slice(args.length), span)
    if (pointer === '/params/name') return at(index, nameOf(call.pointer), span && shift(span, cut))
    return at(index, '')
  }
}

/** The name stands beside the arguments; where those have no member of their own, it is the call. */
function nameOf(pointer: string): string {
  return pointer.replace(/\/(?:arguments|input)$/, '/name')
}

/**
 * A text that is JSON is entered: what is below it continues into the parsed value, and a span in
 * it becomes one of the string that it lies in.
 */
export function placeOfResult(index: number, message: ChatMessage): Place {
  return (pointer, span) => {
    if (!isBelow(pointer, text)) return at(index, '')
    const below = pointer.slice(text.length)
    const inner = below === '' && span !== undefined ? placeInText(message.text, span) : undefined
    return inner === undefined
      ? at(index, message.pointer + below, span)
      : at(index, message.pointer + inner.pointer, inner.span)
  }
}

/** One function on offer, and how much of its name stands in the record only. */
export interface OfferedTool {
  readonly tool: ChatTool
  /** UTF-16 code units: the server and its separator. */
  readonly cut: number
}

/**
 * WHY message 0: definitions stand beside the messages, so the pointer is one from the record; a
 * guard would have acted before the first message.
 */
export function placeOfTools(offered: readonly OfferedTool[]): Place {
  return (pointer, span) => {
    if (!pointer.startsWith(tools)) return at(0, '')
    const end = pointer.indexOf('/', tools.length)
    const one = offered[Number(pointer.slice(tools.length, end === -1 ? undefined : end))]
    if (one === undefined) return at(0, '')
    const below = end === -1 ? '' : pointer.slice(end)
    const { pointer: definition, schemaName = 'parameters' } = one.tool
    // A definition within a text has no members there.
    if (!ofList.test(definition)) return at(0, definition)
    if (below === '/name') return at(0, `${definition}/name`, span && shift(span, one.cut))
    if (!isBelow(below, schema)) return at(0, definition + below, span)
    return at(0, `${definition}/${schemaName}${below.slice(schema.length)}`, span)
  }
}

export function placeOfTurn(index: number, pointer: string): Place {
  return (below, span) => at(index, pointer + below, span)
}

function at(message: number, pointer: string, span?: Span): Evidence {
  return span === undefined ? { message, pointer } : { message, pointer, span }
}

function shift([start, end]: Span, by: number): Span {
  return [start + by, end + by]
}

function isBelow(pointer: string, root: string): boolean {
  return (
    pointer.startsWith(root) && (pointer.length === root.length || pointer[root.length] === '/')
  )
}
