import { unitAt } from '../../mcp/unit-at.ts'
import { isAlphanumeric, isDigit, isWordPart } from './character.ts'
import {
  hasBsnDigit,
  hasCodiceLetter,
  hasCpfDigits,
  hasDniLetter,
  hasEanDigit,
  hasLuhnDigit,
  hasNirKey,
  hasPeselDigit,
  hasRrnDigit,
  hasSteuerDigit,
  hasVerhoeffDigit,
} from './check-digits.ts'
import { marks } from './marks.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'

interface Form {
  /** Shape of the whole candidate as written. */
  readonly shape: RegExp
  /** Over upper-case letters and digits alone. @default right */
  readonly check?: (plain: string) => boolean
  /** What must stand before it. @default nothing: shape and check are nobody else's */
  readonly cue?: RegExp
}

const passportCue =
  /(?:passports?|reisepass|passeport|pasaporte|passaporto|여권)(?:[ _-]?(?:number|no|nummer|num|nr|id|#)?|nummer|번호)\b|passport|여권/iu
const dayOfMonth = '(?:0[1-9]|[12]\\d|3[01])'
const month = '(?:0[1-9]|1[0-2])'

const forms: readonly Form[] = [
  // United States: no area 000, 666 or 9xx, no group 00, no serial 0000. @see SSA, POMS RM 10201.035
  { shape: /^(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}$/ },
  {
    shape: /^(?!000|666|9)\d{3}[ -]?(?!00)\d\d[ -]?(?!0000)\d{4}$/,
    cue: /\bssn\b|social[ _-]?security/i,
  },
  // United Kingdom. @see HMRC, National Insurance Manual NIM39110
  {
    shape: /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]$/,
  },
  { shape: /^(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z]$/, check: hasDniLetter },
  {
    shape: new RegExp(
      `^[12] ?\\d\\d ?(?:${month}|[2-9]\\d) ?(?:\\d\\d|2[AB]) ?\\d{3} ?\\d{3} ?\\d\\d$`,
    ),
    check: hasNirKey,
  },
  { shape: /^[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]$/, check: hasCodiceLetter },
  {
    shape: /^\d{2} ?\d{3} ?\d{3} ?\d{3}$/,
    check: hasSteuerDigit,
    cue: /steuer|tax[ _-]?(?:id|number|identification)|\btin\b|idnr/i,
  },
  {
    shape: /^\d{9}$|^\d{4}[. ]\d{2}[. ]\d{3}$/,
    check: hasBsnDigit,
    cue: /\bbsn\b|burgerservicenummer|sofinummer/i,
  },
  { shape: /^\d{3}\.\d{3}\.\d{3}-\d\d$/, check: hasCpfDigits },
  { shape: /^\d{11}$/, check: hasCpfDigits, cue: /\bcpf\b/i },
  {
    shape: /^[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}$/,
    check: hasVerhoeffDigit,
    cue: /aadha+r|\buid(?:ai)?\b|आधार/i,
  },
  { shape: /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/, cue: /\bpan\b|permanent account/i },
  { shape: new RegExp(`^\\d\\d${month}${dayOfMonth}-[1-4]\\d{6}$`), check: hasRrnDigit },
  // Since October 2020 the last digits are drawn by lot. @see Ministry of the Interior and Safety
  {
    shape: new RegExp(`^\\d\\d${month}${dayOfMonth}-?[1-8]\\d{6}$`),
    cue: /주민|외국인 ?등록|resident registration|\brrn\b/iu,
  },
  { shape: /^\d{11}$/, check: hasPeselDigit, cue: /pesel/i },
  {
    shape: /^\d{3}[ -]?\d{3}[ -]?\d{3}$/,
    check: hasLuhnDigit,
    cue: /\bsin\b|social[ _-]?insurance/i,
  },
  {
    shape: /^(?:\d\d)?\d{6}[-+]?\d{4}$/,
    check: (plain) => hasLuhnDigit(plain.slice(-10)),
    cue: /personnummer|\bpnr\b|personal identity/i,
  },
  { shape: /^756\.\d{4}\.\d{4}\.\d\d$/, check: hasEanDigit },
  { shape: /^756\d{10}$/, check: hasEanDigit, cue: /\bahv\b|\bavs\b/i },
  { shape: /^(?=[A-Z0-9]{0,5}\d)[A-Z0-9]{6,12}$/, cue: passportCue },
  {
    shape: /^(?=[A-Z0-9]{0,12}\d)[A-Z0-9][A-Z0-9-]{4,18}[A-Z0-9]$/,
    cue: /driv(?:er|ing)(?:['’]?s)?[ _-]?licen[cs]e(?:[ _-]?(?:number|no|id|#))?|führerschein(?:nummer)?|permis de conduire|national[ _-]?id(?:entity)?(?:[ _-]?(?:number|no|card))?|identity card|(?:personal)?ausweis(?:nummer)?/i,
  },
]

/** Words of which one stands in every cue. */
const cueWords: ReadonlySet<string> = new Set(
  (
    'ssn social passport passports passportnumber passportno reisepass reisepassnummer passeport pasaporte passaporto steuer steuerid steuernummer ' +
    'steueridentifikationsnummer tax taxid tin idnr bsn burgerservicenummer sofinummer cpf aadhaar aadhar uid uidai pan permanent rrn resident pesel sin ' +
    'insurance personnummer pnr identity ahv avs driver drivers driving führerschein führerscheinnummer permis national nationalid ausweis ausweisnummer personalausweis personalausweisnummer'
  ).split(' '),
)
const unaided = forms.filter(({ cue }) => cue === undefined)

/** UTF-16 code units before a number in which its name stands. */
const maxCue = 64
/** Between a name and its number: no other number, at most a few words. */
const afterCue = /^[^;\n]{0,28}$/
const maxLength = 24
/** The longest run of letters before the first digit: a codice fiscale has six. */
const maxLetters = 6

/** Identity numbers of states: by check digits and a shape of their own, else behind their name. */
export const nationalId: Recogniser = defineRecogniser({
  type: 'national-id',
  sources: [
    'US SSA, POMS RM 10201.035 (invalid Social Security numbers)',
    'HMRC, National Insurance Manual NIM39110',
    'Real Decreto 1553/2005 (DNI)',
    'INSEE, RNIPP (NIR)',
    'Decreto ministeriale 23 dicembre 1976 (codice fiscale)',
    'ISO/IEC 7064 (check characters)',
    'ICAO Doc 9303, part 3 (passport numbers)',
    'UIDAI, Aadhaar (Verhoeff)',
  ],
  needs: marks.digit,
  prefilter: (_, traits) =>
    (traits.longestDigitRun >= 2 || traits.hasLetterDigit) &&
    (isCued(traits) || mayBeUnaided(traits)),
  find(text, traits) {
    const spans: Span[] = []
    const possible = isCued(traits) ? forms : unaided
    const minDigits = possible === unaided ? 6 : 4
    let limit = 0
    for (const { start } of traits.numbers) {
      if (start < limit) continue
      const span = spanAt(text, startBefore(text, start, limit), limit, minDigits, possible)
      if (span === undefined) continue
      spans.push(span)
      limit = span.end
    }
    return spans
  },
})

function isCued(traits: TextTraits): boolean {
  return traits.hasUnspacedScript || traits.mayHold(cueWords)
}

/**
 * Whether the text may hold a number that no name needs to stand before: with letters right at its
 * digits, or one of nine digits with marks or fifteen without.
 */
function mayBeUnaided(traits: TextTraits): boolean {
  const { digitCount } = traits
  if (digitCount < 6) return false
  if (traits.hasUpper && (traits.hasLetterDigit || traits.hasUpperRun || traits.hasHyphen))
    return true
  return digitCount >= 15 || (digitCount >= 9 && (traits.hasHyphen || traits.hasDot))
}

/** Where the letters that stand right before `digit` start. */
function startBefore(text: string, digit: number, limit: number): number {
  let start = digit
  while (start > limit && digit - start < maxLetters && isAlphanumeric(unitAt(text, start - 1)))
    start--
  return start
}

function spanAt(
  text: string,
  start: number,
  limit: number,
  minDigits: number,
  possible: readonly Form[],
): Span | undefined {
  if (!stands(text, start)) return undefined
  const ends = endsFrom(text, start, minDigits)
  if (ends.length === 0) return undefined
  // A National Insurance number may stand as `AB 12 34 56 C`.
  const pair =
    start - 3 >= limit && /^[A-Z]{2} $/.test(text.slice(start - 3, start)) ? start - 3 : start
  for (const from of pair === start ? [start] : [pair, start]) {
    if (!stands(text, from)) continue
    for (const end of ends) {
      const written = text.slice(from, end)
      if (possible.some((form) => isOfForm(form, written, text, from))) return { start: from, end }
    }
  }
  return undefined
}

/** `-./@` and ` .-+`: what joins a number to a word, and its groups. */
const joining: ReadonlySet<number> = new Set([0x2d, 0x2e, 0x2f, 0x40])
const parting: ReadonlySet<number> = new Set([0x20, 0x2e, 0x2d, 0x2b])

function stands(text: string, start: number): boolean {
  if (start === 0) return true
  const before = unitAt(text, start - 1)
  // A script without spaces may stand right before.
  if (before >= 0x2e80) return true
  if (isWordPart(before)) return false
  return !(joining.has(before) && start > 1 && isWordPart(unitAt(text, start - 2)))
}

/** Where a number from `start` may end, the farthest first: behind groups parted by single marks. */
function endsFrom(text: string, start: number, minDigits: number): readonly number[] {
  const ends: number[] = []
  let digits = 0
  let index = start
  const ceiling = Math.min(text.length, start + maxLength)
  while (index < ceiling) {
    const code = unitAt(text, index)
    if (isDigit(code)) digits++
    if (isAlphanumeric(code)) {
      index++
      continue
    }
    if (isWordPart(code) && code < 0x2e80) return ends
    const joined =
      parting.has(code) && index + 1 < text.length && isAlphanumeric(unitAt(text, index + 1))
    // A hyphen or a dot inside goes on; a number never ends before one.
    if (digits >= minDigits && (!joined || code === 0x20)) ends.unshift(index)
    if (!joined) return ends
    index++
  }
  const isEnd = index >= text.length || !isWordPart(unitAt(text, index))
  if (digits >= minDigits && isEnd) ends.unshift(index)
  return ends
}

function isOfForm(
  { shape, check, cue }: Form,
  written: string,
  text: string,
  start: number,
): boolean {
  if (!shape.test(written)) return false
  if (check !== undefined && !check(written.replace(/[^A-Za-z0-9]/g, ''))) return false
  if (cue === undefined) return true
  // A name counts for the first number behind it only.
  const before = text.slice(Math.max(0, start - maxCue), start).replace(/^.*\d/s, '')
  const found = cue.exec(before)
  return found !== null && afterCue.test(before.slice(found.index + found[0].length))
}
