/** The numbers of a text with their places: where most values of things begin. */
import { unitAt } from '../../mcp/unit-at.ts'
import { isDigit } from './character.ts'

/** ASCII digits, with single dots and commas between digits: `12`, `1,234.50`, `10.0.0.1`. */
export interface NumberRun {
  /** UTF-16 code units, start inclusive, end exclusive. */
  readonly start: number
  readonly end: number
}

/** Runs of digits of one text that are looked at. */
export const maxNumbers = 8_192

/** The numbers of `text`, of which `starts` are the places where digits begin, in order. */
export function numbersFrom(text: string, starts: readonly number[]): readonly NumberRun[] {
  const numbers: NumberRun[] = []
  let end = 0
  for (const start of starts) {
    if (start < end) continue
    end = start + 1
    while (isDigit(unitAt(text, end)) || joins(text, end)) end++
    numbers.push({ start, end })
  }
  return numbers
}

function joins(text: string, index: number): boolean {
  const code = unitAt(text, index)
  return (code === 0x2e || code === 0x2c) && isDigit(unitAt(text, index + 1))
}
