/**
 * Where in a text a word stands: its passage (a sentence, a line, a field) and the leaf of the record
 * that holds it. Read from the raw text, so that every place is a place of the message; bounded.
 */
import { unitAt } from '../../mcp/unit-at.ts'

/** UTF-16 code units to each side that are looked at. */
const maxPassageSide = 400
const maxLeafSide = 4_000

/** What a text as a whole looks like. */
export type TextForm =
  /** JSON, or how a programming language prints its objects. */
  | 'structure'
  /** Lines of `key: value`. */
  | 'key-lines'
  | 'markup'
  | 'prose'
  /** A field of a record, given without the record. */
  | 'field'

export interface Stretch {
  /** UTF-16 code units, start inclusive, end exclusive. */
  readonly start: number
  readonly end: number
}

const keyLine = /^[ \t]{0,16}(?:- )?["']?[\p{L}_][\p{L}\p{N}_ .-]{0,39}["']?:(?=\s|$)/u

/** The form of a text, by its first lines. */
export function formOf(text: string): TextForm {
  const first = firstUnit(text)
  if (first === 0x7b || first === 0x5b) return 'structure'
  if (first === 0x3c) return 'markup'
  let lines = 0
  let keys = 0
  const end = Math.min(text.length, 8_192)
  for (let from = 0; from < end && lines < 256; ) {
    const at = text.indexOf('\n', from)
    const to = at === -1 || at > end ? end : at
    const key = keyAt(text, from, to)
    if (key !== -1) lines++
    if (key > 0) keys++
    from = to + 1
  }
  return keys >= 3 && keys / lines >= 0.3 ? 'key-lines' : 'prose'
}

/** The first code unit that is no space, of the first ones. */
function firstUnit(text: string): number {
  let at = 0
  while (at < 64 && unitAt(text, at) <= 0x20) at++
  return unitAt(text, at)
}

/** 1: the line starts with `key:`; 0: it does not; -1: it is blank. */
function keyAt(text: string, from: number, to: number): number {
  let at = from
  while (at < to && unitAt(text, at) <= 0x20) at++
  if (at === to) return -1
  const limit = Math.min(to, at + 48)
  for (let index = at; index < limit; index++) {
    const code = unitAt(text, index)
    if (code === 0x3a && isPlainKey(text, from, at, index)) return 1
    if (code === 0x3a || code >= 128) return keyLine.test(text.slice(from, from + 80)) ? 1 : 0
    // What stands in no key: any mark but a dot, a hyphen, a low line, and quotes at its ends.
    if (!isKeyUnit(code)) return 0
  }
  return 0
}

/**
 * Whether a line that starts at `from`, its first word at `at`, has a key before its colon as most
 * lines have: ASCII letters with digits and spaces, and a space behind. False says nothing.
 */
function isPlainKey(text: string, from: number, at: number, colon: number): boolean {
  if (at !== from || colon - at > 40 || colon + 1 >= text.length) return false
  if (unitAt(text, colon + 1) !== 0x20 || !isLetter(unitAt(text, at))) return false
  for (let index = at + 1; index < colon; index++) {
    const code = unitAt(text, index)
    if (!isLetter(code) && !(code >= 0x30 && code <= 0x39) && code !== 0x20) return false
  }
  return colon > at
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f
}

function isKeyUnit(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x20 ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x5f ||
    code === 0x22 ||
    code === 0x27
  )
}

/** The passage of `text` around `start`..`end`. */
export function passageAround(text: string, start: number, end: number, form: TextForm): Stretch {
  const floor = Math.max(0, start - maxPassageSide)
  let from = start
  while (from > floor && !breaksAt(text, from - 1, form)) from--
  const ceiling = Math.min(text.length, end + maxPassageSide)
  let to = end
  while (to < ceiling && !breaksAt(text, to, form)) to++
  // The mark that ends a sentence belongs to it.
  if (to < ceiling && isSentenceMark(unitAt(text, to))) to++
  while (from < start && isLeading(unitAt(text, from))) from++
  return { start: from, end: to }
}

function isLeading(code: number): boolean {
  return code <= 0x20 || code === 0x22 || code === 0x27 || code === 0x2e
}

function isSentenceMark(code: number): boolean {
  return code === 0x21 || code === 0x3f || code === 0x2e || code === 0x3002 || code === 0xff01
}

