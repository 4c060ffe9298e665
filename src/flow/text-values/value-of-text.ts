/**
 * The values that a text holds. Servers put JSON, the print of a Python object, lines of
 * `key: value` or a table into text; their fields say what information moves.
 *
 * One file a form. Each reads a text only when the whole of it clearly has that form, in linear
 * time, and never throws.
 */

import type { JsonValue } from '../../mcp/json.ts'
import { jsonOf } from '../../mcp/parsed-text.ts'
import { unitAt } from '../../mcp/unit-at.ts'
import { keyLinesOf } from './key-lines.ts'
import { literalOf } from './literal.ts'
import { tableOf } from './table.ts'

export interface ReadingBounds {
  /** Values that are read at most. */
  readonly values: number
  /** UTF-16 code units that are looked at; what stands behind is not read. */
  readonly length: number
}

/** What `text` holds; undefined where it is only text, null where it says that there is nothing. */
export function valueOfText(text: string, bounds: ReadingBounds): JsonValue | undefined {
  const start = firstMark(text)
  if (start === -1 || bounds.length === 0) return undefined
  const first = unitAt(text, start)
  if (first === openBrace || first === openBracket) {
    const value = structureOf(text, bounds)
    if (value !== undefined) return value
  }
  if (first === 0x6e || first === 0x4e) {
    if (text.length <= 8 && nothing.has(text.trim())) return null
  }
  if (text.indexOf('\n', start) === -1) return undefined
  const seen = text.length > bounds.length ? text.slice(0, bounds.length) : text
  return (
    introducedOf(seen, bounds) ?? tableOf(seen, bounds.values) ?? keyLinesOf(seen, bounds.values)
  )
}

const openBrace = 0x7b
const openBracket = 0x5b
const nothing: ReadonlySet<string> = new Set(['null', 'None'])

function structureOf(text: string, bounds: ReadingBounds): JsonValue | undefined {
  if (text.length > bounds.length) {
    return literalOf(text.slice(0, bounds.length), { values: bounds.values, isCut: true })
  }
  if (!endsStructure(text)) {
    // Long results are often cut by who records or returns them.
    const isCut = text.length > 64 && /^\s{0,8}(?:\[\s{0,8})?\{\s{0,8}["']/.test(text)
    return isCut ? literalOf(text, { values: bounds.values, isCut }) : undefined
  }
  return jsonOf(text) ?? literalOf(text, { values: bounds.values, isCut: false })
}

/** A sentence or a heading, then JSON to the end: `Found 2 orders:\n[{...}]`, or JSON in a fence. */
function introducedOf(text: string, bounds: ReadingBounds): JsonValue | undefined {
  const braces = text.indexOf('\n{')
  const brackets = text.indexOf('\n[')
  if (braces === -1 && brackets === -1) return undefined
  const at = braces === -1 || (brackets !== -1 && brackets < braces) ? brackets : braces
  const end = text.trimEnd().endsWith('```') ? text.lastIndexOf('```') : text.length
  if (end <= at) return undefined
  const value = structureOf(text.slice(at + 1, end), bounds)
  if (value === undefined) return undefined
  const before = text.slice(0, at).replace(/```[a-z]{0,10}\s{0,4}$/, '')
  return before.trim() === '' ? value : [before, value]
}

/** Index of the first character that is no white space; -1 where there is none. */
function firstMark(text: string): number {
  for (let index = 0; index < text.length; index++) {
    if (unitAt(text, index) > 0x20) return index
  }
  return -1
}

function endsStructure(text: string): boolean {
  for (let index = text.length - 1; index >= 0; index--) {
    const code = unitAt(text, index)
    if (code > 0x20) return code === openBrace + 2 || code === openBracket + 2
  }
  return false
}
