/**
 * How information is found that shows in words alone, and not in a shape: curated terms of a type,
 * those that suffice by themselves, those that suffice as somebody's own, and those that take two.
 */
import { unitAt } from '../../mcp/unit-at.ts'
import { isCapitalAt } from './character.ts'
import { apart } from './match-at.ts'
import { wordBefore, wordBehind } from './neighbours.ts'
import type { Recogniser, Span } from './recogniser.ts'
import type { Word } from './words.ts'

/** Lower-case terms of one to five words, parted by commas; an English plural in `s` is understood. */
export interface Terms {
  /** One is enough. */
  readonly strong: string
  /** One is enough behind a word such as `my` or `Anna's`. @default none */
  readonly owned?: string
  /** Two different ones are enough within `nearby` of each other. @default none */
  readonly weak?: string
  /** For scripts without spaces; one is enough. Global, bounded. @default none */
  readonly unspaced?: RegExp
}

type Strength = 'strong' | 'owned' | 'weak'

interface Term {
  readonly words: readonly string[]
  /** Place of the word by which the term is looked up. */
  readonly key: number
  readonly strength: Strength
}

/** UTF-16 code units between two weak terms: about a sentence. */
const nearby = 80

/** UTF-16 code units in which the start of a path or a URL is looked for. */
const maxBefore = 64

const possessives: ReadonlySet<string> = new Set(
  (
    'my his her their your our whose mein meine meinem meinen meiner sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer ' +
    'mon ma mes ton ta tes sa ses mi mis tu tus su sus'
  ).split(' '),
)

const persons: ReadonlySet<string> = new Set(
  (
    'mother father mom mum dad son daughter wife husband partner sister brother child baby friend boyfriend girlfriend patient employee client customer student colleague coworker boss ' +
    'neighbor neighbour tenant man woman boy girl person aunt uncle cousin grandmother grandfather applicant candidate'
  ).split(' '),
)

/** Words by which no term is looked up that has another. */
const common: ReadonlySet<string> = new Set(
  'for the and her his was were been got new their looking lower back have having three getting from with results positive physical history support work'.split(
    ' ',
  ),
)

/** `What's` is no possessive. */
const contracted: ReadonlySet<string> = new Set(
  'what it that this there here who where how let he she when today'.split(' '),
)

const noSpans: Span[] = []
const none: readonly Span[] = noSpans

/** Triggers and search over the words of a text, as a recogniser has them. */
export function searchTerms(terms: Terms): Pick<Recogniser, 'triggers' | 'prefilter' | 'find'> {
  const byKey = new Map<string, Term[]>()
  addTerms(byKey, terms.strong, 'strong')
  addTerms(byKey, terms.owned ?? '', 'owned')
  addTerms(byKey, terms.weak ?? '', 'weak')
  const { unspaced } = terms
  const triggers = new Set(byKey.keys())
  return {
    triggers,
    prefilter: (_, traits) => traits.hasLower || traits.hasUpper || traits.hasUnspacedScript,
    find(text, traits) {
      const words = traits.wordsOf(triggers)
      if (words.length === 0 && !traits.hasUnspacedScript) return none
      let spans = spansOfTerms(text, words, byKey)
      if (unspaced !== undefined && traits.hasUnspacedScript) {
        for (const { 0: found, index } of text.matchAll(unspaced)) {
          spans = withSpan(spans, { start: index, end: index + found.length })
        }
      }
      return spans.length === 0 ? none : apart(spans)
    },
  }
}

function addTerms(byKey: Map<string, Term[]>, list: string, strength: Strength): void {
  for (const item of list.split(',')) {
    const words = item.trim().split(/\s+/)
    if (words[0] === undefined || words[0] === '') continue
    // The longest word is the rarest, as a rule.
    const weight = (word: string | undefined): number =>
      common.has(word ?? '') ? 0 : (word?.length ?? 0)
    const key = words.reduce(
      (best, word, index) => (weight(word) > weight(words[best]) ? index : best),
      0,
    )
    const term: Term = { words, key, strength }
    for (const form of formsOf(words, key)) {
      const known = byKey.get(form)
      if (known === undefined) byKey.set(form, [term])
      else if (!known.includes(term)) known.push(term)
    }
  }
  for (const known of byKey.values())
    known.sort((one, other) => other.words.length - one.words.length)
}

function formsOf(words: readonly string[], place: number): readonly string[] {
  const word = words[place] ?? ''
  return place === words.length - 1 && hasPlural(word) ? [word, `${word}s`] : [word]
}

