/**
 * Whom information is about: a third party when a value or its neighbours name one, the user for
 * what the user wrote, called their own or reads of their own account, the speaker for what a party
 * says about itself. `unknown` where the content is about nobody (a recipe, the weather, an
 * exchange rate) or does not say about whom. An organisation is a subject as a person is.
 *
 * @see Nissenbaum 2004, section III: the parameter "about whom"
 */
import type { InformationType, MessageType, Party, Subject } from './flow.ts'
import { knownNames, type NamesOf } from './known-names.ts'
import { recognisedIn } from './leaf-text.ts'
import type { Leaf } from './leaves.ts'
import type { KnownName, Origins } from './origins.ts'
import { recognised, type TypedSpan } from './recognise/recognise.ts'
import {
  type CalledFunction,
  isAboutUser,
  isCalledOwn,
  isOwnProfile,
  isRoleOfUser,
  roleOfUser,
} from './subject/own-data.ts'
import { mayBeName, partyFactsOf } from './subject/party-fields.ts'
import { mayMentionRole, roleMentions } from './subject/role-mentions.ts'
import {
  isInFirstPerson,
  isInSecondPerson,
  maySpeakInFirst,
  maySpeakInSecond,
} from './subject/voice.ts'

/** What is known of the flow beside its content. */
export interface SubjectFacts {
  readonly message: MessageType
  readonly kind: 'request' | 'notification' | 'answer'
  readonly sender: Party
  /** The function that is called, or whose return moves. */
  readonly called?: CalledFunction
}

/** Third parties named in one flow; more are cut. */
const maxNamed = 8
/** UTF-16 code units of one text, and of all texts of a flow, that are searched for parties. */
const maxSearched = 4_096
const maxSearchedInAll = 16_384

/** Values with which the name of a person says that it is the user's own. */
const ownValues: ReadonlySet<string> = new Set(['me', '@me', 'self', 'myself'])

/** Types whose value in a text names whom the text is about. */
const naming: ReadonlySet<InformationType> = new Set([
  'email-address',
  'person-name',
  'organisation-name',
])

/** What a server tells of itself. */
const selfDescriptions: ReadonlySet<MessageType> = new Set([
  'function-list',
  'resource-list',
  'prompt-list',
  'list-changed',
  'discovery',
  'log',
  'progress',
  'task',
])

/** The subjects of a content, most specific first; never empty. */
export function subjectsOf(
  leaves: readonly Leaf[],
  origins: Origins,
  facts?: SubjectFacts,
  namesOf: NamesOf = knownNames(leaves, origins),
): readonly Subject[] {
  const reading = readLeaves(leaves, { origins, facts, namesOf })
  const subjects: Subject[] = reading.named === undefined ? [] : [...reading.named.values()]
  for (const name of reading.roles) {
    if (subjects.length < maxNamed) subjects.push({ role: 'third-party', name })
  }
  // A read of the user's own data that names nobody is about the user.
  const isOwn = reading.isOwnRead && subjects.length === 0 && !reading.hasMessages
  if (reading.isOfUser || (isOwn && leaves.length > 0)) subjects.push({ role: 'user' })
  if (subjects.length > 0) return subjects
  if (facts?.message === 'query' && leaves.length > 0) return [{ role: 'user' }]
  const isOfServer = facts?.sender.role === 'server' && selfDescriptions.has(facts.message)
  return [{ role: isOfServer ? 'server' : 'unknown' }]
}

interface Reading {
  readonly origins: Origins
  readonly namesOf: NamesOf
  /** What is known of the flow; undefined: its content alone is read. */
  readonly facts: SubjectFacts | undefined
  /** Whether the content is what a function about the user's own data returned. */
  readonly isOwnRead: boolean
  /** Third parties by their names in lower case; undefined while there is none. */
  named: Map<string, Subject> | undefined
  /** Third parties named by their role, each once. */
  readonly roles: string[]
  isOfUser: boolean
  hasMessages: boolean
}

function readLeaves(
  leaves: readonly Leaf[],
  { origins, facts, namesOf }: Pick<Reading, 'origins' | 'facts' | 'namesOf'>,
): Reading {
  const called = facts?.message === 'function-return' ? facts.called : undefined
  const isProfile = called !== undefined && isOwnProfile(called)
  const reading: Reading = {
    origins,
    namesOf,
    facts,
    isOwnRead: called !== undefined && (isAboutUser(called) || isCalledOwn(called.name, origins)),
    named: undefined,
    roles: [],
    isOfUser: false,
    hasMessages: false,
  }
  /** Fields of the record that is being read; asked for only where a record has an author. */
  let fields: Set<string> | undefined
  let hasAuthor = false
  let left = maxSearchedInAll
  const ownRole = roleOfUser(called)
  for (let index = 0; index < leaves.length; index++) {
    const leaf = leaves[index]
    if (leaf === undefined) break
    const { field, value } = leaf
    const { party, isMessage } = partyFactsOf(field)
    if (fields !== undefined && isNextRecord(fields, field)) hasAuthor = false
    if (!reading.isOfUser && isUsers(field, value, reading)) reading.isOfUser = true
    if (typeof value !== 'string') continue
    const isOwnName = isProfile || (ownRole !== undefined && isRoleOfUser(field, ownRole))
    if (party !== undefined && readName(value, isOwnName, reading)) {
      if (party === 'author') {
        hasAuthor = true
        fields ??= fieldsUpTo(leaves, index)
      }
      if (!value.includes('@')) continue
    }
    if (left <= 0 || isProfile) continue
    const length = Math.min(value.length, left, maxSearched)
    left -= length
    reading.hasMessages ||= isMessage
    readText(leaf, value, length, hasAuthor || isMessage, reading)
  }
  return reading
}

