/** The values of a content with their pointers, within bounds; JSON in strings is entered. */
import { blockTypes } from '../mcp/content.ts'
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import { jsonOf } from '../mcp/parsed-text.ts'
import { escapeToken } from '../mcp/pointer.ts'
import type { ObservedLeaf } from './observation.ts'
import { startOf } from './start-of.ts'

/** Values of one content that are remembered, and UTF-16 code units of all: half of a trajectory's. */
const maxLeaves = 2_000
const maxText = 65_536
const maxDepth = 32
/** UTF-16 code units of a string that is read as JSON. */
const maxJsonText = 65_536

/** Members of MCP's content blocks that say how a value is packed, and hold none. */
const packing: ReadonlySet<string> = new Set(['mimeType', 'annotations', '_meta', 'blob', 'data'])
const blocks: ReadonlySet<string> = new Set(blockTypes)

export interface ObservedContent {
  /** In document order. */
  readonly leaves: readonly ObservedLeaf[]
  /** Values that the bounds cut short or left out, those within one as one; 0 for most contents. */
  readonly cut: number
}

/** What is remembered of `content`. */
export function observedContent(content: JsonValue | undefined): ObservedContent {
  const leaves: ObservedLeaf[] = []
  let left = maxText
  let cut = 0

  function collect(value: JsonValue, pointer: string, depth: number): void {
    if (value === null) return
    if (leaves.length >= maxLeaves || left <= 0 || depth > maxDepth) {
      cut++
      return
    }
    if (typeof value === 'string') {
      const inner = parsed(value)
      if (inner === undefined) addText(pointer, value)
      else collect(inner, pointer, depth + 1)
    } else if (typeof value !== 'object') {
      add(pointer, typeof value === 'bigint' ? String(value) : value)
    } else if (Array.isArray(value)) {
      for (const [index, item] of (value as readonly JsonValue[]).entries()) {
        collect(item, `${pointer}/${index}`, depth + 1)
      }
    } else if (isJsonObject(value)) {
      const isBlock = typeof value.type === 'string' && blocks.has(value.type)
      for (const name of Object.keys(value)) {
        if (isBlock && (name === 'type' || packing.has(name))) continue
        collect(value[name] ?? null, `${pointer}/${escapeToken(name)}`, depth + 1)
      }
    }
  }

  function addText(pointer: string, value: string): void {
    if (value.length <= left) add(pointer, value)
    else {
      cut++
      add(pointer, startOf(value, left))
    }
  }

  function add(pointer: string, value: string | number | boolean): void {
    if (value === '') return
    left -= pointer.length + (typeof value === 'string' ? value.length : 8)
    leaves.push([pointer, value])
  }

  if (content !== undefined) collect(content, '', 0)
  return { leaves, cut }
}

/** The leaves of `content` in document order; what is over the bounds is left out. */
export function observedLeaves(content: JsonValue | undefined): readonly ObservedLeaf[] {
  return observedContent(content).leaves
}

/** The object or array that a string holds as JSON. */
function parsed(text: string): JsonValue | undefined {
  const first = text.charCodeAt(0)
  // `{` or `[`, or white space before one.
  if (first !== 0x7b && first !== 0x5b && !(first <= 0x20 && /^\s+[[{]/.test(text)))
    return undefined
  if (text.length > maxJsonText) return undefined
  const value = jsonOf(text)
  return typeof value === 'object' && value !== null ? value : undefined
}
