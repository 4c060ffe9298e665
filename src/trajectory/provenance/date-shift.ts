/** Dates and times that follow from earlier ones: three days later, tomorrow, next Friday. */
import type { KnownNumber } from './known-number.ts'
import { unitOfKnown } from './known-number.ts'
import { unitsOf } from './unit.ts'
import type { ValueIndex } from './value-index.ts'
import type { StoredLeaf, ValueStore } from './value-store.ts'

export interface Shift {
  readonly leaf: StoredLeaf
  readonly span: readonly [number, number]
  /** The number that was added; absent where a word says it. */
  readonly number?: KnownNumber
  readonly by: 'date-shift' | 'relative-date'
}

/** Dates that are tried. */
const maxDates = 64
const maxDays = 366
/** Part of a day; minutes are the finest times that are known. */
const tolerance = 1e-6

/**
 * What gives `day`, which is days since 1970-01-01, or a part of a day for a time.
 */
export function shiftOf(
  day: number,
  index: ValueIndex,
  numbers: () => readonly KnownNumber[],
): Shift | undefined {
  if (Number.isNaN(day)) return undefined
  return (day >= 1 ? relativeOf(day, index.stores[0]) : undefined) ?? addedOf(day, index, numbers)
}

function addedOf(
  day: number,
  index: ValueIndex,
  numbers: () => readonly KnownNumber[],
): Shift | undefined {
  for (const store of index.stores) {
    const { dates } = store
    const oldest = Math.max(dates.first, dates.next - maxDates)
    for (let place = dates.next - 1; place >= oldest; place--) {
      const known = dates.value(place)
      const leaf = store.leaf(dates.leaf(place))
      if (leaf === undefined || !(known < 1 === day < 1)) continue
      const difference = Math.abs(day - known)
      if (difference === 0 || difference > maxDays) continue
      const number = numbers().find((one) => isSpan(one, difference))
      if (number === undefined) continue
      const span = [dates.start(place), dates.end(place)] as const
      return { leaf, span, number, by: 'date-shift' }
    }
  }
  return undefined
}

/** Days that the units of a number last, as far as dates are counted in them. */
const lengths: readonly number[] = unitsOf('time').map(({ factor }) => factor / 86_400)

/** Whether a number with its unit lasts so many days. */
function isSpan(number: KnownNumber, days: number): boolean {
  const { value } = number
  // The arithmetic first: to look for a unit takes longer.
  if (!lengths.some((length) => Math.abs(value * length - days) < tolerance)) return false
  const unit = unitOfKnown(number)
  if (unit?.dimension !== 'time') return false
  return Math.abs((value * unit.factor) / 86_400 - days) < tolerance
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const relative = new RegExp(
  `(?<![a-z])(?:today|tonight|tomorrow|yesterday|(?:next )?(?:${weekdays.join('|')}))(?![a-z])`,
  'gi',
)
const near: Readonly<Record<string, number>> = { today: 0, tonight: 0, tomorrow: 1, yesterday: -1 }
/** Texts of the user that are searched, latest first, and UTF-16 code units of each. */
const maxTexts = 8
const maxText = 4_096

/** A day that the user's words name by the day on which they were said. */
function relativeOf(day: number, queries: ValueStore): Shift | undefined {
  for (const leaf of queries.leaves(maxTexts)) {
    const said = Math.floor(Date.parse(leaf.observation.at) / 86_400_000)
    for (const match of leaf.text.slice(0, maxText).matchAll(relative)) {
      const word = match[0].toLowerCase().replace('next ', '')
      const days = near[word]
      const isMeant =
        days === undefined
          ? day > said && day <= said + 13 && (day + 4) % 7 === weekdays.indexOf(word)
          : day === said + days
      const span = [match.index, match.index + match[0].length] as const
      if (isMeant) return { leaf, span, by: 'relative-date' }
    }
  }
  return undefined
}
