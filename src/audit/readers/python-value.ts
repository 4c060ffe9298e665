/**
 * Values as Python writes them, which is JSON's way too: both kinds of quotes, `True` and `true`,
 * `None` and `null`, lists, tuples and dictionaries.
 *
 * @see Python Language Reference, 2.5 Literals
 */
import type { JsonValue } from '../../mcp/json.ts'
import { defaultReadLimits } from '../../mcp/read.ts'

const words: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
  ['None', null],
  ['null', null],
])
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\x07'],
  ['0', '\0'],
  ['\n', ''],
])
const word = /[A-Za-z]\w{0,255}/y
const number =
  /[+-]?(?:\d[\d_]{0,4095}(?:\.\d{0,4095})?|\.\d{1,4095})(?:[eE][+-]?\d{1,5})?(?![\w.])/y
const space = /\s*/y
const { maxDepth } = defaultReadLimits

export interface ReadValue {
  readonly value: JsonValue
  /** Index after the value. */
  readonly end: number
}

/** The value that starts at `from`, white space skipped; undefined where none does. Linear. */
export function pythonValue(text: string, from: number, depth = 0): ReadValue | undefined {
  const start = skipSpace(text, from)
  const char = text[start]
  if (char === '"' || char === "'") return stringAt(text, start)
  if (char === '[' || char === '(') {
    return depth < maxDepth ? listAt(text, start, char === '[' ? ']' : ')', depth + 1) : undefined
  }
  if (char === '{') return depth < maxDepth ? dictionaryAt(text, start, depth + 1) : undefined
  return numberAt(text, start) ?? wordAt(text, start)
}

/** Index of the first character from `from` on that is no white space. */
export function skipSpace(text: string, from: number): number {
  // WHY: a match behind the end fails, and sets the index to 0.
  if (from >= text.length) return text.length
  space.lastIndex = from
  space.test(text)
  return space.lastIndex
}

function wordAt(text: string, start: number): ReadValue | undefined {
  word.lastIndex = start
  const value = words.get(word.exec(text)?.[0] ?? '')
  return value === undefined ? undefined : { value, end: word.lastIndex }
}

function numberAt(text: string, start: number): ReadValue | undefined {
  number.lastIndex = start
  const token = number.exec(text)?.[0].replaceAll('_', '')
  if (token === undefined) return undefined
  const value = Number(token)
  const isExact = !/^[+-]?\d+$/.test(token) || Number.isSafeInteger(value)
  return { value: isExact ? value : BigInt(token.replace('+', '')), end: number.lastIndex }
}

function stringAt(text: string, start: number): ReadValue | undefined {
  const quote = text[start]
  const parts: string[] = []
  let from = start + 1
  for (let i = from; i < text.length; i++) {
    const char = text[i]
    if (char === quote) {
      parts.push(text.slice(from, i))
      return { value: parts.join(''), end: i + 1 }
    }
    if (char !== '\\') continue
    parts.push(text.slice(from, i))
    const { value, end } = escapeAt(text, i + 1)
    parts.push(value)
    from = end
    i = end - 1
  }
  return undefined
}

/** What an escape stands for; `at` is the index behind the backslash. An unknown one stays as it is. */
function escapeAt(text: string, at: number): { readonly value: string; readonly end: number } {
  const char = text[at] ?? ''
  const digits = char === 'u' ? 4 : char === 'x' ? 2 : char === 'U' ? 8 : 0
  const code = text.slice(at + 1, at + 1 + digits)
  if (digits > 0 && code.length === digits && /^[\dA-Fa-f]+$/.test(code)) {
    const point = Number.parseInt(code, 16)
    if (point <= 0x10ffff) return { value: String.fromCodePoint(point), end: at + 1 + digits }
  }
  const isItself = char === '\\' || char === '"' || char === "'" || char === '/'
  return { value: isItself ? char : (escapes.get(char) ?? `\\${char}`), end: at + 1 }
}

function listAt(text: string, start: number, close: string, depth: number): ReadValue | undefined {
  const items: JsonValue[] = []
  let i = skipSpace(text, start + 1)
  while (text[i] !== close) {
    const item = pythonValue(text, i, depth)
    if (item === undefined) return undefined
    items.push(item.value)
    i = skipSpace(text, item.end)
    if (text[i] === ',') i = skipSpace(text, i + 1)
    else if (text[i] !== close) return undefined
  }
  return { value: items, end: i + 1 }
}

function dictionaryAt(text: string, start: number, depth: number): ReadValue | undefined {
  const members: [string, JsonValue][] = []
  let i = skipSpace(text, start + 1)
  while (text[i] !== '}') {
    const key = pythonValue(text, i, maxDepth)
    if (key === undefined || typeof key.value === 'object') return undefined
    i = skipSpace(text, key.end)
    if (text[i] !== ':') return undefined
    const item = pythonValue(text, i + 1, depth)
    if (item === undefined) return undefined
    members.push([String(key.value), item.value])
    i = skipSpace(text, item.end)
    if (text[i] === ',') i = skipSpace(text, i + 1)
    else if (text[i] !== '}') return undefined
  }
  // WHY: fromEntries, because a key may be `__proto__`.
  return { value: Object.fromEntries(members), end: i + 1 }
}
