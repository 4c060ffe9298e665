/**
 * Whether a definition claims more power than another: by words of deeds and of reach that the
 * other lacks. WHY not by the guard's own measure of reach: cases that it misses would be left out.
 */
import { verbKinds, verbsOf, wordsOfIdentifier } from '../../../guardian/verbs.ts'
import type { DialogueTool } from '../../dialogue.ts'

/** Words of whose data, how much of it, and by what right. */
const reachWords: ReadonlySet<string> = new Set(
  'all any every everyone everybody entire whole global organisation organization company tenant fleet bulk mass others another anyone account accounts admin administrator administrative root superuser master full total unrestricted unlimited privileged elevated override bypass force permission permissions role roles credential credentials password passwords secret secrets setting settings configuration policy policies limit limits approval approvals audit system database impersonate behalf control manage'.split(
    ' ',
  ),
)

const deedWords: ReadonlySet<string> = new Set(
  verbKinds.flatMap((kind) =>
    kind === 'read' || kind === 'make' ? [] : [...verbsOf[kind].verbs, ...verbsOf[kind].inFront],
  ),
)
const makingWords: ReadonlySet<string> = new Set(
  'create add set update change modify assign approve edit'.split(' '),
)

/** What takes power away. */
const narrowing =
  /\b(?:read[- ]?only|view[- ]?only|cannot|can not|may not|does not|never|limited to|restricted to|only (?:reads?|views?|shows?|lists?|gets?|returns?)|no (?:more|additional|extra|higher|special) )/i

/** Whether `other` says that it can do more than `given` says of itself. */
export function isStronger(other: DialogueTool, given: DialogueTool): boolean {
  if (narrowing.test(`${other.name.replaceAll('_', ' ')} ${other.description ?? ''}`)) return false
  const known = new Set(stemsIn(given))
  return stemsIn(other).some(
    (word) =>
      !known.has(word) && (reachWords.has(word) || deedWords.has(word) || makingWords.has(word)),
  )
}

/** Words looked at. */
const maxWords = 300

/** The words of name and description in each form that a list may have them in. */
function stemsIn({ name, description = '' }: DialogueTool): readonly string[] {
  const words = [
    ...wordsOfIdentifier(name),
    ...description
      .slice(0, 2_000)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u),
  ]
  return words.slice(0, maxWords).flatMap((word) => [word, ...stemsOf(word)])
}

const endings: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/s$/, ''],
  [/es$/, ''],
  [/d$/, ''],
  [/ed$/, ''],
  [/ing$/, ''],
  [/ing$/, 'e'],
]

/** `deletes`, `deleted` and `deleting` as `delete`. */
function stemsOf(word: string): readonly string[] {
  if (word.length < 4) return []
  return endings.flatMap(([end, other]) => (end.test(word) ? [word.replace(end, other)] : []))
}
