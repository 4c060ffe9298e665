/**
 * Persons whom a text names by their relation or role: "my colleague", "the patient", "Ann's
 * mother". A role beside a word that makes it a kind of thing ("client library", "customer
 * service") names nobody.
 */
import { unitAt } from '../../mcp/unit-at.ts'
import { type HeldLists, mayHoldWordOf } from '../recognise/vocabulary.ts'

/** Each also in the plural. */
const roles: ReadonlySet<string> = new Set(
  (
    'mother father mom mum dad parent husband partner son daughter kid brother sister sibling ' +
    'grandmother grandfather grandma grandpa grandparent grandson granddaughter grandchild aunt ' +
    'uncle cousin niece nephew boyfriend girlfriend fiancé fiancée in-law friend neighbor ' +
    'neighbour roommate flatmate classmate colleague coworker co-worker teammate supervisor manager ' +
    'employee employer intern applicant candidate patient client customer student pupil tenant ' +
    'landlord resident donor participant defendant plaintiff victim suspect survivor parishioner ' +
    'athlete player guest attendee passenger teacher professor doctor nurse therapist lawyer ' +
    'caregiver volunteer accountant nanny babysitter'
  )
    .split(' ')
    .flatMap((role) => [role, `${role}s`])
    .concat(
      'wife wives spouse spouses child children grandchildren boss bosses witness witnesses'.split(
        ' ',
      ),
    )
    .concat('family families congregation secretary secretaries members'.split(' ')),
)

const owners: ReadonlySet<string> = new Set(
  'my our his her their your the a an this another'.split(' '),
)
const longestOwner = 7
const firstOfOwner: ReadonlySet<number> = new Set([...owners].map((word) => unitAt(word, 0)))

/** Words between whose it is and the role: "my new neighbour", "an older adult patient". */
const maxBetween = 2
const linking: ReadonlySet<string> = new Set(
  'of and or to in on at by for with from is are was were as has have that which not'.split(' '),
)

/** Words that make a role before them a kind of thing. */
const things: ReadonlySet<string> = new Set(
  (
    'process processes node nodes element elements class classes directory folder commit library ' +
    'side secret app application server error branch key object component window id code api ' +
    'request requests menu page theme record type tool tools service services support experience ' +
    'satisfaction engagement relations base portal volume flow count data loan loans'
  ).split(' '),
)

/** UTF-16 code units that are searched, and mentions that are kept. */
const maxSearched = 4_096
const maxMentions = 8

/** Of each role the last of its parts, as words of a text have them: `law` of `in-law`. */
const lastParts: ReadonlySet<string> = new Set(
  [...roles].map((role) => role.slice(role.lastIndexOf('-') + 1)),
)

/** Cheap: false means that the text mentions nobody. */
export function mayMentionRole(lists: HeldLists): boolean {
  return mayHoldWordOf(lists, lastParts)
}

/** Roles as the text writes them with what stands before them, in order, bounded. */
export function roleMentions(text: string): readonly string[] {
  const found: string[] = []
  const end = Math.min(text.length, maxSearched)
  let start = -1
  let between = 0
  for (let index = 0; index < end && found.length < maxMentions; ) {
    const code = unitAt(text, index)
    if (!isLetter(code)) {
      // Only a space may stand between the words of a mention.
      if (code !== space) start = -1
      index++
      continue
    }
    const wordStart = index
    index = wordEnd(text, index, end)
    if (start === -1 && !mayOwn(text, wordStart, index)) continue
    const word = text.slice(wordStart, index).toLowerCase()
    if (start !== -1 && roles.has(word)) {
      if (!things.has(nextWord(text, index))) found.push(text.slice(start, index))
      start = -1
    } else if (owners.has(word) || isOwner(text, wordStart, index)) {
      start = wordStart
      between = 0
    } else if (start !== -1 && (++between > maxBetween || isNoPart(word))) start = -1
  }
  return found
}

/** Whether a word, lower case, names a person by relation or role. */
export function isRole(word: string): boolean {
  return roles.has(word)
}

const space = 0x20
const apostrophe = 0x27

/** Whether a word ends what a mention may be: "the list of", "the terminal's". */
function isNoPart(word: string): boolean {
  return linking.has(word) || (/['’]s$/.test(word) && !roles.has(word.slice(0, -2)))
}

/** Cheap: false means that the word says not whose somebody is. */
function mayOwn(text: string, start: number, end: number): boolean {
  if (end - start <= longestOwner && firstOfOwner.has(unitAt(text, start) | 0x20)) return true
  const mark = unitAt(text, end - 2)
  return mark === apostrophe || mark === 0x2019
}

/** Whose mother it is has a capital: the passengers of a "terminal's" are nobody's. */
function isOwner(text: string, start: number, end: number): boolean {
  const mark = unitAt(text, end - 2)
  if ((mark !== apostrophe && mark !== 0x2019) || unitAt(text, end - 1) !== 0x73) return false
  const first = text.charAt(start)
  return first !== first.toLowerCase()
}

function wordEnd(text: string, start: number, limit: number): number {
  let end = start + 1
  while (end < limit) {
    const code = unitAt(text, end)
    const isInside = code === apostrophe || code === 0x2019 || code === 0x2d
    if (!isLetter(code) && !(isInside && isLetter(unitAt(text, end + 1)))) break
    end++
  }
  return end
}

/** The word after one space, lower case; empty where another mark stands. */
function nextWord(text: string, index: number): string {
  const isNext = unitAt(text, index) === space && isLetter(unitAt(text, index + 1))
  return isNext
    ? text
        .slice(index + 1, wordEnd(text, index + 1, Math.min(text.length, index + 24)))
        .toLowerCase()
    : ''
}

/** Letters and what else is part of a word in code, so that a part of a name is no word. */
function isLetter(code: number): boolean {
  if (code < 0x80) return ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code === 0x5f
  return code >= 0xc0 && (code < 0x2000 || code > 0x2bff)
}
