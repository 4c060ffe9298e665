/** The words around a verb: where its clause opens, and what stands in it. */
import { unitAt } from '../../mcp/unit-at.ts'
import type { Words } from './scan-words.ts'

/** A passage of scanned words: the first, the one behind the last, and where its text ends. */
export interface WordRange {
  readonly from: number
  readonly to: number
  /** UTF-16 code units. */
  readonly start: number
  readonly end: number
}

/** Words in front of a verb that may belong to its clause. */
export const maxLead = 12

/** A part of a name, an address or an option. */
export function isPartOfName({ text, starts, ends }: Words, index: number): boolean {
  const start = starts[index] ?? 0
  const end = ends[index] ?? 0
  const before = start === 0 ? 0x20 : unitAt(text, start - 1)
  // Behind a line feed as programs print it stands no name.
  if (isNamePart(before) && !(start > 1 && unitAt(text, start - 2) === 0x5c && isEscape(before)))
    return true
  const next = unitAt(text, end)
  if (next === 0x2f || next === 0x40 || next === 0x3d) return true
  return (next === 0x2e || next === 0x3a || next === 0x2d) && isWordUnit(unitAt(text, end + 1))
}

function isEscape(code: number): boolean {
  return code === 0x6e || code === 0x72 || code === 0x74
}

function isNamePart(code: number): boolean {
  return (
    code === 0x2f ||
    code === 0x2e ||
    code === 0x40 ||
    code === 0x3d ||
    code === 0x2d ||
    isWordUnit(code)
  )
}

/** A letter, a digit or a low line of ASCII. */
export function isWordUnit(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f
  )
}

/** All bits of the words between the two. */
export function bitsOf({ bits }: Words, from: number, to: number): number {
  let seen = 0
  for (let at = from; at < to; at++) seen |= bits[at] ?? 0
  return seen
}

/** The last word between `from` and `to` that is one of `mask`; -1 where none is. */
export function lastOf({ bits }: Words, from: number, to: number, mask: number): number {
  for (let at = to - 1; at >= from; at--) if (((bits[at] ?? 0) & mask) !== 0) return at
  return -1
}

/** `-ly`, `-ment`, `-mente`. */
export function isAdverb({ text, starts, ends }: Words, at: number): boolean {
  const end = ends[at] ?? 0
  if (end - (starts[at] ?? 0) < 3) return false
  switch (unitAt(text, end - 1) | 0x20) {
    case 0x79:
      return (unitAt(text, end - 2) | 0x20) === 0x6c
    case 0x74:
    case 0x65:
      return /mente?$/i.test(text.slice(Math.max(starts[at] ?? 0, end - 5), end))
    default:
      return false
  }
}

/** Index of the first word of the clause that a verb stands in. */
export function clauseFrom(words: Words, index: number, first: number): number {
  let from = index
  while (from > first && index - from < maxLead && !opensAt(words, from, first)) from--
  return from
}

/** Whether a clause or a bracket opens in front of a word. */
export function opensAt({ text, starts, ends }: Words, at: number, first: number): boolean {
  if (at === first) return true
  const from = ends[at - 1] ?? 0
  const start = starts[at] ?? 0
  if (start - from === 1 && unitAt(text, from) === 0x20) return false
  let last = start - 1
  // A mark within an address or a number opens nothing: behind it stands no space.
  if (last < from || !isApart(unitAt(text, last))) return false
  while (last >= from && unitAt(text, last) <= 0x20) last--
  return last >= from && isClauseMark(unitAt(text, last))
}

const apartMarks = ' \t\n\r"\'“‘([*>#`-'
const clauseMarks = ',:;.!?()[]"“”‘–—-*>#|`•'
const marks = Uint8Array.from({ length: 128 }, (_, code) => {
  const mark = String.fromCharCode(code)
  return (apartMarks.includes(mark) ? 1 : 0) | (clauseMarks.includes(mark) ? 2 : 0)
})

function isApart(code: number): boolean {
  return code < 128
    ? ((marks[code] ?? 0) & 1) !== 0
    : code === 0xa0 || apartMarks.includes(String.fromCharCode(code))
}

function isClauseMark(code: number): boolean {
  return code < 128
    ? ((marks[code] ?? 0) & 2) !== 0
    : clauseMarks.includes(String.fromCharCode(code))
}
