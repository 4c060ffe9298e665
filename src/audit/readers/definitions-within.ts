/** Definitions of functions that stand as JSON within the prose of a system message. */
import type { JsonValue } from '../../mcp/json.ts'
import { afterString } from '../../mcp/json-text.ts'
import type { ChatTool } from '../record.ts'
import { writtenTool } from './chat-tools.ts'
import { parseTextWithin } from './parse-json.ts'

export interface Prose {
  /** The text without the definitions. */
  readonly text: string
  readonly tools: readonly ChatTool[]
}

/**
 * The functions that `text` defines, as objects one after another or in lists, and what else it
 * says. JSON that defines no function stays in the text. Linear.
 *
 * @param pointer of the text in the record
 */
export function definitionsWithin(text: string, pointer: string): Prose {
  const tools: ChatTool[] = []
  const kept: string[] = []
  let from = 0
  for (const [start, end] of bracketed(text)) {
    const found = toolsIn(parseTextWithin(text.slice(start, end)), pointer)
    if (found.length === 0) continue
    tools.push(...found)
    kept.push(text.slice(from, start).trim())
    from = end
  }
  kept.push(text.slice(from).trim())
  return { text: kept.filter((part) => part !== '').join('\n'), tools }
}

/** All of `value`, or nothing: a list is one of functions only if each of its items is one. */
function toolsIn(value: JsonValue | undefined, pointer: string): readonly ChatTool[] {
  if (value === undefined) return []
  const items: readonly JsonValue[] = Array.isArray(value) ? value : [value]
  const tools = items.map((item) => writtenTool(item, pointer)).filter((tool) => tool !== undefined)
  return tools.length === items.length ? tools : []
}

/** The outermost pairs of brackets that match, strings in them skipped; a stray one spoils no other. */
function bracketed(text: string): readonly (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = []
  const open: number[] = []
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === '{' || char === '[') open.push(i)
    else if (char === '"' && open.length > 0) i = afterString(text, i) - 1
    else if (char === '}' || char === ']') {
      const start = open.at(-1)
      if (start === undefined || text[start] !== (char === '}' ? '{' : '[')) continue
      open.pop()
      while ((spans.at(-1)?.[0] ?? -1) > start) spans.pop()
      spans.push([start, i + 1])
    }
  }
  return spans
}
