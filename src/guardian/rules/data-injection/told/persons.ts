/** Whom a sentence is about, if a person: by name, by a role, or the one who speaks. */

import type { InformationType } from '../../../../flow/flow.ts'
import { ambiguousNames, givenNames } from '../../../../flow/recognise/given-names.ts'
import { moreGivenNames } from '../../../../flow/recognise/more-given-names.ts'
import { recogniseSome } from '../../../../flow/recognise/recognise.ts'

export interface Named {
  /** The words of the name, as they stand. */
  readonly words: readonly string[]
  /** Whether the sentence begins with the name: it tells something of the person. */
  readonly isSubject: boolean
  /** Whether it may be no name: no list has it, and it stands where one would. */
  readonly isOpen: boolean
}

const personType: ReadonlySet<InformationType> = new Set(['person-name'])

/** Names of one sentence that are looked at. */
const maxNames = 16
/** UTF-16 code units of a sentence that are looked at. */
const maxText = 1_024

/** Whom one speaks to: `Hi Anna,` tells nothing of Anna. */
const greeting =
  /^\s*(?:hi|hello|hey|dear|hallo|liebe[rs]?|bonjour|hola|thanks|thank you|congratulations|good (?:morning|afternoon|evening))\b[^,!.:\n]{0,48}[,!.:]/iu

