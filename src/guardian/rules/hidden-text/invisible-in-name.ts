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
  hasRightToLeft,
  invisibleRow,
  neighbours,
} from './invisible-characters.ts'

const controls = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g

export function findInvisibleInName(text: string, role: TextRole): Hiding | undefined {
  if (role !== 'name') return undefined
  const spans: (readonly [number, number, number])[] = []
  for (const { 0: row, index } of text.matchAll(invisibleRow)) {
    const points = Array.from(row, (character) => character.codePointAt(0) ?? 0)
    const end = index + row.length
    if (!isNeeded(text, points, index, end)) spans.push([index, end, points.length])
  }
  for (const { index } of text.matchAll(controls)) spans.push([index, index + 1, 1])
  if (spans.length === 0) return undefined
  return {
    kind: 'invisible-in-name',
    span: [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))],
    characters: spans.reduce((sum, [, , count]) => sum + count, 0),
    carries: false,
  }
}

/** One joiner where the script needs it; no soft hyphen, no byte order mark, no fillers. */
function isNeeded(text: string, points: readonly number[], start: number, end: number): boolean {
  const [point = 0] = points
  if (points.length !== 1 || point === 0xad || point === 0xfeff) return false
  if (point === 0x200e || point === 0x200f || point === 0x61c) return hasRightToLeft(text)
  if (point === 0x2800) return factsOf(text).braille
  return belongsAlone(point, start, neighbours(text, start, end))
}
