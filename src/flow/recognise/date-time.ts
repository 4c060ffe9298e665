import { unitAt } from '../../mcp/unit-at.ts'
import { months, relativeDays, weekdays, wordlikeDays } from './calendar-words.ts'
import { isDigit, isWordPart } from './character.ts'
import { apart, endOfMatch } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import type { Word } from './words.ts'

const clock = '(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d(?:[.,]\\d{1,9})?)?(?: ?[ap]\\.?m\\b\\.?)?'
const hour = '(?:1[0-2]|0?[1-9])(?: |-)?(?:[ap]m\\b|[ap]\\.m\\.)'
const zone = '(?: ?(?:Z\\b|UTC|GMT|[+-](?:0\\d|1[0-4]):?\\d{2}))?'
const year = '(?:1[5-9]|20|21)\\d{2}'
const ordinal = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?'
const day = '(?:3[01]|[12]\\d|0?[1-9])'
const month = '(?:1[0-2]|0?[1-9])'
const monthNames = [...months].sort((left, right) => right.length - left.length).join('|')

const sticky = (source: string): RegExp => new RegExp(source, 'iuy')

/** Forms that start with a digit, by what stands behind the first digits; the longest first. */
const behindMark: readonly RegExp[] = [
  // ISO 8601 and RFC 3339, with slashes too; the time may follow a `T` or a space.
  sticky(`${year}([-/.])${month}\\1${day}(?:(?:T|,? )${clock}${zone}|T\\d{2})?(?![\\p{L}\\p{N}])`),
  sticky(`${year}-?W(?:0[1-9]|[1-4]\\d|5[0-3])(?:-?[1-7])?(?![\\p{L}\\p{N}])`),
  sticky(`${year}-(?:0[1-9]|1[0-2])(?![\\p{L}\\p{N}-])`),
  // Day, month and year, in either order.
  sticky(
    `(?:${day}([-/.])${month}\\1|${month}([-/.])${day}\\2)(?:${year}|\\d{2})(?:,? ${clock})?(?![\\p{L}\\p{N}/])`,
  ),
]
const behindColon: readonly RegExp[] = [sticky(`${clock}${zone}(?![\\p{L}\\p{N}])`)]
const behindWord: readonly RegExp[] = [
  // WHY `(?=)`, which is always so: see `orders` in `instruction-signals.ts`; 35 KB of code instead of 136.
  sticky(
    `${ordinal}\\.?(?: of| de)? (?=)(?:${monthNames})(?![\\p{L}])\\.?(?:,?(?: de| del)? ${year}(?!\\d))?`,
  ),
  sticky(`${hour}${zone}(?![\\p{L}\\p{N}])`),
  sticky(`(?:[01]?\\d|2[0-4])(?: ?uhr| ?h[0-5]\\d| o['’]clock)(?![\\p{L}\\p{N}])`),
  sticky(
    `\\d{1,3} (?:second|minute|hour|day|night|week|month|year)s? (?:ago|earlier|later|from now)(?!\\p{L})`,
  ),
  ...behindMark.slice(1, 2),
]
const behindDateMark: readonly RegExp[] = [...behindMark, ...behindWord]
const behindUnspaced: readonly RegExp[] = [
  sticky(`(?:${year} ?년 ?)?${month} ?월(?: ?${day} ?일)?`),
  sticky(`(?:${year} ?年)(?: ?${month} ?月(?: ?${day} ?[日号])?)?|${month} ?月 ?${day} ?[日号]`),
  sticky(
    `(?:[01]?\\d|2[0-4]) ?시(?: ?[0-5]?\\d ?분| ?반)?(?!간)|(?:[01]?\\d|2[0-4]) ?[点時](?: ?[0-5]?\\d ?分|半)?(?!間)`,
  ),
]

function formsBehind(code: number): readonly RegExp[] {
  if (code === 0x3a) return behindColon
  if (code === 0x2d || code === 0x2f || code === 0x2e) return behindDateMark
  return code >= 0x2e80 ? behindUnspaced : behindWord
}

const afterMonth = sticky(
  `\\.? ${ordinal}(?![\\p{L}\\p{N}:]|\\.\\d)(?:,? ${year}(?!\\d))?|,? (?:of )?${year}(?!\\d)`,
)
const afterDay = sticky(
  `,? (?:at |um |à |a las )?(?:${clock}|${hour})|,? (?:morning|afternoon|evening|night|noon|midnight)(?!\\p{L})`,
)
const beforeDay =
  /(?:^|[^\p{L}])((?:next|this|last|coming|every|on|by|until|since|nächsten|diesen|am|prochain|próximo|el)(?: the)? )$/iu
/** With a capital behind: `march in step` is no month. */
const beforeMonth =
  /(?:^|[^\p{L}])(?:in|since|until|till|during|by|early|late|mid|last|next|im|seit|bis|en|depuis|desde) \p{Lu}$/u