const lead = String.raw`^(?:[\s*•\-–"'“(]{0,4}|\d{1,3}[.)]\s)(?:(?:The|An?|My|Our|His|Her|Their|\p{Lu}\p{Ll}{1,24}['’]s) [\p{Ll} -]{2,40}, |(?:Judge|Justice|Reverend|Rev\.?|Father|Pastor|Sister|Brother|Uncle|Aunt|Coach|Captain|Officer|Detective|Sergeant|Senator|Mayor|Principal|President|Nurse|Attorney|Chef|Sir|Lady) )?`
const first = String.raw`\p{Lu}[\p{Ll}'’]{1,24}(?:-\p{Lu}\p{Ll}{1,24})?`
const more = String.raw`(?: \p{Lu}[\p{L}'’-]{0,24}\.?){0,3}`
/** What stands behind a name that a sentence begins with, where it tells something of its bearer. */
const behind = String.raw`(?:['’]s? |, (?:an?|the|who|another|one|our|my|his|her|who['’]s)\b|: | \(| (?:is|was|has|had|will|would|does|did|can|could|says|said|and|still|also|now|recently|currently|never|often|just|\p{Ll}{2,20}(?:ed|s)|felt|told|took|went|got|made|left|lost|came|began|became|gave|met|sent|wrote|won|spent|kept|saw|spoke|heard|knew|thought|ran|fell|broke|drove|flew|hid|stole|bought|sold|taught|caught|cut|quit|hurt|slept|ate|drank|fought|chose|withdrew|underwent|overcame)\b)`
/** The same where no list has the name: adjectives and plurals open sentences too. */
const surelyBehind = /^(?:['’]s? | (?:is|was|has|had|will|gets?|got|feels?|felt|needs|says|said) )/u
const opening = new RegExp(`${lead}(${first}${more})(?=${behind})`, 'u')
/** `The client, Anna Lund, left early.` */
const apart = new RegExp(
  String.raw`^[\s*•\-–"'“(]{0,4}(?:The|An?|My|Our|His|Her|Their) [\p{Ll} -]{2,40}, (${first}${more})(?=,)`,
  'u',
)

/** The persons whom a sentence names; those that it begins with first. */
export function namedIn(sentence: string): readonly Named[] {
  const text = sentence.slice(0, maxText)
  const from = greeting.exec(text)?.[0].length ?? 0
  const own = from === 0 ? text : text.slice(from)
  const found: Named[] = []
  const [whole = '', opened = ''] = opening.exec(own) ?? apart.exec(own) ?? []
  const words = opened.replace(/['’]s?$/u, '').split(' ')
  if (opened !== '' && mayBePersons(words)) {
    const isOpen = !isListed(words[0] ?? '')
    const next = own.slice(whole.replace(/['’]s?$/u, '').length)
    if (!isOpen || surelyBehind.test(next))
      found.push({ words: plain(words), isSubject: true, isOpen })
  }
  for (const { type, start, end } of recogniseSome(own, personType)) {
    if (type !== 'person-name' || found.length >= maxNames) continue
    const name = own.slice(start, end)
    if (name.split(/\s+/).some((word) => organisation.test(word))) continue
    if (opened !== '' && opened.includes(name)) continue
    found.push({
      words: plain(name.split(/\s+/)),
      isSubject: /^[\s*•\-–"'“(]*(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor)\.? )?$/.test(
        own.slice(0, start),
      ),
      isOpen: false,
    })
  }
  for (const [word] of own.matchAll(capitalised)) {
    if (found.length >= maxNames) break
    if (isGivenName(word.toLowerCase())) add(word)
  }
  for (const [, word = ''] of own.matchAll(apposed)) if (isListed(word)) add(word)
  return found

  function add(word: string): void {
    if (found.length < maxNames && !found.some((one) => one.words.includes(word)))
      found.push({ words: [word], isSubject: false, isOpen: false })
  }
}

/** `an employee, Tom, said`; `a student named Grace`. */
const apposed = /(?:, |\b(?:named|called) )(\p{Lu}\p{Ll}{2,24})(?=[,.)]|\s\p{Ll})/gu

const capitalised = /(?<![\p{L}\d@.])\p{Lu}\p{Ll}{2,24}(?![\p{L}\d@])/gu

/** Whether a word is a given name, and little else. */
export function hasGivenName(text: string): boolean {
  for (const [word] of text.matchAll(capitalised)) if (isGivenName(word.toLowerCase())) return true
  return false
}

function isGivenName(word: string): boolean {
  return givenNames.has(word) && !ambiguousNames.has(word)
}

function plain(words: readonly string[]): readonly string[] {
  return words
    .map((word) => word.replace(/['’]s?$|[.,:;]+$/gu, ''))
    .filter((word) => /^\p{Lu}\p{Ll}/u.test(word))
}

const noPerson =
  /^(?:The|This|That|These|Those|It|There|Here|We|You|They|He|She|His|Her|Its|Our|My|Your|What|When|Where|Who|How|Why|If|In|On|At|For|From|With|After|Before|During|Since|All|Each|Every|Some|Any|No|New|Next|Last|First|Please|As|And|But|Or|So|Also|Both|Other|Another|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Mr|Mrs|Ms|Dr)$/
const organisation =
  /^(?:Inc|Ltd|LLC|Corp|Corporation|Company|Group|Bank|University|College|School|Hospital|Clinic|Center|Centre|Institute|Foundation|Association|Alliance|Airlines|Solutions|Technologies|Tech|Systems|Services|Innovations|Partners|Team|Department|Project|Program|Committee|Council|Agency|Bureau|Press|News|Park|Street|Hotel|Resort|Club|Academy|Network|Labs?|Studio|Church|Museum|Library|Report|Review|Plan|Session|Meeting|Strategy)$/

/** Whether words with a capital that open a sentence may be somebody's name. */
function mayBePersons(words: readonly string[]): boolean {
  const [start = ''] = words
  if (noPerson.test(start) || words.some((word) => organisation.test(word))) return false
  return isListed(start) || /^\p{Lu}\p{Ll}{2}/u.test(start)
}

function isListed(word: string): boolean {
  const lower = word.toLowerCase()
  return givenNames.has(lower) || ambiguousNames.has(lower) || moreGivenNames.has(lower)
}

const pronoun = /^[^.!?\n]{0,120}\b(?:he|she|his|her|him|himself|herself)\b/iu
const titleBefore =
  /\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Miss|Sir|Madam|Judge|Reverend|Father|Pastor|Uncle|Aunt|Coach|Captain|Officer|Detective|Senator|Mayor|Nurse|name|patient|client|student|penitent|parishioner|mentee|trainee|intern|subject|beneficiary|insured|borrower|inmate|employee|customer|from|sender|author|attendees?)\b[\s.:"]{1,3}$/iu
/** Places of a name in a text that are looked at, and UTF-16 code units beside them. */
const maxPlaces = 8
const beside = 24

/** Whether a text uses words as the name of a person: behind a title, a given name, or with `he`. */
export function isPersonIn(text: string, words: readonly string[]): boolean {
  const name = words.join(' ')
  let at = text.indexOf(name)
  for (let places = 0; at !== -1 && places < maxPlaces; places++) {
    const before = text.slice(Math.max(0, at - beside), at)
    if (titleBefore.test(before) || isListed(/(\p{L}+) $/u.exec(before)?.[1] ?? '')) return true
    const from = at + name.length
    if (pronoun.test(text.slice(from, from + 160))) return true
    at = text.indexOf(name, from)
  }
  return false
}

const roles =
  'patient|client|student|pupil|employee|coworker|co-worker|colleague|boss|manager|supervisor|friend|neighbou?r|husband|wife|spouse|partner|fiancée?|boyfriend|girlfriend|brother|sister|sibling|son|daughter|child|mother|father|mom|mum|dad|parent|uncle|aunt|cousin|niece|nephew|grandmother|grandfather|applicant|candidate|customer|tenant|resident|individual|defendant|suspect|victim|survivor|roommate|teammate|classmate|donor|witness|guest|passenger|player|athlete|user|volunteer|nurse|teacher|professor|celebrity|man|woman|boy|girl|person'

const role = new RegExp(
  String.raw`\b(?:the|an?|my|our|his|her|their|another|this|that|\p{Lu}\p{Ll}{1,24}['’]s) (?:[\p{Ll}-]{2,20} ){0,2}(?:${roles})(?:['’]s|,|\)| (?:has|had|was|were|is|who|with|will|may|needs?|gets?|\p{Ll}{2,20}ed)\b)`,
  'iu',
)

/** Whether a sentence is about somebody whom it only describes: `my client has ...`. */
export function isOfRole(sentence: string): boolean {
  return role.test(sentence.slice(0, maxText))
}

/** Whether it is about the one who speaks. */
export function isOfSpeaker(sentence: string): boolean {
  return /\b(?:I(?:['’](?:m|ve|d))?|my|me|myself)\b/.test(sentence.slice(0, maxText))
}

const plurals =
  'people|persons|children|kids|team|class|staff|family|families|relatives|members?|players|everyone|everybody|group|alumni|grandma|grandpa|men|women|wives'
const subjectOf = new RegExp(
  String.raw`(?:\b(?:of|about|regarding|concerning|for|how|whose|on|with) (?:[\p{L}'’-]{1,20} ){0,3}(?:${roles}|${plurals})s?\b|\b(?:${roles}|${plurals})s?['’])`,
  'iu',
)

/** Whether words speak of people by what they are to somebody: `the grades of her class`. */
export function speaksOfRole(words: string): boolean {
  return subjectOf.test(words)
}
