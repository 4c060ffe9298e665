/**
 * Where and why a text is no JSON. Only asked once `JSON.parse` has refused it: engines word their
 * faults differently and often leave out the place.
 *
 * @see RFC 8259
 */
import { afterSpace, closedString } from '../../mcp/json-text.ts'

export interface JsonFault {
  /** Index of the first character that cannot stand where it stands; the length at the end. */
  readonly at: number
  readonly reason: string
}

/** What may come next. */
type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end'

const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y
const badInString = /[\x00-\x1f]|\\(?!["\\/bfnrt]|u[\dA-Fa-f]{4})/g

/** The first fault of `text`; undefined where it is valid JSON. Linear, never recurses. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let i = afterSpace(text, 0)
  while (i < text.length) {
    const char = text[i]
    const isKey: boolean = expected === 'key' || expected === 'key or end'
    const isValue: boolean = expected === 'value' || expected === 'value or end'
    const mayEnd = expected.endsWith('or end')
    const within = open.at(-1)
    if (expected === 'comma or end' && within === undefined) {
      return { at: i, reason: 'text after the end of the value' }
    }
    if (char === '"' && (isKey || isValue)) {
      const end = closedString(text, i)
      if (end === undefined) return { at: text.length, reason: 'the text breaks off in a string' }
      const fault = stringFault(text, i, end)
      if (fault !== undefined) return fault
      expected = isKey ? 'colon' : 'comma or end'
      i = end
    } else if (isValue && (char === '{' || char === '[')) {
      open.push(char)
      expected = char === '{' ? 'key or end' : 'value or end'
      i++
    } else if (mayEnd && char === (within === '{' ? '}' : ']')) {
      open.pop()
      expected = 'comma or end'
      i++
    } else if (expected === 'comma or end' && char === ',') {
      expected = within === '{' ? 'key' : 'value'
      i++
    } else if (expected === 'colon' && char === ':') {
      expected = 'value'
      i++
    } else {
      scalar.lastIndex = i
      const found = isValue ? scalar.exec(text) : null
      if (found === null) return { at: i, reason: `expected ${inWords(expected, within)}` }
      expected = 'comma or end'
      i += found[0].length
    }
    i = afterSpace(text, i)
  }
  if (expected === 'comma or end' && open.length === 0) return undefined
  return { at: text.length, reason: 'the text breaks off' }
}

/** A line end or control character in a string is not JSON, nor an unknown escape. */
function stringFault(text: string, from: number, end: number): JsonFault | undefined {
  const inner = text.slice(from + 1, end - 1)
  badInString.lastIndex = 0
  for (;;) {
    const found = badInString.exec(inner)
    if (found === null) return undefined
    // WHY: an escaped backslash is two characters, and the second opens no escape.
    if (found[0] === '\\' && isEscaped(inner, found.index)) continue
    const reason =
      found[0] === '\\' ? 'an unknown escape in a string' : 'a control character in a string'
    return { at: from + 1 + found.index, reason }
  }
}

function isEscaped(text: string, at: number): boolean {
  let run = at
  while (run > 0 && text[run - 1] === '\\') run--
  return (at - run) % 2 === 1
}

function inWords(expected: Expected, within: '{' | '[' | undefined): string {
  const end = within === '{' ? '`}`' : '`]`'
  switch (expected) {
    case 'value':
      return 'a value'
    case 'value or end':
      return 'a value or `]`'
    case 'key':
      return 'a member name in double quotes'
    case 'key or end':
      return 'a member name in double quotes or `}`'
    case 'colon':
      return '`:`'
    case 'comma or end':
      return `\`,\` or ${end}`
  }
}
