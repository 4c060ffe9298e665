/**
 * Calls that are written as a list of Python calls: `[Get Weather(city="Oslo", days=3), ping()]`.
 * Names may hold spaces, dots, slashes and more, so the functions on offer help to read them.
 *
 * @see Liu et al. 2024, arXiv:2409.00920; huggingface.co/datasets/Team-ACE/ToolACE
 */
import type { JsonValue } from '../../mcp/json.ts'
import { parseTextWithin } from './parse-json.ts'
import { pythonValue, skipSpace } from './python-value.ts'
import { type CallsWithin, callsIn, type WrittenCall } from './tagged-calls.ts'

const maxName = 256
const argumentName = /(?:"([^"\\\n]{1,256})"|([\p{L}_$][^\s="'(){}[\],]{0,255}))\s{0,20}=/uy
/** A value without quotes, up to what can end it. */
const bareValue = /[^\s"'(){}[\],=][^"'(){}[\],=\n]{0,1023}/y

/**
 * The calls that `text` is; undefined where it is prose. Linear.
 *
 * A call whose arguments cannot be read keeps them as text; it counts as a call only where the
 * function is on offer.
 * @param offered names of the functions on offer
 */
export function bracketedCalls(
  text: string,
  offered: ReadonlySet<string>,
): CallsWithin | undefined {
  const start = skipSpace(text, 0)
  if (text[start] === '{') return spelledInJson(text)
  if (text[start] !== '[') return undefined
  const calls: WrittenCall[] = []
  let i = skipSpace(text, start + 1)
  while (text[i] !== ']') {
    const call = callAt(text, i, offered)
    // WHY: what breaks off behind a call that was read is still a list of calls.
    if (call === undefined && calls.length > 0 && i >= text.length) return found(calls, '')
    if (call === undefined) return spelledInJson(text)
    calls.push(call.call)
    i = skipSpace(text, call.end)
    if (text[i] === ',') i = skipSpace(text, i + 1)
  }
  const after = text.slice(i + 1).trim()
  // WHY: prose may begin with something in brackets; what goes on behind it is likely prose.
  const isList = calls.length > 0 && (after === '' || calls.every(({ name }) => offered.has(name)))
  return isList ? found(calls, after) : undefined
}

function found(calls: readonly WrittenCall[], after: string): CallsWithin {
  return { before: '', calls, after }
}

function spelledInJson(text: string): CallsWithin | undefined {
  const calls = callsIn(text.trim())
  return calls === undefined ? undefined : found(calls, '')
}

interface FoundCall {
  readonly call: WrittenCall
  readonly end: number
}

function callAt(text: string, from: number, offered: ReadonlySet<string>): FoundCall | undefined {
  const names = namesAt(text, from)
  const known = names.filter(({ name }) => offered.has(name)).at(-1)
  if (known !== undefined) return readCall(text, known) ?? unreadCall(text, known)
  for (const unknown of names) {
    const call = isPlain(unknown.name) ? readCall(text, unknown) : undefined
    if (call !== undefined) return call
  }
  return undefined
}

interface FoundName {
  readonly name: string
  /** Index of the bracket behind it. */
  readonly open: number
}

/** What stands before each opening bracket, shortest first: a name may hold brackets itself. */
function namesAt(text: string, from: number): readonly FoundName[] {
  const window = text.slice(from, from + maxName + 1)
  const names: FoundName[] = []
  for (let open = window.indexOf('('); open !== -1; open = window.indexOf('(', open + 1)) {
    names.push({ name: window.slice(0, open).trimEnd(), open: from + open })
  }
  return names
}

/** Whether a function that is not on offer may be called so: an apostrophe, but no other quote. */
function isPlain(name: string): boolean {
  return name !== '' && !/["=[\]{}<>\n]|(?<!\p{L})'|'(?!\p{L})/u.test(name)
}

function readCall(text: string, { name, open }: FoundName): FoundCall | undefined {
  const read = argumentsAt(text, open + 1)
  if (read === undefined) return undefined
  const written = text.slice(open + 1, read.end - 1)
  return { call: { name, arguments: read.value, text: written }, end: read.end }
}

function unreadCall(text: string, { name, open }: FoundName): FoundCall {
  const close = closingBracket(text, open + 1)
  const written = text.slice(open + 1, close)
  return { call: { name, arguments: parseTextWithin(written), text: written }, end: close + 1 }
}

/** The arguments up to the closing bracket; undefined where they are not written so. */
function argumentsAt(
  text: string,
  from: number,
): { readonly value: JsonValue; readonly end: number } | undefined {
  const members: [string, JsonValue][] = []
  let i = skipSpace(text, from)
  while (text[i] !== ')') {
    argumentName.lastIndex = i
    const named = argumentName.exec(text)
    if (named === null) return undefined
    const value = argumentAt(text, argumentName.lastIndex)
    if (value === undefined) return undefined
    members.push([named[1] ?? named[2] ?? '', value.value])
    i = skipSpace(text, value.end)
    if (text[i] === ',') i = skipSpace(text, i + 1)
    else if (text[i] !== ')') return undefined
  }
  return { value: Object.fromEntries(members), end: i + 1 }
}

function argumentAt(
  text: string,
  from: number,
): { readonly value: JsonValue; readonly end: number } | undefined {
  const read = pythonValue(text, from)
  if (read !== undefined && /^[,)]?$/.test(text[skipSpace(text, read.end)] ?? '')) return read
  bareValue.lastIndex = skipSpace(text, from)
  const bare = bareValue.exec(text)?.[0]
  return bare === undefined ? undefined : { value: bare.trimEnd(), end: bareValue.lastIndex }
}

/** Index of the bracket that closes the one before `from`, strings skipped; the length if none does. */
function closingBracket(text: string, from: number): number {
  let depth = 1
  for (let i = from; i < text.length; i++) {
    const char = text[i]
    if (char === '"' || char === "'") i = (pythonValue(text, i)?.end ?? text.length) - 1
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return i
  }
  return text.length
}

/** The value that a text is, as JSON or as Python writes it; undefined where it is prose. */
export function writtenValue(text: string): JsonValue | undefined {
  const value = parseTextWithin(text)
  if (value !== undefined) return value
  const read = pythonValue(text, 0)
  return read !== undefined && skipSpace(text, read.end) === text.length ? read.value : undefined
}
