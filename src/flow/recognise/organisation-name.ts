import { unitAt } from '../../mcp/unit-at.ts'
import { isCapitalAt, isWordPart } from './character.ts'
import { apart, endOfMatch } from './match-at.ts'
import {
  abbreviatedForms,
  commonKinds,
  innerWords,
  kinds,
  kindsOf,
  leadingKinds,
  legalForms,
  noNames,
  openers,
  wordlikeForms,
} from './organisation-words.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import { sidesIn, verbsOfSides } from './sports-side.ts'
import type { Word } from './words.ts'

/** `S.A.`, `S.p.A.`, `B.V.`: forms written with dots. */
const dotted =
  /(?:S\.A\.(?:S\.|R\.L\.)?|S\.p\.A\.|S\.r\.l\.|S\.L\.|B\.V\.|N\.V\.|K\.K\.)(?![\p{L}])/uy
/** What follows `University of`, `Bank of the`. */
const ofName =
  /[ \u00a0](?:of|de|del|di|do|da|für|von)(?: (?:the|la|las|los|l'))?((?: (?:\p{Lu}[\p{L}\p{M}'’-]{1,30}|of|and|&)){1,6})/uy
/** One to three capitalised words; a line in capitals is a heading. */
const behindKind =
  /(?: (?:am|an der|im|zum|zur|de|du|della|del) (?:la )?)?(?: ?\p{Lu}\p{Ll}[\p{L}\p{M}'’-]{0,30}){1,3}/uy
const unspaced =
  /(?:주식회사 ?[\p{sc=Hang}A-Za-z]{2,20}|[\p{sc=Hang}]{2,12}(?:대학교|은행|병원|재단|협회)|[\p{sc=Han}]{2,16}(?:有限公司|股份公司|大学|銀行|银行|医院|病院)|株式会社[\p{sc=Han}\p{sc=Kana}A-Za-z]{2,20}|[\p{sc=Han}\p{sc=Kana}]{2,20}株式会社)/gu

/** The legal form of a bank or a university, behind its kind. */
const formBehind = new RegExp(`,? (?:${[...legalForms].join('|')})(?![\\p{L}\\p{N}])\\.?`, 'uy')

const maxWordsBefore = 6
const maxPart = 32
const cues: ReadonlySet<string> = new Set([
  ...[...legalForms].map((form) => form.toLowerCase()),
  ...kinds,
  ...kindsOf,
  's',
  'b',
  'n',
  'k',
])

/**
 * Companies by their legal form; universities, banks, hospitals and the like by their kind; clubs and
 * teams by how they played.
 */
export const organisationName: Recogniser = defineRecogniser({
  type: 'organisation-name',
  sources: ['ISO 20275 (entity legal forms)', 'Schema.org, subtypes of Organization'],
  triggers: new Set([...cues, ...verbsOfSides]),
  prefilter: (_, traits) => traits.hasUpper || traits.hasUnspacedScript,
  find(text, traits) {
    const spans: Span[] = []
    let limit = 0
    for (const word of traits.wordsOf(cues)) {
      if (word.start < limit) continue
      const end = endOfLegalName(text, word)
      const span = end === -1 ? kindName(text, word, limit) : namedUntil(text, word, end, limit)
      if (span === undefined) continue
      limit = Math.max(span.end, endOfMatch(formBehind, text, span.end))
      spans.push({ start: span.start, end: limit })
    }
    if (traits.hasUnspacedScript) {
      for (const { 0: found, index } of text.matchAll(unspaced))
        spans.push({ start: index, end: index + found.length })
    }
    spans.push(...sidesIn(text, traits))
    return apart(spans)
  },
})

/** Where the legal form that `word` begins ends; -1 where it is none. */
function endOfLegalName(text: string, { start, end }: Word): number {
  const written = text.slice(start, end)
  if (written.length === 1) return endOfMatch(dotted, text, start)
  if (!legalForms.has(written)) return -1
  const isMarked = text[end] === '.' || text[start - 2] === ',' || text[start - 2] === '&'
  if (wordlikeForms.has(written) && !isMarked && !endsPhrase(text, end)) return -1
  return text[end] === '.' && abbreviatedForms.has(written) ? end + 1 : end
}

/** Whether no further word of a sentence follows. */
function endsPhrase(text: string, end: number): boolean {
  const next = text[end]
  return next === undefined || ',;:)"\'\n'.includes(next)
}

function namedUntil(text: string, word: Word, end: number, limit: number): Span | undefined {
  const start = startOfName(text, word.start, limit)
  return start === word.start ? undefined : { start, end }
}

function kindName(text: string, word: Word, limit: number): Span | undefined {
  if (!kinds.has(word.text) || !isCapitalAt(text, word.start)) return undefined
  const start = startOfName(text, word.start, limit)
  ofName.lastIndex = word.end
  const behind = kindsOf.has(word.text) ? ofName.exec(text) : null
  if (behind !== null) {
    return { start, end: word.end + behind[0].replace(/(?: (?:of|and|&))+$/, '').length }
  }
  if (start === word.start) return nameBehind(text, word)
  const before = text.slice(start, word.start).trim()
  const isList = /(?:^|\s)(?:and|&)$/i.test(before)
  const isLoose = commonKinds.has(word.text) && (!before.includes(' ') || isList)
  return isLoose ? undefined : { start, end: word.end }
}

/** `Hotel Lindenhof`: a name behind its kind, and not what is done there (`Hotel Booking`). */
function nameBehind(text: string, { text: kind, start, end }: Word): Span | undefined {
  if (!leadingKinds.has(kind)) return undefined
  behindKind.lastIndex = end
  const behind = behindKind.exec(text)
  if (behind === null) return undefined
  const words = behind[0].trim().toLowerCase().split(' ')
  if (words.some((word) => noNames.has(word))) return undefined
  return { start, end: end + behind[0].length }
}

/** Where the capitalised words before `from` start; `from` itself when there are none. */
function startOfName(text: string, from: number, limit: number): number {
  let start = from
  let index = from
  for (let count = 0; count < maxWordsBefore; count++) {
    const end = endBeforeGap(text, index, count === 0)
    if (end <= limit) break
    let first = end
    while (first > limit && end - first < maxPart && isWordPart(unitAt(text, first - 1))) first--
    if (first === end || end - first === maxPart) break
    const word = text.slice(first, end)
    index = first
    if (innerWords.has(word)) continue
    if (!isCapitalAt(text, first) || /\d{3}/.test(word)) break
    if (openers.has(word.toLowerCase()) && (word.length < 4 || opensSentence(text, first))) break
    start = first
  }
  return start
}

/** Where the word before the gap before `index` ends; -1 where no such gap is. */
function endBeforeGap(text: string, index: number, mayHaveComma: boolean): number {
  const mark = text[index - 1]
  if (mark === "'" || mark === '’' || mark === '-' || mark === '&') return index - 1
  // `U.S.`: one capital before each dot.
  if (mark === '.') return isWordPart(unitAt(text, index - 3)) ? -1 : index - 1
  if (mark !== ' ' && mark !== '\u00a0') return -1
  const before = text[index - 2]
  if (before === ',' && mayHaveComma) return index - 2
  if (before === '&' && text[index - 3] === ' ') return index - 3
  // An initial: `J. Doe & Sons`.
  if (before === '.' && !isWordPart(unitAt(text, index - 4))) return index - 2
  return before === ',' ? -1 : index - 1
}

function opensSentence(text: string, start: number): boolean {
  return start === 0 || '.!?\n:;"('.includes(text[start - 2] ?? '\n') || text[start - 1] === '\n'
}
