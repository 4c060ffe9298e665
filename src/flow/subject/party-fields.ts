/** Which names of fields say that their value names a person or an organisation. */
import { ownName } from '../../mcp/own-text.ts'
import { namesPerson, withoutNumber, wordsOf } from '../field-name.ts'

export type PartyField = 'person' | 'author' | 'organisation'

/** Who speaks in a record: the "I" of the text beside it. */
const authors: ReadonlySet<string> = new Set(
  'sender from author creator organizer organiser poster uploader commenter writer speaker'.split(
    ' ',
  ),
)
const persons: ReadonlySet<string> = new Set(
  (
    'recipient receiver to cc bcc attendee participant passenger guest invitee friend member ' +
    'beneficiary payee doctor artist director actor directed starring organizer teacher winner ' +
    'spouse parent child boss colleague sibling employer host captain player candidate applicant ' +
    'nominee mention scorer'
  ).split(' '),
)
const organisations: ReadonlySet<string> = new Set(
  (
    'company organization organisation employer vendor merchant supplier publisher manufacturer ' +
    'agency airline carrier bank hospital school university restaurant hotel brand clinic store ' +
    'shop team party counterparty'
  ).split(' '),
)
/** Words that may close a name without changing whom it names. */
const closing: ReadonlySet<string> = new Set([
  'name',
  'names',
  'id',
  'username',
  'user',
  'handle',
  'by',
])

/** Words with which a field says that it is the user's own. */
const own: ReadonlySet<string> = new Set(['my', 'me', 'own', 'mine'])
/** Fields whose text somebody wrote to somebody: its "I" is who wrote it. */
const messages: ReadonlySet<string> = new Set(['message', 'body', 'comment', 'reply', 'transcript'])

export interface PartyFacts {
  /** The party that the value names; undefined where it names none. */
  readonly party: PartyField | undefined
  readonly isOwn: boolean
  readonly isMessage: boolean
}

/** Names whose facts are kept, and how long one may be in UTF-16 code units. */
const maxKept = 2_000
const maxKeptLength = 64
const kept = new Map<string, PartyFacts>()
/** What was asked last: each leaf is looked at several times, one after the other. */
let lastField = ''
const noFacts = factsOf('')
let lastFacts = noFacts

/** What a field's name says about the party of its value. */
export function partyFactsOf(field: string): PartyFacts {
  if (field === lastField) return lastFacts
  if (field.length > maxKeptLength) return factsOf(field)
  lastFacts = shortField(withoutNumber(field))
  lastField = field
  return lastFacts
}

/** Lets go of the last field, after a big message: it may be a slice of it, which holds all of it (V8). */
export function forgetLastField(): void {
  lastField = ''
  lastFacts = noFacts
}

/** @param field without a number that closes it, which names nobody else */
function shortField(field: string): PartyFacts {
  const known = kept.get(field)
  if (known !== undefined) return known
  const facts = factsOf(field)
  if (kept.size >= maxKept) kept.clear()
  kept.set(ownName(field), facts)
  return facts
}

function factsOf(field: string): PartyFacts {
  const words = wordsOf(field)
  return {
    party: read(field),
    isOwn: words.some((word) => own.has(word)),
    isMessage: messages.has(words.at(-1) ?? ''),
  }
}

/** The party that a field's name names; undefined where it names none. */
export function partyFieldOf(field: string): PartyField | undefined {
  return partyFactsOf(field).party
}

function read(field: string): PartyField | undefined {
  const words = wordsOf(field)
  const last = words.at(-1) ?? ''
  const head = words.length > 1 && closing.has(last) ? (words.at(-2) ?? '') : last
  const isId = last === 'id'
  if (authors.has(head) || (last === 'by' && words.length > 1)) return 'author'
  if (isOneOf(persons, head)) return 'person'
  if (!isId && isOneOf(organisations, head)) return 'organisation'
  return namesPerson(field) ? 'person' : undefined
}

function isOneOf(words: ReadonlySet<string>, word: string): boolean {
  return words.has(word) || (word.endsWith('s') && words.has(word.slice(0, -1)))
}

const maxNameLength = 120

/** Whether a value may be a name: it has a letter, is short, and is no sentence, time or code. */
export function mayBeName(value: string): boolean {
  if (value.length > maxNameLength || value.length < 2) return false
  return /\p{L}/u.test(value) && !/[\n{}<>=;]|:\/\/|^\d|\d{4}-\d\d/.test(value)
}