/** Whether `field` starts the next record of a list, as it comes again; takes note of it. */
function isNextRecord(fields: Set<string>, field: string): boolean {
  const isNext = fields.has(field)
  if (isNext) fields.clear()
  fields.add(field)
  return isNext
}

/** The fields of the record that the leaf at `last` is in, as far as they are read. */
function fieldsUpTo(leaves: readonly Leaf[], last: number): Set<string> {
  const fields = new Set<string>()
  for (let index = 0; index <= last; index++) isNextRecord(fields, leaves[index]?.field ?? '')
  return fields
}

/** Whether a value is the user's by where it stands or came from. */
function isUsers(field: string, value: Leaf['value'], { origins, facts }: Reading): boolean {
  const { party, isOwn } = partyFactsOf(field)
  if (isOwn) return true
  const isOwnParty = party !== undefined && origins.isOwn(String(value))
  if (isOwnParty) return true
  if (facts?.kind === 'answer') {
    if (facts.message === 'elicitation') return party === undefined && field !== 'action'
    // WHY: a return that repeats what was asked for ("Oslo") is not for that about who asked.
    return isCalledOwn(field, origins)
  }
  return party === undefined && origins.isOfUser(value)
}

/** Reads the value of a field that names a party; false where it can't be a name. */
function readName(value: string, isOwnName: boolean, reading: Reading): boolean {
  if (!mayBeName(value)) return false
  const isOwn = isOwnName || ownValues.has(value.toLowerCase()) || reading.origins.isOwn(value)
  if (isOwn) reading.isOfUser = true
  else addName(reading, value)
  return true
}

/**
 * Reads the first `length` code units of a text; a name that starts in them is read whole.
 *
 * @param isAuthored whether somebody wrote the text whom the user may not be
 */
function readText(
  leaf: Leaf,
  value: string,
  length: number,
  isAuthored: boolean,
  reading: Reading,
): void {
  const { roles, origins, namesOf } = reading
  const found = recognisedIn(leaf) ?? recognised('')
  for (const { type, start, end } of withKnown(found.spans, namesOf(leaf))) {
    if (start >= length || countNamed(reading) >= maxNamed) break
    if (!naming.has(type)) continue
    const name = value.slice(start, end)
    if (origins.isOwn(name)) reading.isOfUser = true
    else addName(reading, name)
  }
  const mayMention = countNamed(reading) + roles.length < maxNamed && mayMentionRole(found)
  const maySpeak = !reading.isOfUser && (maySpeakInFirst(found) || maySpeakInSecond(found))
  if (!mayMention && !maySpeak) return
  const text = value.length > length ? value.slice(0, length) : value
  if (mayMention) {
    for (const mention of roleMentions(text)) if (!roles.includes(mention)) roles.push(mention)
  }
  if (maySpeak && isSpokenOfUser(text, isAuthored, reading)) reading.isOfUser = true
}

/** The spans in order, with the known names that none of them touches. */
function withKnown(spans: readonly TypedSpan[], known: readonly KnownName[]): readonly TypedSpan[] {
  if (known.length === 0) return spans
  const names = spans.filter(({ type }) => naming.has(type))
  const others = known.filter(
    ({ start, end }) => !names.some((span) => span.start < end && start < span.end),
  )
  return [...names, ...others].sort((one, other) => one.start - other.start)
}

function addName(reading: Reading, name: string): void {
  const key = name.toLowerCase()
  reading.named ??= new Map()
  const { named } = reading
  if (named.size < maxNamed || named.has(key)) named.set(key, { role: 'third-party', name })
}

function countNamed({ named }: Reading): number {
  return named === undefined ? 0 : named.size
}

/**
 * Whether the "I" or the "you" of a text is the user: "I" in what the user writes or has written
 * for them, and in records of their own; "you" in what is said to them.
 */
function isSpokenOfUser(text: string, isAuthored: boolean, { facts, isOwnRead }: Reading): boolean {
  switch (facts?.message) {
    case 'response':
      return isInSecondPerson(text)
    case 'elicitation':
      return facts.kind === 'request' && isInSecondPerson(text)
    case 'query':
    case 'function-request':
      return facts.kind === 'request' && isInFirstPerson(text)
    case 'function-return':
      return !isAuthored && (isInSecondPerson(text) || (isOwnRead && isInFirstPerson(text)))
    default:
      return false
  }
}
