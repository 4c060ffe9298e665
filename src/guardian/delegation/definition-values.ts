/**
 * The free values of what servers say about themselves: recipients, addresses, paths, commands. A
 * description that names one may have chosen it for a call of any function. What a schema offers
 * (enums, defaults, examples) is no choice, and is left out.
 */

import { isJsonObject, type JsonValue } from '../../mcp/json.ts'
import { escapeToken } from '../../mcp/pointer.ts'
import type { ObservedLeaf } from '../../trajectory/observation.ts'
import { targetsIn } from '../orders/targets.ts'

/** Texts, UTF-16 code units of one, and values of one message that are kept. */
const maxTexts = 4_096
const maxText = 16_384
const maxValues = 64
const maxDepth = 12
const maxLength = 256
const shortest = 5

/** Members of a definition that are words; names and values of a schema are none. */
const wordMembers: ReadonlySet<string> = new Set(['description', 'title', 'instructions'])
/** Members below which a schema gives values that it offers. */
const offering: ReadonlySet<string> = new Set([
  'enum',
  'default',
  'const',
  'examples',
  'example',
  'pattern',
  '_meta',
  'icons',
  'serverInfo',
])

/** The free values in a list of definitions or in what a server says on being asked, in order. */
export function definitionValues(content: JsonValue): readonly ObservedLeaf[] {
  const leaves: ObservedLeaf[] = []
  const known = new Set<string>()
  let texts = 0

  function collect(value: JsonValue, pointer: string, depth: number, isWords: boolean): void {
    if (depth > maxDepth || leaves.length >= maxValues || texts >= maxTexts) return
    if (typeof value === 'string') {
      if (isWords) read(value, pointer)
    } else if (Array.isArray(value)) {
      for (const [index, item] of (value as readonly JsonValue[]).entries())
        collect(item, `${pointer}/${index}`, depth + 1, false)
    } else if (isJsonObject(value)) {
      for (const name of Object.keys(value)) {
        if (offering.has(name)) continue
        collect(
          value[name] ?? null,
          `${pointer}/${escapeToken(name)}`,
          depth + 1,
          wordMembers.has(name),
        )
      }
    }
  }

  function read(text: string, pointer: string): void {
    texts++
    for (const value of freeValuesIn(text.slice(0, maxText))) {
      const key = value.toLowerCase()
      if (leaves.length >= maxValues || known.has(key)) continue
      known.add(key)
      leaves.push([pointer, value])
    }
  }

  collect(content, '', 0, false)
  return leaves
}

/** Cheap: a text without one of these marks holds no free value. */
const mayHold = /[@/\\~`]|\.[a-z]|\d{4}/i
/** Code that is quoted as such. */
const quoted = /`([^`\n]{4,256})`/g
/** Words that say that a value only shows what one looks like. */
const showing =
  /(?:e\.?g\.?|i\.e\.|examples?|for instance|such as|like|z\. ?b\.|par exemple|por ejemplo|format|, or|\bor)[\s:,"'`(]{0,6}$/i

function freeValuesIn(text: string): readonly string[] {
  if (!mayHold.test(text)) return []
  const found: string[] = []
  const add = (value: string, start: number): void => {
    if (value.length < shortest || value.length > maxLength) return
    if (!showing.test(text.slice(Math.max(0, start - 24), start))) found.push(value)
  }
  for (const { start, end } of targetsIn(text))
    add(text.slice(start, end).replace(/[.,;:]+$/, ''), start)
  for (const { 0: whole, 1: code = '', index } of text.matchAll(quoted)) {
    // A command has words or marks; a single word is the name of a function or a parameter.
    if (/\s/.test(code.trim()) && /^[~./\w-]+\s/.test(code))
      add(code.trim(), index + whole.indexOf(code))
  }
  return found
}
