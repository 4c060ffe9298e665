/**
 * Characters in an identifier that a person can't see, so that two names look the same: invisible
 * and blank characters, and controls.
 *
 * Harmless: what the name's script or an emoji in it needs.
 * @see Unicode UTS #39 section 5; UAX #31 section 2.3
 */
import type { Hiding, TextRole } from './hiding.ts'
import {
  belongsAlone,
  factsOf,
  invisibleRow,
  type Neighbours,
  neighbours,
  type TextFacts,
} from './invisible-characters.ts'

const controls = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g

export function findInvisibleInName(text: string, role: TextRole): Hiding | undefined {
  if (role !== 'name') return undefined
  const facts = factsOf(text)
  let start = text.length
  let end = 0
  let characters = 0
  const add = (from: number, until: number, count: number): void => {
    start = Math.min(start, from)
    end = Math.max(end, until)
    characters += count
  }
  for (const { 0: row, index } of text.matchAll(invisibleRow)) {
    const points = Array.from(row, (character) => character.codePointAt(0) ?? 0)
    const after = index + row.length
    if (!isNeeded(points, index, neighbours(text, index, after), facts)) {
      add(index, after, points.length)
    }
  }
  for (const { index } of text.matchAll(controls)) add(index, index + 1, 1)
  if (characters === 0) return undefined
  return { kind: 'invisible-in-name', span: [start, end], characters, carries: false }
}

/** One joiner where the script needs it; no soft hyphen, no byte order mark, no fillers. */
function isNeeded(
  points: readonly number[],
  start: number,
  around: Neighbours,
  facts: TextFacts,
): boolean {
  const [point = 0] = points
  if (points.length !== 1 || point === 0xad || point === 0xfeff) return false
  if (point === 0x200e || point === 0x200f || point === 0x61c) return facts.rightToLeft
  if (point === 0x2800) return facts.braille
  return belongsAlone(point, start, around)
}
