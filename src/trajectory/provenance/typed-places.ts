/** Where the numbers and dates of leaves stand, oldest leaf first. */
import { unitAt } from '../../mcp/unit-at.ts'
import { type DateInText, datesAt, dayOf } from './date-value.ts'
import { type NumberInText, numberAt } from './number-value.ts'
import { numberInWordsAt } from './number-words.ts'
import { createPlaces, type Places } from './places.ts'
import { hashOf } from './token.ts'

export interface TypedPlaces {
  /** Each with its value. */
  readonly numbers: Places
  /** Each with its day since 1970-01-01, NaN where it has none. */
  readonly dates: Places
  /** Takes note of what is written in digits in the text of leaf `id`. */
  addDigits(id: number, text: string): void
  /** Takes note of the number in words that starts at `start`; gives its end, else `start`. */
  addWorded(id: number, text: string, start: number): number
  /** Lets go of all leaves before `endLeaf`. */
  dropLeaves(endLeaf: number): void
}

/** Numbers, and dates, of one leaf that are noted. */
const maxMarks = 256

const scratch = new Float64Array(1)
const halves = new Int32Array(scratch.buffer)

/** The hash of a number in `numbers`. */
export function hashOfNumber(value: number): number {
  scratch[0] = value === 0 ? 0 : value
  return Math.imul((halves[0] ?? 0) ^ Math.imul((halves[1] ?? 0) | 1, 0x9e3779b1), 0x85ebca6b)
}

export function createTypedPlaces(): TypedPlaces {
  const numbers = createPlaces(true)
  const dates = createPlaces(true)

  function addNumber(id: number, { value, start, end }: Omit<NumberInText, 'by'>): void {
    numbers.add(hashOfNumber(value), id, start, end, value)
  }

  function addDate(id: number, { iso, start, end }: DateInText): void {
    dates.add(hashOf(iso), id, start, end, dayOf(iso))
    // A date without its year, and one that only states it, are found by each other.
    if (/^\d{4}-\d{2}-/.test(iso)) dates.add(hashOf(`-${iso.slice(4)}`), id, start, end, Number.NaN)
  }

  return {
    numbers,
    dates,
    addDigits(id, text) {
      let marks = 0
      for (let at = nextDigit(text, 0); at >= 0 && marks < maxMarks; at = nextDigit(text, at)) {
        let end = at + 1
        for (const date of datesAt(text, at)) {
          addDate(id, date)
          marks++
          end = Math.max(end, date.end)
        }
        const number = end > at + 1 ? undefined : numberAt(text, at)
        if (number !== undefined) {
          addNumber(id, number)
          marks++
          end = number.end
        }
        at = end
        while (isDigitAt(text, at)) at++
      }
    },
    addWorded(id, text, start) {
      const number = numberInWordsAt(text, start)
      if (number !== undefined) addNumber(id, number)
      return number?.end ?? start
    },
    dropLeaves(endLeaf) {
      for (const places of [numbers, dates]) {
        let place = places.first
        while (place < places.next && places.leaf(place) < endLeaf) place++
        places.dropBefore(place)
      }
    },
  }
}

const digit = /[0-9]/g

/** The first digit from `at` on, -1 for none. */
function nextDigit(text: string, at: number): number {
  digit.lastIndex = at
  return digit.test(text) ? digit.lastIndex - 1 : -1
}

function isDigitAt(text: string, at: number): boolean {
  const code = unitAt(text, at)
  return code >= 0x30 && code <= 0x39
}
