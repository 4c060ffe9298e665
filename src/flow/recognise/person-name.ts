import { months, weekdays } from './calendar-words.ts'
import { isCapitalAt } from './character.ts'
import { ambiguousNames, givenNames } from './given-names.ts'
import { apart } from './match-at.ts'
import { wordBefore, wordBehind } from './neighbours.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import type { Word } from './words.ts'

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const honorifics = listed(
  'mr mrs ms miss mx dr prof professor sir madam dame mme mlle monsieur madame mademoiselle herr frau señor señora señorita sr sra srta sig signor signora dott doña don',
)
/** Last words of a phrase that a name follows, and whether it must be a listed one. */
const phrases: ReadonlyMap<string, RegExp> = new Map([
  ['heiße', /\bich heiße$/i],
  ['appelle', /\bje m['’]appelle$/i],
  ['llamo', /\bme llamo$/i],
  ['chiamo', /\bmi chiamo$/i],
  ['chamo', /\bme chamo$/i],
  [
    'named',
    /\b(?:person|man|woman|patient|client|friend|colleague|customer|guest|someone) named$/i,
  ],
])
/** `My name is`, `mi nombre es`: what stands around the word for a name. */
const whose = listed(
  'my his her their your full first last whose mein dein ihr sein mi su tu user customer',
)
const verbBehind = /^(?: is| ist| es|['’]s) $/
/** The same where only a listed name counts: `I am Happy` is none. */
const loosePhrases = listed(
  'am m bin suis soy regards sincerely thanks cheers yours love hi hello dear contact call me from to for by with and attn ask tell email meet cc gruß grüße cordialement saludos hola bonjour hallo ' +
    'wife husband girlfriend boyfriend fiancé fiancée daughter son sister brother mother father aunt uncle cousin nephew niece friend colleague coworker boss neighbour neighbor roommate landlord landlady tenant plaintiff defendant witness nurse',
)
/** Labels that stand before a name and a colon. */
const labels = listed(
  'name patient customer guest passenger client tenant applicant employee attendee attendees participant participants author owner reviewer assignee recipient sender driver contact cardholder holder signed signature nombre nom prenom vorname nachname student teacher doctor manager beneficiary spouse witness victim host hostess organizer reporter',
)
/** Words before `name:` with which it names a thing. */
const ofThings = listed(
  'file product hotel company event project server function tool user field table column song movie film album book game app host domain brand item dish team group restaurant venue display nick screen business model package city street school',
)
const particles = listed(
  'de da di del della der den van von bin ibn al el la le du dos das ter ten y e st',
)
/** Capitalised words that follow a name and belong to no name, and words that open a sentence. */
const noSurname = new Set([
  ...months,
  ...weekdays,
  ...(
    'i a an the and or but is are was were be been has have had will would can could may might shall should must do does did not no yes so if when while as at by for from in into of off on onto to with about please thank thanks hello hi hey dear regards best your you my our we he she it they this that these those there here what which who where why how all any some new also just now then today tomorrow ' +
    'street road avenue boulevard lane drive court airport university college school academy hospital clinic hotel inn park garden gardens station city county beach lake river center centre house museum award awards inc ltd llc corp corporation company co foundation institute bank group theatre theater stadium church cathedral bridge square island islands mall market store shop restaurant cafe bar bistro grill kitchen library studio studios festival cup prize day days week month year plaza tower building hall gallery temple palace castle airlines apartments salon spa dental pharmacy ' +
    'period project account order ticket number email phone address date time name type status id team department support service services booking reservation meeting appointment payment invoice report plan price total list item items menu message page version resume profile case report record update review hills marriott hilton office vs error code app api island highway trail valley mountain mount bay coast fort port'
  ).split(' '),
])

const maxNameWords = 4
const colon = /^["']?\s{0,2}[:=]\s{0,2}["']?$/
const gapInName = /^(?:[ \u00a0]|\. ?|['’-])$/

const surnames =
  '김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용예경봉사'
const unspaced = new RegExp(
  `(?<![가-힣])(?!이용자|신청자|사용자|구매자|담당자|관리자|소비자|여러분|선생|고객|기사|주문자|예약자)[${surnames}][가-힣]{1,2}(?= ?(?:씨(?:[은는이가를의에와께도만]|(?![가-힣]))|님))|(?<=(?:이름은|성함은|저는|제 이름은) ?)[${surnames}][가-힣]{2}(?=(?:입니다|이에요|예요|이라고|라고))`,
  'gu',
)

const triggers: ReadonlySet<string> = new Set([
  ...honorifics,
  ...phrases.keys(),
  ...labels,
  ...givenNames,
  ...ambiguousNames,
])

/** Names of persons: behind a form of address or a cue, as a whole value, or a listed given name with a family name. */
export const personName: Recogniser = defineRecogniser({
  type: 'person-name',
  sources: [
    'Regulation (EU) 2016/679, Art. 4 (1)',
    'US SSA, UK ONS, INSEE, INE, GfdS and others (common given names)',
    'Unicode CLDR 46, person names (order and particles)',
  ],
  triggers,
  prefilter: (_, traits) => traits.hasUpper || traits.hasUnspacedScript,
  find(text, traits) {
    const spans: Span[] = []
    let limit = 0
    for (const word of traits.wordsOf(triggers)) {
      if (word.start < limit) continue
      const span = nameAt(text, word)
      if (span === undefined) continue
      spans.push(span)
      limit = span.end
    }
    if (traits.hasUnspacedScript) {
      for (const { 0: found, index } of text.matchAll(unspaced))
        spans.push({ start: index, end: index + found.length })
    }
    return apart(spans)
  },
})

function nameAt(text: string, word: Word): Span | undefined {
  const span = honorifics.has(word.text) ? titled(text, word) : undefined
  if (span !== undefined) return span
  const told = phrases.has(word.text) || labels.has(word.text) ? announced(text, word) : undefined
  if (told !== undefined) return told
  return isName(word) && isCapital(text, word) && !isInside(text, word)
    ? listedName(text, word)
    : undefined
}

function isName(word: Word): boolean {
  return givenNames.has(word.text) || ambiguousNames.has(word.text)
}

/** A listed given name: with a family name, as the whole text, or behind a cue. */
function listedName(text: string, word: Word): Span | undefined {
  const { end } = endOfName(text, word)
  const span = { start: word.start, end }
  const hasFamilyName = end > word.end
  const isWhole =
    word.start === text.length - text.trimStart().length && end === text.trimEnd().length
  if (!ambiguousNames.has(word.text)) {
    return hasFamilyName || isWhole || isCued(text, word) ? span : reversed(text, word)
  }
  const isLikely =
    (isWhole && hasFamilyName && givenNames.has(word.text)) ||
    (isCued(text, word) && (hasFamilyName || givenNames.has(word.text)))
  return isLikely ? span : undefined
}

/** `Mr. Okafor`, the form of address left out; no street drive, no `Dr. says`. */
function titled(text: string, title: Word): Span | undefined {
  const name = wordBehind(text, title.end)
  if (name === undefined || !isCapital(text, title)) return undefined
  if (
    !/^\.? $/.test(text.slice(title.end, name.start)) ||
    !isCapital(text, name) ||
    noSurname.has(name.text)
  )
    return undefined
  const isStreet =
    title.text === 'dr' && streetBefore.test(text.slice(Math.max(0, title.start - 70), title.start))
  return isStreet ? undefined : { start: name.start, end: endOfName(text, name).end }
}

const streetBefore = /\d\w{0,3} (?:\p{Lu}[\p{L}.]{0,20} ){1,3}$/u

/** A name behind a phrase such as `my name is`, or behind a label and a colon. */
function announced(text: string, cue: Word): Span | undefined {
  const behind = wordBehind(text, cue.end)
  if (behind === undefined) return undefined
  const isVerb =
    behind.text === 'is' || behind.text === 'ist' || behind.text === 'es' || behind.text === 's'
  const name = isVerb && !isCapital(text, behind) ? wordBehind(text, behind.end) : behind
  if (name === undefined || !isCapital(text, name) || noSurname.has(name.text)) return undefined
  const gap = text.slice(cue.end, name.start)
  const { end, count } = endOfName(text, name)
  const span = { start: name.start, end }
  const phrase = phrases.get(cue.text)
  if (phrase !== undefined) {
    return gap === ' ' && phrase.test(text.slice(Math.max(0, cue.end - 40), cue.end))
      ? span
      : undefined
  }
  const isOfName = cue.text === 'name' || cue.text === 'nombre'
  const before = isOfName ? wordBefore(text, cue.start) : undefined
  if (isOfName && verbBehind.test(gap))
    return before !== undefined && whose.has(before.text) ? span : undefined
  if (!colon.test(gap) || (before !== undefined && ofThings.has(before.text))) return undefined
  return isName(name) || count === 2 || count === 3 ? span : undefined
}

/** Whether the word before a listed name says that a person follows. */
function isCued(text: string, word: Word): boolean {
  const before = wordBefore(text, word.start)
  if (before === undefined || !loosePhrases.has(before.text)) return false
  return /^(?:[ \u00a0]|,\s{1,2}|: ?)$/.test(text.slice(before.end, word.start))
}

/** `Kovács, Zsófia`, as the whole text: the family name first. */
function reversed(text: string, given: Word): Span | undefined {
  const start = text.length - text.trimStart().length
  if (given.end !== text.trimEnd().length || given.end - start > 48) return undefined
  const isName = /^\p{Lu}[\p{L}.'’ -]{1,30}, $/u.test(text.slice(start, given.start))
  return isName ? { start, end: given.end } : undefined
}

/** Where a name that starts with `first` ends, and its words: at most `maxNameWords`, capitalised. */
function endOfName(text: string, first: Word): { readonly end: number; readonly count: number } {
  let { end } = first
  let before = first
  let count = 1
  for (let steps = 0; steps < 2 * maxNameWords && count < maxNameWords; steps++) {
    const word = wordBehind(text, before.end)
    if (word === undefined) break
    const gap = text.slice(before.end, word.start)
    if (!gapInName.test(gap)) break
    // A full stop inside a name stands behind an initial only.
    if (gap.startsWith('.') && before.end - before.start > 1) break
    before = word
    if (particles.has(word.text) && !isCapital(text, word)) continue
    if (!isCapital(text, word) || noSurname.has(word.text) || text[word.end] === '_') break
    count++
    end = word.end
  }
  return { end, count }
}

function isCapital(text: string, { start }: Word): boolean {
  return isCapitalAt(text, start)
}

/** Within an identifier, an address or a path. */
function isInside(text: string, { start, end }: Word): boolean {
  return /[\w@/\\.-]/.test(text[start - 1] ?? ' ') || /[_@/\\]/.test(text[end] ?? ' ')
}
