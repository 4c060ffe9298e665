import { unitAt } from '../../mcp/unit-at.ts'
import { months } from './calendar-words.ts'
import { isDigit } from './character.ts'
import { marks } from './marks.ts'
import { apart, endOfMatch } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import type { Word } from './words.ts'

const year = '(?:18|19|20)\\d\\d'
const day = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th|er|\\.)?'
const monthNames = [...months].sort((one, other) => other.length - one.length).join('|')
const mark = '[-/. ]'

/** Written dates with a year, the longest first; each is tried once at a place. */
const date = new RegExp(
  [
    `${year}${mark}\\d{1,2}${mark}\\d{1,2}`,
    `\\d{1,2}${mark}{1,2}\\d{1,2}${mark}{1,2}(?:${year}|\\d\\d)`,
    `${day} ?(?:of |de )?(?:${monthNames})\\.?,?(?: de| of)? ${year}`,
    `(?:${monthNames})\\.? (?:the )?${day},? ${year}`,
    `(?:${monthNames}) ${year}`,
    `${day} ?(?:of |de )?(?:${monthNames})(?!\\p{L})`,
    `(?:${monthNames})\\.? (?:the )?${day}`,
    '(?:18|19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])',
    year,
  ]
    .map((form) => `(?:${form})(?![\\p{L}\\p{N}])`)
    // A particle may follow right behind.
    .concat(`${year} ?년 ?\\d{1,2} ?월(?: ?\\d{1,2} ?일)?`)
    .join('|'),
  'iuy',
)

/** Words that say that a date behind them is one of birth. */
const cues: ReadonlySet<string> = new Set(
  (
    'dob d b birth birthdate birthdates birthday birthdays birthyear dateofbirth born née né nacido nacida nato nata nascido nascida ' +
    'geb geboren geburtsdatum geburtstag geburtsjahr nac nacimiento naissance nascita nascimento'
  ).split(' '),
)
/** Around `birth`: `date of birth`, `birth_year`; the birth of a thing has none of these. */
const dateOfBirth = /(?:date|year|day|place)[ _-]?of[ _-]?$/i
const birthOfDate = /^[ _-]?(?:dates?|days?|year)(?![\p{L}])/iu
const unspaced = /생년월일|생일|出生日期|生年月日/gu

const maxGap = 40
/** What may stand before a year alone. */
const beforeYear = /^[\s:=("'.-]{0,4}(?:in|im|en|around|about|ca|circa|year|jahr)?[\s:=.]{0,3}$/i

/** Dates of birth: a date behind a word that says so. */
export const birthDate: Recogniser = defineRecogniser({
  type: 'birth-date',
  sources: [
    'Regulation (EU) 2016/679, Art. 4 (1)',
    'ISO 8601-1:2019',
    'Unicode CLDR 46 (written forms of dates)',
  ],
  needs: marks.digit,
  triggers: cues,
  prefilter: () => true,
  find(text, traits) {
    const spans: Span[] = []
    for (const word of traits.wordsOf(cues)) {
      const from = endOfCue(text, word)
      const span = from === -1 ? undefined : dateBehind(text, from)
      if (span !== undefined) spans.push(span)
    }
    for (const { 0: found, index } of traits.hasUnspacedScript ? text.matchAll(unspaced) : []) {
      const span = dateBehind(text, index + found.length)
      if (span !== undefined) spans.push(span)
    }
    return apart(spans)
  },
})

/** Where the words end that announce a date of birth; -1 where `word` announces none. */
function endOfCue(text: string, { text: word, start, end }: Word): number {
  switch (word) {
    case 'd':
      return /^d\.o\.b\b/i.test(text.slice(start, start + 6)) ? start + 5 : -1
    case 'b':
      return text[start - 1] === '(' && text[end] === '.' ? end + 1 : -1
    case 'birth': {
      const behind = birthOfDate.exec(text.slice(end, end + 8))
      if (behind !== null) return end + behind[0].length
      return dateOfBirth.test(text.slice(Math.max(0, start - 9), start)) ? end : -1
    }
    default:
      return text[start - 1] === '-' || /^-\p{L}/u.test(text.slice(end, end + 2)) ? -1 : end
  }
}

/** The first date within `maxGap` behind `from`, unless another number stands before it. */
function dateBehind(text: string, from: number): Span | undefined {
  const ceiling = Math.min(text.length, from + maxGap)
  for (let index = from; index < ceiling; index++) {
    const sign = text[index] ?? ''
    if (sign === ';' || sign === '\n') return undefined
    const isNumber = isDigit(unitAt(text, index))
    const isMonth = !isNumber && /\p{L}/u.test(sign) && !/\p{L}/u.test(text[index - 1] ?? '')
    if (!isNumber && !isMonth) continue
    const end = endOfMatch(date, text, index)
    const isYear = end - index === 4 && isNumber
    if (end !== -1 && (!isYear || beforeYear.test(text.slice(from, index))))
      return { start: index, end }
    if (isNumber) return undefined
  }
  return undefined
}
