/**
 * Lines of `key: value`: YAML blocks, labelled lists, Markdown lists with bold labels. Nesting goes
 * by indentation; what is no key line stays text.
 *
 * @see YAML 1.2.2, chapter 8, Block Style Productions (the part of it that programs print)
 */
import type { JsonValue } from '../../mcp/json.ts'
import { unitAt } from '../../mcp/unit-at.ts'

const maxLines = 2_000
/** Key lines that make a text a list of values, and their share of the lines that are not blank. */
const minKeyLines = 2
const minShare = 0.5
const maxKeyLength = 40
const maxKeyWords = 4

/** Bullets and numbers before a line. */
const bulletPattern = /^(?:[-*•+]|\d{1,3}[.)])\s+/
/** A key, bare, quoted or in bold, and what stands behind its colon. */
const keyPattern =
  /^(?:\*\*|["'`])?([\p{L}_$][\p{L}\p{M}\p{N}_ ./()#&-]{0,40}?)(?:\*\*|["'`])?\s?:(?:\*\*)?(?:\s+(\S.*)|\s*)$/su

interface Line {
  readonly indent: number
  readonly isItem: boolean
  readonly key: string | undefined
  readonly rest: string
}

/** The values that `text` lists, at most `limit` lines; undefined where it is no such list. */
export function keyLinesOf(text: string, limit: number): JsonValue | undefined {
  if (!text.includes(':')) return undefined
  const lines: Line[] = []
  let keyLines = 0
  for (const raw of text.split('\n', maxLines)) {
    if (raw.trim() === '') continue
    const line = lineOf(raw)
    lines.push(line)
    if (line.key !== undefined) keyLines++
  }
  if (keyLines < minKeyLines || keyLines < lines.length * minShare) return undefined
  return valuesOf(lines.slice(0, limit))
}

function lineOf(raw: string): Line {
  let rest = raw.trimEnd()
  const bare = rest.trimStart()
  let indent = rest.length - bare.length
  const bullet =
    bare.length > 4_096 || !mayBeBullet(bare) ? undefined : bulletPattern.exec(bare)?.[0]
  rest = bullet === undefined ? bare : bare.slice(bullet.length)
  indent += bullet?.length ?? 0
  const isItem = bullet !== undefined
  // WHY a look first: most lines of prose have no colon near their start.
  const colon = rest.indexOf(':')
  if (colon < 1 || colon > maxKeyLength + 4) return { indent, isItem, key: undefined, rest }
  if (isPlainKey(rest, colon)) {
    const key = rest.slice(0, colon)
    return wordsOf(key) > maxKeyWords
      ? { indent, isItem, key: undefined, rest }
      : { indent, isItem, key, rest: unquoted(rest.slice(colon + 2)) }
  }
  const found = rest.length > 4_096 ? null : keyPattern.exec(rest)
  const key = found?.[1]?.trim()
  if (key === undefined || wordsOf(key) > maxKeyWords) {
    return { indent, isItem, key: undefined, rest }
  }
  return { indent, isItem, key, rest: unquoted(found?.[2] ?? '') }
}

/** Whether a line may start with a bullet or a number. */
function mayBeBullet(line: string): boolean {
  if (line === '') return false
  const code = unitAt(line, 0)
  return code === 0x2d || code === 0x2a || code === 0x2b || code === 0x2022 || isDigit(code)
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/**
 * Whether what stands before the colon is a key as most are, and one space and a value behind it;
 * `keyPattern` then finds the same. False says nothing.
 */
function isPlainKey(line: string, colon: number): boolean {
  if (colon > maxKeyLength + 1 || colon + 2 >= line.length || line.length > 4_096) return false
  // What is no ASCII may be a space as well.
  const first = unitAt(line, colon + 2)
  if (unitAt(line, colon + 1) !== 0x20 || first <= 0x20 || first >= 0x80) return false
  if (!isLetter(unitAt(line, 0)) || unitAt(line, colon - 1) === 0x20) return false
  for (let index = 1; index < colon; index++) {
    const code = unitAt(line, index)
    if (!isLetter(code) && !isDigit(code) && code !== 0x20 && code !== 0x2d) return false
  }
  return true
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f
}

/** Parts of a key between single spaces. */
function wordsOf(key: string): number {
  let count = 1
  for (let at = key.indexOf(' '); at !== -1; at = key.indexOf(' ', at + 1)) count++
  return count
}

function unquoted(text: string): string {
  const first = text.charAt(0)
  const isQuoted = text.length > 1 && text.endsWith(first) && (first === '"' || first === "'")
  return isQuoted ? text.slice(1, -1) : text
}

type Members = Record<string, JsonValue>

/** An open list of objects, whose lines stand at `indent` or deeper. */
interface Level {
  readonly indent: number
  readonly items: JsonValue[]
  members: Members | undefined
  lastKey: string
  /** Whether a line without a bullet stands in the last object. */
  hasPlain: boolean
}

function valuesOf(lines: readonly Line[]): JsonValue {
  const top: Level = { indent: 0, items: [], members: undefined, lastKey: '', hasPlain: false }
  const open: Level[] = [top]
  for (const line of lines) {
    while (open.length > 1 && line.indent < (open.at(-1)?.indent ?? 0)) open.pop()
    const level = open.at(-1) ?? top
    if (line.key === undefined) addText(level, line, open)
    else addMember(line.indent > level.indent ? deeper(level, line, open) : level, line, line.key)
  }
  return top.items.length === 1 ? (top.items[0] ?? null) : top.items
}

/** The level under the last key, where that key still waits for its value; else the same level. */
function deeper(level: Level, line: Line, open: Level[]): Level {
  const { members, lastKey } = level
  const waits = members !== undefined && lastKey !== '' && members[lastKey] === null
  if (!waits && level.items.length > 0) return level
  const next: Level = {
    indent: line.indent,
    items: [],
    members: undefined,
    lastKey: '',
    hasPlain: false,
  }
  if (waits && members !== undefined) members[lastKey] = next.items
  else level.items.push(next.items)
  if (open.length < 32) open.push(next)
  return next
}

function addMember(level: Level, { isItem, rest }: Line, key: string): void {
  const { members } = level
  // A bullet starts a new object, but not in a list whose labels all have one.
  if (members === undefined || Object.hasOwn(members, key) || (isItem && level.hasPlain)) {
    level.members = Object.create(null) as Members
    level.items.push(level.members)
    level.hasPlain = false
  }
  if (!isItem) level.hasPlain = true
  if (level.members !== undefined) level.members[key] = rest === '' || rest === '|' ? null : rest
  level.lastKey = key
}

/** A line without a key: an item of the key that waits, more text of the last value, or text. */
function addText(level: Level, { isItem, indent, rest }: Line, open: readonly Level[]): void {
  const { members, lastKey } = level
  const last = members === undefined ? undefined : members[lastKey]
  if (members === undefined || lastKey === '') {
    ;(open[0] ?? level).items.push(rest)
  } else if (last === null && (isItem || indent > level.indent)) {
    members[lastKey] = isItem ? [unquoted(rest)] : unquoted(rest)
  } else if (Array.isArray(last) && isItem) {
    last.push(unquoted(rest))
  } else if (typeof last === 'string' && indent > level.indent && !isItem) {
    members[lastKey] = `${last} ${rest}`
  } else {
    ;(open[0] ?? level).items.push(rest)
  }
}
