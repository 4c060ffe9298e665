/** The numbers of a text with their places: where most values of things begin. */
import { isDigit } from './character.ts'

/** ASCII digits, with single dots and commas between digits: `12`, `1,234.50`, `10.0.0.1`. */
export interface NumberRun {
  /** UTF-16 code units, start inclusive, end exclusive. */
  readonly start: number
  readonly end: number
}

/** Numbers of one text that are looked at. */
export const maxNumbers = 8_192

/** The first `maxNumbers` numbers of `text` in order. */
export function numbersIn(text: string): readonly NumberRun[] {
  const numbers: NumberRun[] = []
  let index = 0
  while (index < text.length && numbers.length < maxNumbers) {
    if (!isDigit(text.charCodeAt(index))) {
      index++
      continue
    }
    const start = index
    while (isDigit(text.charCodeAt(index)) || joins(text, index)) index++
    numbers.push({ start, end: index })
  }
  return numbers
}

function joins(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return (code === 0x2e || code === 0x2c) && isDigit(text.charCodeAt(index + 1))
}
