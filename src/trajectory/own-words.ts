/**
 * What a user's text calls the user's own: who they say they are, the values they give of
 * themselves, and the things they call theirs. What belongs to somebody of theirs ("my friend's
 * address") is not their own.
 */
import { isRole } from '../flow/subject/role-mentions.ts'

/** UTF-16 code units of one text that are looked at. */
const maxSearched = 8_192

/** "My name is", in the languages in which `person-name` knows it, and "I am" in English. */
const self =
  /(?<![\p{L}\p{N}])(?:[Mm]y name(?: is|['’]s)|I am|I['’]m|[Ii]ch heiße|[Mm]ein Name ist|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]e llamo|[Mm]i nombre es|[Mm]i chiamo|[Mm]e chamo)\s{1,3}((?:\p{Lu}[\p{L}'’-]{0,30})(?:\s(?:(?:de|da|di|del|della|der|den|van|von|la|le|dos|das|ten|ter|bin|al|el)\s){0,2}\p{Lu}(?:\.|[\p{L}'’-]{0,30})){0,3})/gu
const given =
  /(?<![\p{L}\p{N}])my (?:[\p{L}-]{1,20} ){0,2}?(\p{L}{2,20}) ?(?:is|are|:|=) ?['"]?([^\s,;'"]{1,80})/giu
/** The same in German, French and Spanish. */
const givenElsewhere =
  /(?<![\p{L}\p{N}])(?:meine?|mon|ma|mi) ([\p{L}-]{2,24}) ?(?:ist|lautet|est|es|:|=) ?['"]?([^\s,;'"]{1,80})/giu
const thing = /(?<![\p{L}\p{N}])my ((?:[\p{L}\p{N}'’-]{1,30}(?:,? and |, | )?){1,4})/giu

/** Words at which the name of a thing ends. */
const closing: ReadonlySet<string> = new Set(
  (
    'is are was were will can could should has have for to with in on at from about of the a an ' +
    'that which because please so but if when while as by or into using via history'
  ).split(' '),
)
/** Words that too many functions have in their names to say whose they are about. */
const general: ReadonlySet<string> = new Set(
  'name id date time day status last first new next current latest and mind way'.split(' '),
)

/** Values and things in lower case, as they stand; bounded by the text that is looked at. */
export function ownWordsIn(text: string): readonly string[] {
  const searched = text.length > maxSearched ? text.slice(0, maxSearched) : text
  const found: string[] = []
  for (const [, name] of searched.matchAll(self)) {
    const plain = (name ?? '').replace(/[.'’-]+$/u, '')
    if (plain !== '' && !/['’]s(?:\s|$)/u.test(plain)) found.push(plain)
  }
  const told = [...searched.matchAll(given), ...searched.matchAll(givenElsewhere)]
  for (const [, word, value] of told) {
    if (word !== undefined && isRole(word.toLowerCase())) continue
    const plain = (value ?? '').replace(/[.!?]+$/, '')
    if (!closing.has(plain.toLowerCase())) found.push(plain)
  }
  for (const [, words] of searched.matchAll(thing)) found.push(...thingsOf(words ?? ''))
  return found.map((one) => one.toLowerCase())
}

function thingsOf(words: string): readonly string[] {
  const things: string[] = []
  for (const written of words.split(/[\s,]+/u)) {
    const word = written.toLowerCase()
    if (closing.has(word)) break
    if (/['’]/u.test(word) || isRole(word)) return []
    // A product's name is one word to its user and several in the names of its functions.
    for (const one of written.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(' ')) {
      if (one.length > 1 && !general.has(one.toLowerCase())) things.push(one)
    }
  }
  return things
}