function hasPlural(word: string): boolean {
  return /[a-z]{2}[a-rt-z]$/.test(word)
}

function spansOfTerms(
  text: string,
  found: readonly Word[],
  byKey: ReadonlyMap<string, readonly Term[]>,
): Span[] {
  let spans = noSpans
  let last: Term | undefined
  let lastSpan: Span | undefined
  for (const word of found) {
    const terms = byKey.get(word.text)
    if (terms === undefined) continue
    for (const term of terms) {
      const span = spanOfTerm(text, word, term)
      if (span === undefined) continue
      if (term.strength !== 'weak') {
        if (term.strength === 'strong' || isOwned(text, span.start)) spans = withSpan(spans, span)
        continue
      }
      if (lastSpan !== undefined && last !== term && areNear(lastSpan, span)) {
        spans = withSpan(spans, lastSpan)
        spans.push(span)
      }
      last = term
      lastSpan = span
    }
  }
  return spans
}

/** Spans with one more. WHY: most words of terms stand in no span, and each empty list is garbage. */
function withSpan(spans: Span[], span: Span): Span[] {
  if (spans === noSpans) return [span]
  spans.push(span)
  return spans
}

function areNear(one: Span, next: Span): boolean {
  return next.start >= one.end && next.start - one.end <= nearby
}

/** Where the term stands whose key is `word`; no part of an identifier. */
function spanOfTerm(text: string, word: Word, { words: wanted, key }: Term): Span | undefined {
  let { start, end } = word
  for (let index = key - 1; index >= 0; index--) {
    const before = wordBefore(text, start)
    if (before === undefined || before.text !== wanted[index] || !joins(text, before.end, start))
      return undefined
    start = before.start
  }
  for (let index = key + 1; index < wanted.length; index++) {
    const behind = wordBehind(text, end)
    if (behind === undefined || !joins(text, end, behind.start)) return undefined
    if (!isForm(behind.text, wanted[index] ?? '', index === wanted.length - 1)) return undefined
    end = behind.end
  }
  return isInside(text, start, end) ? undefined : { start, end }
}

/** Within an identifier, a mail address, a URL or a path. */
function isInside(text: string, start: number, end: number): boolean {
  const after = unitAt(text, end)
  if (after === 0x5f || after === 0x40) return true
  if (after === 0x2e && /^[\p{L}\d]/u.test(text.slice(end + 1, end + 2))) return true
  switch (unitAt(text, start - 1)) {
    case 0x5f:
    case 0x40:
    case 0x5c:
      return true
    case 0x2e:
      return /[\p{L}\d]\.$/u.test(text.slice(Math.max(0, start - 3), start))
    case 0x2f:
    case 0x2d: {
      const before = text.slice(Math.max(0, start - maxBefore), start)
      return /(?:^|\s)(?:[/.~]|\S{0,16}:\/\/)\S{0,64}$/.test(before)
    }
    default:
      return false
  }
}

function isForm(word: string, wanted: string, isLast: boolean): boolean {
  if (word === wanted) return true
  return (
    isLast &&
    word.length === wanted.length + 1 &&
    word.endsWith('s') &&
    word.startsWith(wanted) &&
    hasPlural(wanted)
  )
}

/** Whether only a space, a hyphen, an apostrophe, a bracket or an underscore parts two words. */
function joins(text: string, end: number, start: number): boolean {
  if (start - end === 1 && unitAt(text, end) === 0x20) return true
  return /^(?:[ \u00a0\n'’_(/.-]{1,2})$/.test(text.slice(end, start))
}

/** Whether one of the two words before says whose it is. */
function isOwned(text: string, start: number): boolean {
  let from = start
  for (let count = 0; count < 2; count++) {
    const word = wordBefore(text, from)
    if (word === undefined || /[.,;:!?"]/.test(text.slice(word.end, from))) return false
    if (possessives.has(word.text)) return true
    if (word.text === 's' && /['’]/.test(text[word.start - 1] ?? ''))
      return isPerson(text, word.start)
    from = word.start
  }
  return false
}

/** Whether the word before `'s` names a person: a capital, or a word for one. */
function isPerson(text: string, start: number): boolean {
  const owner = wordBefore(text, start)
  if (owner === undefined || contracted.has(owner.text)) return false
  return persons.has(owner.text) || isCapitalAt(text, owner.start)
}
