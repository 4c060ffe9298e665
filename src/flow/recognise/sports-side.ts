/** Clubs and teams by what only a side does: `How did Ashford play?`, `Ashford beat Milbury`. */
import { isCapitalAt } from './character.ts'
import { ambiguousNames, givenNames } from './given-names.ts'
import { wordBefore, wordBehind } from './neighbours.ts'
import type { Span } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'
import type { Word } from './words.ts'

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** What a question asks of a side, behind its name. */
const asked = listed('play win lose')
/** What a side does to another, between the names of both. */
const met = listed('beat beats defeated drew lost')
/** Words before a name that make a question of the verb behind it. */
const askers = listed('did do does will would can could')
/** Words between a verb of `met` and the other side. */
const links = listed('to with against')
/** Capitalised where they open a sentence or name what plays music. */
const noSide = listed(
  'i you he she it we they the a an this that these those there who what which anyone someone everyone somebody anybody alexa siri cortana spotify netflix',
)

export const verbsOfSides: ReadonlySet<string> = new Set([...asked, ...met])

const maxWords = 3

/**
 * The sides named in `text`, in order. A name that opens with a listed given name is a person's and
 * is left to those.
 */
export function sidesIn(text: string, traits: TextTraits): Span[] {
  const spans: Span[] = []
  for (const verb of traits.wordsOf(verbsOfSides)) {
    const name = nameBefore(text, verb)
    if (name === undefined) continue
    if (asked.has(verb.text)) {
      if (askers.has(wordBeforeSide(text, name.start))) spans.push(name)
      continue
    }
    const other = nameBehind(text, verb)
    if (other !== undefined) spans.push(name, other)
  }
  return spans
}

/** The word before a name, an article between them left out. */
function wordBeforeSide(text: string, start: number): string {
  const word = wordBefore(text, start)
  return (word?.text === 'the' ? wordBefore(text, word.start)?.text : word?.text) ?? ''
}

/** Up to three capitalised words before `verb`. */
function nameBefore(text: string, verb: Word): Span | undefined {
  let start = verb.start
  let first: Word | undefined
  for (let count = 0; count < maxWords; count++) {
    const word = wordBefore(text, start)
    if (word === undefined || text.slice(word.end, start) !== ' ' || !isNamed(text, word)) break
    start = word.start
    first = word
  }
  return sideOf(first, start, verb.start - 1)
}

/** Up to three capitalised words behind `verb` and its link. */
function nameBehind(text: string, verb: Word): Span | undefined {
  let end = verb.end
  let word = wordBehind(text, end)
  if (word !== undefined && links.has(word.text)) {
    end = word.end
    word = wordBehind(text, end)
  }
  if (word?.text === 'the') {
    end = word.end
    word = wordBehind(text, end)
  }
  const first = word
  for (let count = 0; count < maxWords; count++) {
    if (word === undefined || text.slice(end, word.start) !== ' ' || !isNamed(text, word)) break
    end = word.end
    word = wordBehind(text, end)
  }
  return first === undefined || end < first.end ? undefined : sideOf(first, first.start, end)
}

function sideOf(first: Word | undefined, start: number, end: number): Span | undefined {
  if (first === undefined || givenNames.has(first.text) || ambiguousNames.has(first.text))
    return undefined
  return { start, end }
}

function isNamed(text: string, word: Word): boolean {
  const isShort = word.end - word.start < 2
  return (
    !isShort && isCapitalAt(text, word.start) && !noSide.has(word.text) && !askers.has(word.text)
  )
}