/** `your March payslip`; her April is a person where she is or does something. */
const beforeOwnMonth = /(?:^|[^\p{L}])(?:my|your|his|her|our|their|its|the) \p{Lu}$/iu
const afterOwnMonth = sticky(
  ' (?!(?:is|was|has|had|will|can|and|or|said|says|who)(?!\\p{L}))\\p{Ll}{3,}',
)
/** A span of the calendar named from today. */
const beforeSpan = sticky(
  '(?:next|this|last|coming|past|previous|following) (?:week(?:end)?|month|quarter|year|spring|summer|autumn|fall|winter|morning|afternoon|evening)(?!\\p{L})',
)

/** What a word may begin or be; one look-up a word. */
const kindOfWord: ReadonlyMap<string, 'day' | 'weekday' | 'month' | 'next'> = new Map([
  ...['next', 'this', 'last', 'coming', 'past', 'previous', 'following'].map(
    (word) => [word, 'next'] as const,
  ),
  ...[...months].map((word) => [word, 'month'] as const),
  ...[...weekdays].map((word) => [word, 'weekday'] as const),
  ...[...relativeDays].map((word) => [word, 'day'] as const),
])
const wholeDay = /^\s{0,4}(?:the )?(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)\s{0,4}$/i
const unspacedDay =
  /(?:다음|이번|지난) ?(?:주|달)(?: ?[월화수목금토일]요일)?|[월화수목금토일]요일|오늘|내일|어제|모레|(?:下|上|这|這|今)个?(?:周|星期|礼拜|週)[一二三四五六日天末]?|(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日?|今天|明天|昨天|今日|明日|昨日|来週|先週/gu

const dateWords: ReadonlySet<string> = new Set(kindOfWord.keys())

/** Dates and times: ISO 8601, common written forms, weekdays and days seen from today. */
export const dateTime: Recogniser = defineRecogniser({
  type: 'date-time',
  sources: [
    'ISO 8601-1:2019',
    'RFC 3339',
    'Unicode CLDR 46, calendars (names of months and days)',
    'TimeML, TIMEX3 (what counts as a time expression)',
  ],
  prefilter: (_, traits) =>
    traits.hasDigit || traits.hasUnspacedScript || traits.mayHold(dateWords),
  find(text, traits) {
    if (text.length < 12 && wholeDay.test(text)) return [{ start: 0, end: text.length }]
    const spans: Span[] = []
    let limit = 0
    for (const { start } of traits.numbers) {
      if (start < limit || !mayStart(text, start, limit)) continue
      const end = endOfNumeric(text, start)
      if (end === -1) continue
      spans.push({ start, end })
      limit = end
    }
    for (const word of traits.wordsOf(dateWords)) {
      const span = spanOfWord(text, word)
      if (span !== undefined) spans.push(span)
    }
    if (traits.hasUnspacedScript)
      for (const { 0: found, index } of text.matchAll(unspacedDay))
        spans.push({ start: index, end: index + found.length })
    return apart(spans)
  },
})

/** Not within a word, an identifier, a path or a longer number; a range may go on behind `limit`. */
function mayStart(text: string, start: number, limit: number): boolean {
  if (start === 0) return true
  const before = unitAt(text, start - 1)
  if (before >= 0x2e80) return true
  if (isWordPart(before)) return false
  if (before === 0x2d) return start - 1 === limit && limit > 0
  if (before === 0x3a) return start < 2 || !isDigit(unitAt(text, start - 2))
  return !'./#$€£'.includes(String.fromCharCode(before))
}

function endOfNumeric(text: string, start: number): number {
  let last = start
  while (last - start < 5 && isDigit(unitAt(text, last))) last++
  const behind = unitAt(text, last)
  if (last - start > 4 || Number.isNaN(behind)) return -1
  // A space may part the digits from a Korean or Chinese unit.
  const next = behind === 0x20 && unitAt(text, last + 1) >= 0x2e80 ? 0x2e80 : behind
  for (const pattern of formsBehind(next)) {
    const end = endOfMatch(pattern, text, start)
    if (end !== -1) return end
  }
  return -1
}

function spanOfWord(text: string, { text: word, start, end }: Word): Span | undefined {
  switch (kindOfWord.get(word)) {
    case 'day':
      return { start, end }
    case 'weekday':
      return spanOfDay(text, word, start, end)
    case 'month': {
      const last = endOfMatch(afterMonth, text, end)
      if (last !== -1) return { start, end: last }
      const before = text.slice(Math.max(0, start - 12), start + 1)
      const isOwn = beforeOwnMonth.test(before) && endOfMatch(afterOwnMonth, text, end) !== -1
      return isOwn || beforeMonth.test(before) ? { start, end } : undefined
    }
    case 'next': {
      const last = endOfMatch(beforeSpan, text, start)
      return last === -1 ? undefined : { start, end: last }
    }
    case undefined:
      return undefined
  }
}

function spanOfDay(text: string, word: string, start: number, end: number): Span | undefined {
  const before = beforeDay.exec(text.slice(Math.max(0, start - 20), start))?.[1]
  const last = endOfMatch(afterDay, text, end)
  const isWhole = end - start === text.trim().length
  if (wordlikeDays.has(word) && before === undefined && last === -1 && !isWhole) return undefined
  const from = before === undefined ? start : start - before.length
  return { start: from, end: last === -1 ? end : last }
}