/** Whether a passage ends at `index`. */
function breaksAt(text: string, index: number, form: TextForm): boolean {
  const code = unitAt(text, index)
  switch (code) {
    case 0x0a: // line feed: unless the sentence goes on in the next line
      return !goesOn(text, index)
    case 0x21:
    case 0x3002:
    case 0xff01:
    case 0xff1f:
    case 0x3c:
    case 0x3e:
      return true
    case 0x3f: // question mark: not within a URL
    case 0x2e: // full stop: not within a word
      return isBlankOrClose(unitAt(text, index + 1))
    case 0x5c: // a line feed as JSON and programs print it
      return text[index + 1] === 'n'
    case 0x6e:
      return index > 0 && unitAt(text, index - 1) === 0x5c && text[index - 2] !== '\\'
    case 0x22:
    case 0x27:
      return form === 'structure' && isDelimiter(text, index)
    default:
      return false
  }
}

function isBlankOrClose(code: number): boolean {
  return (
    Number.isNaN(code) ||
    code <= 0x20 ||
    code === 0x22 ||
    code === 0x27 ||
    code === 0x29 ||
    code === 0x5c ||
    code === 0x3c
  )
}

/** Lines that were wrapped: the next one starts with a small letter, and this one ends none. */
function goesOn(text: string, index: number): boolean {
  let next = index + 1
  while (next - index < 40 && (unitAt(text, next) === 0x20 || unitAt(text, next) === 0x09)) next++
  const after = unitAt(text, next)
  if (!((after >= 0x61 && after <= 0x7a) || (after >= 0x30 && after <= 0x39))) return false
  const before = unitAt(text, index - 1)
  if (before === 0x0a || before === 0x3a || isSentenceMark(before)) return false
  // `key: value` in the next line is no continuation.
  if (after <= 0x39) return !/^\d{1,3}[.)]/.test(text.slice(next, next + 5))
  const limit = Math.min(text.length, next + 60)
  let end = next
  while (end < limit && unitAt(text, end) !== 0x0a) end++
  return keyAt(text, next, end) !== 1
}

/** Whether a quote parts the leaves of a structure: beside a comma, colon or bracket. */
function isDelimiter(text: string, index: number): boolean {
  let left = index - 1
  while (left >= 0 && index - left < 64 && unitAt(text, left) <= 0x20) left--
  if (left < 0 || '{[,:('.includes(text[left] ?? '')) return true
  let right = index + 1
  while (right < text.length && right - index < 64 && unitAt(text, right) <= 0x20) right++
  return right >= text.length || '}],:)'.includes(text[right] ?? '')
}

/** The leaf of a record that holds `at`, and the name of its field where one stands before it. */
export interface Leaf extends Stretch {
  readonly field: string
}

/** The leaf around a passage; the whole text where it is no record. */
export function leafAround(text: string, { start, end }: Stretch, form: TextForm): Leaf {
  switch (form) {
    case 'structure':
      return leafOfStructure(text, start, end)
    case 'key-lines':
      return leafOfLines(text, start, end)
    default:
      return { start: 0, end: text.length, field: '' }
  }
}

function leafOfStructure(text: string, start: number, end: number): Leaf {
  let from = start
  const floor = Math.max(0, start - maxLeafSide)
  while (from > floor && !(isQuote(text, from - 1) && isDelimiter(text, from - 1))) from--
  let to = end
  const ceiling = Math.min(text.length, end + maxLeafSide)
  while (to < ceiling && !(isQuote(text, to) && isDelimiter(text, to))) to++
  const before = text.slice(Math.max(0, from - 64), Math.max(0, from - 1))
  const field = /["']?([\p{L}\p{N}_ .-]{1,40})["']?\s{0,4}:\s{0,4}(?:\[\s{0,8})?$/u.exec(
    before,
  )?.[1]
  return { start: from, end: to, field: field ?? '' }
}

function isQuote(text: string, index: number): boolean {
  const code = unitAt(text, index)
  return code === 0x22 || code === 0x27
}

function leafOfLines(text: string, start: number, end: number): Leaf {
  let from = text.lastIndexOf('\n', start - 1) + 1
  const floor = Math.max(0, start - maxLeafSide)
  let key = keyLine.exec(text.slice(from, from + 80))
  // WHY above 1: `lastIndexOf` takes a place before the text for its first one, and finds the same end again.
  while (key === null && from > Math.max(floor, 1)) {
    from = text.lastIndexOf('\n', from - 2) + 1
    key = keyLine.exec(text.slice(from, from + 80))
  }
  let to = text.indexOf('\n', end)
  const ceiling = Math.min(text.length, end + maxLeafSide)
  while (to !== -1 && to < ceiling && !keyLine.test(text.slice(to + 1, to + 81))) {
    to = text.indexOf('\n', to + 1)
  }
  const name = key?.[0] ?? ''
  return {
    start: from + name.length,
    end: to === -1 ? text.length : to,
    field: name.replace(/^[\s-]*["']?|["']?:$/g, ''),
  }
}
