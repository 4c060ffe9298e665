/** Dates and times of day in a text, however they are written, as ISO 8601. */
import { unitAt } from '../../mcp/unit-at.ts'

export interface DateInText {
  /** `2024-03-05`, `--03-05` without a year, `2024-03` without a day, or `T14:30`. */
  readonly iso: string
  /** UTF-16 code units, end exclusive. */
  readonly start: number
  readonly end: number
}

const maxDates = 256

const names = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'

/** WHY: `2074.05` is an amount; with a point only a whole date is one. */
const yearFirst = /(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|[-/](\d{1,2}))(?!\d)/y
const yearLast = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d.-])/y
const compact = /((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/y
const epoch = /(1\d{9})(\d{3})?(?!\d)/y
const dayThenMonth = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?${month}(?:,? ?[ -]?(\\d{4}))?(?![a-z\\d])`,
  'iy',
)
const monthBefore = new RegExp(`(?<![a-z\\d])${month}[ -]$`, 'i')
const dayAfterMonth = /(\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?(?![a-z\d:])/iy
const yearAfterMonth = /(\d{4})(?![a-z\d])/iy
const half = '( ?[ap]\\.?m\\b| (?:in the |at )?(?:morning|afternoon|evening|night)\\b)'
const clock = new RegExp(
  `(\\d{1,2}):([0-5]\\d)(:[0-5]\\d(?:\\.\\d{1,9})?)?(?![\\d:])${half}?`,
  'iy',
)
const hour = new RegExp(`(\\d{1,2})${half}`, 'iy')
const halfBefore = /(morning|afternoon|evening|night)(?: at)? $/i
const hourAlone = /(\d{1,2})(?!\d|[:.,-]\d)/y
const hourAfterDate = /[T ](?=\d{2}:\d{2})/y

/** The readings of what starts with the digit at `at`; several where it can be read in several ways. */
export function datesAt(text: string, at: number): readonly DateInText[] {
  let run = 1
  while (run < 14 && isDigit(unitAt(text, at + run))) run++
  const after = unitAt(text, at + run)
  const isParted = after === 0x2d || after === 0x2f || after === 0x2e
  if (run === 4) {
    const dates = isParted ? matched(text, at, yearFirst, readYearFirst) : []
    return dates.length > 0 ? withClock(text, dates) : afterMonth(text, at, yearAfterMonth)
  }
  if (run === 8) return matched(text, at, compact, readCompact)
  if (run === 10 || run === 13) return matched(text, at, epoch, readEpoch)
  if (run > 2) return []
  if (after === 0x3a) return matched(text, at, clock, readClock)
  if (isParted) {
    const dates = matched(text, at, yearLast, readYearLast)
    if (dates.length > 0) return withClock(text, dates)
  }
  return namedAt(text, at, run, after)
}

/** First letters of what says which half of the day is meant: am, pm, in the, at, morning, ... */
const halves: readonly number[] = [...'apimen'].map((letter) => unitAt(letter, 0))

/** First letters of months and of `of`; of the endings of ordinals. */
const ofMonths: readonly number[] = [...'jfmasond'].map((letter) => unitAt(letter, 0))
const ofOrdinals: readonly number[] = [...'snrt'].map((letter) => unitAt(letter, 0))

/** A day beside the name of a month, or an hour with its half of the day. */
function namedAt(text: string, at: number, run: number, after: number): readonly DateInText[] {
  const letter = after | 0x20
  const isParted = after === 0x20 || after === 0x2d
  // `of` or a month after a space, the ending of an ordinal right away.
  const following = isParted ? unitAt(text, at + run + 1) | 0x20 : letter
  if ((isParted ? ofMonths : ofOrdinals).includes(following)) {
    const dates = matched(text, at, dayThenMonth, readDayThenMonth)
    if (dates.length > 0) return dates
  }
  const before = unitAt(text, at - 1)
  if (before === 0x20 || before === 0x2d) {
    const dates = afterMonth(text, at, dayAfterMonth)
    if (dates.length > 0) return dates
    const times = before === 0x20 ? afterHalf(text, at) : []
    if (times.length > 0) return times
  }
  const next = after === 0x20 ? unitAt(text, at + run + 1) | 0x20 : letter
  return halves.includes(next) ? matched(text, at, hour, readHour) : []
}

/** All dates and times of `text`. */
export function datesInText(text: string): readonly DateInText[] {
  const found: DateInText[] = []
  for (let at = 0; at < text.length && found.length < maxDates; at++) {
    if (!isDigit(unitAt(text, at))) continue
    const dates = datesAt(text, at)
    found.push(...dates)
    const end = dates.reduce((last, date) => Math.max(last, date.end), at + 1)
    while (at + 1 < end || isDigit(unitAt(text, at + 1))) at++
  }
  return found
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function matched(
  text: string,
  at: number,
  pattern: RegExp,
  read: (match: RegExpExecArray) => readonly string[],
): readonly DateInText[] {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  if (match === null) return []
  const end = at + match[0].length
  const isos = read(match)
  return isos
    .filter((iso, index) => isos.indexOf(iso) === index)
    .map((iso) => ({ iso, start: at, end }))
}

/** `March 5, 2026`, `Mar 2026`: the digits with the name before them. */
function afterMonth(text: string, at: number, pattern: RegExp): readonly DateInText[] {
  const ending = unitAt(text, at - 2)
  if (at < 4 || (ending !== 0x2e && ((ending | 0x20) < 0x61 || (ending | 0x20) > 0x7a))) return []
  if (!mayBeMonthBefore(text, ending === 0x2e ? at - 3 : at - 2)) return []
  const lead = monthBefore.exec(text.slice(Math.max(0, at - 12), at))
  if (lead === null) return []
  pattern.lastIndex = at
  const match = pattern.exec(text)
  if (match === null) return []
  const m = String(monthOf(lead[1]))
  const isos =
    pattern === yearAfterMonth ? monthOfYear(match[1], m) : calendar(match[2], m, match[1])
  const [start, end] = [at - lead[0].length, at + match[0].length]
  return isos.map((iso) => ({ iso, start, end }))
}

const monthStarts: ReadonlySet<number> = new Set(names.map((name) => firstLetters(name, 0)))

/** The first three letters from `at` on, as one number. */
function firstLetters(text: string, at: number): number {
  const one = unitAt(text, at) | 0x20
  const two = unitAt(text, at + 1) | 0x20
  return (one << 16) | (two << 8) | unitAt(text, at + 2) | 0x20
}

/** Whether the word that ends with `last` begins as a month does: most words are told apart so. */
function mayBeMonthBefore(text: string, last: number): boolean {
  let start = last
  while (start > 0 && last - start < 9 && isAsciiLetter(unitAt(text, start - 1))) start--
  return monthStarts.has(firstLetters(text, start))
}

function isAsciiLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
}

/** The time of day that stands right after a date belongs to it, and is a value of its own. */
function withClock(text: string, dates: readonly DateInText[]): readonly DateInText[] {
  const end = dates[0]?.end ?? 0
  hourAfterDate.lastIndex = end
  if (!hourAfterDate.test(text)) return dates
  return [...dates, ...matched(text, end + 1, clock, readClock)]
}

function readCompact([, y, m, d]: RegExpExecArray): readonly string[] {
  return calendar(y, m, d)
}

function readDayThenMonth([, d, name, y]: RegExpExecArray): readonly string[] {
  return calendar(y, String(monthOf(name)), d)
}

function readYearFirst([, y, , m, d, month]: RegExpExecArray): readonly string[] {
  return d === undefined ? monthOfYear(y, month) : calendar(y, m, d)
}

/** Day and month stand in either order: both readings that exist. */
function readYearLast([, one, , other, y]: RegExpExecArray): readonly string[] {
  const short = Number(y)
  const year = y?.length === 2 ? String(short + (short < 70 ? 2000 : 1900)) : y
  return [...calendar(year, one, other), ...calendar(year, other, one)]
}

function readEpoch([, seconds]: RegExpExecArray): readonly string[] {
  const iso = new Date(Number(seconds) * 1_000).toISOString()
  return [iso.slice(0, 10), `T${iso.slice(11, 16)}`]
}

function readClock([, h, m, seconds, half]: RegExpExecArray): readonly string[] {
  const isOf24 = seconds !== undefined || h?.startsWith('0')
  return clockOf(Number(h), Number(m), half, isOf24 === true)
}

function readHour([, h, half]: RegExpExecArray): readonly string[] {
  return clockOf(Number(h), 0, half, false)
}

/** `evening 4`: the half of the day stands before. */
function afterHalf(text: string, at: number): readonly DateInText[] {
  const before = halfBefore.exec(text.slice(Math.max(0, at - 14), at))
  if (before === null) return []
  return matched(text, at, hourAlone, ([, h]) => clockOf(Number(h), 0, before[1], false))
}

/** A time on a dial without its half of the day may be in either. */
function clockOf(
  hours: number,
  minutes: number,
  half: string | undefined,
  isOf24: boolean,
): readonly string[] {
  const time = (hour: number): string => `T${padded(hour)}:${padded(minutes)}`
  if (half === undefined) {
    if (hours > 23) return []
    return isOf24 || hours < 1 || hours > 11 ? [time(hours)] : [time(hours), time(hours + 12)]
  }
  if (hours < 1 || hours > 12) return []
  return [time((hours % 12) + (/p|even|night/i.test(half) ? 12 : 0))]
}

function monthOf(name: string | undefined): number {
  return names.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

function monthOfYear(y: string | undefined, m: string | undefined): readonly string[] {
  const number = Number(m)
  const isYear = Number(y) >= 1000 && Number(y) < 2200
  return isYear && number >= 1 && number <= 12 ? [`${y}-${padded(number)}`] : []
}

function calendar(
  y: string | undefined,
  m: string | undefined,
  d: string | undefined,
): readonly string[] {
  const [number, day] = [Number(m), Number(d)]
  if (number < 1 || number > 12 || day < 1 || day > 31) return []
  return [`${y ?? '-'}-${padded(number)}-${padded(day)}`]
}

function padded(number: number): string {
  return String(number).padStart(2, '0')
}

/**
 * Days since 1970-01-01 of a date with a year; the part of a day, below 1, of a time; NaN for
 * anything else.
 */
export function dayOf(iso: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return Date.parse(`${iso}T00:00:00Z`) / 86_400_000
  if (iso.startsWith('T')) return (Number(iso.slice(1, 3)) * 60 + Number(iso.slice(4))) / 1_440
  return Number.NaN
}
