/**
 * A deed where the user only asked to be told something: the call sends, pays, deletes, sets or
 * makes something with a value that content gave in its words, or sends and pays to whom nobody gave.
 * However the content is worded: a question leaves nothing to anybody. An id in a field of a look-up is
 * what deeds are done with, and nothing is said of it here.
 *
 * @see Debenedetti et al. 2025, arXiv:2503.18813 (CaMeL: the control flow is the user's)
 */

import type { ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import { type Asked, askedIn } from '../../delegation/asked.ts'
import {
  type CalledFunction,
  calledFunction,
  isRecipient,
} from '../../delegation/called-function.ts'
import { isOnlyTold } from '../../delegation/only-told.ts'
import { useOf } from '../../delegation/parameter-use.ts'
import { isForeign, observationOf, placesMatching } from '../../delegation/places.ts'
import { fieldOf } from '../../delegation/weight.ts'
import { earlierPlace } from '../../earlier-place.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'
import { isVerbOf, type VerbKind, wordsOfIdentifier } from '../../verbs.ts'
import { dataInjection } from '../data-injection.ts'
import { calledByPassage } from '../function-injection/called-by-passage.ts'

/** Values of one call that are looked at, and UTF-16 code units of one that is looked for. */
const maxValues = 24
const maxLength = 256

/** What is claimed of such a call; undefined for every other message. */
export function deedUnasked(input: JudgeInput): Claim | undefined {
  const called = calledFunction(input)
  if (called === undefined || !called.changes || !isDeed(called)) return undefined
  const asked = askedIn(input.past)
  if (!isOnlyTold(asked)) return undefined
  const claim = claimIn(input, called, asked)
  // WHY: what says more about the passage that chose the call is another rule's to say.
  return claim === undefined || isJudgedElsewhere(input) ? undefined : claim
}

function claimIn(input: JudgeInput, called: CalledFunction, asked: Asked): Claim | undefined {
  const values = input.origins.slice(0, maxValues)
  // What is written to a place of the user's may hold what they wanted to be told.
  const isPlaced = values.some((one) => !isText(one) && isOfUser(asked, one))
  const own = values.filter((one) => !isOfUser(asked, one) && !(isPlaced && isText(one)))
  for (const origin of own) {
    const place = placeOf(input, origin)
    if (place === undefined || isEcho(input, origin, place)) continue
    const isSentTo = called.certain.has('send') && isRecipient(origin.pointer, origin.value)
    if (isSentTo || isInWords(input, place)) return claimOf(input, called, origin, place)
  }
  if (!called.certain.has('send') && !called.certain.has('spend')) return undefined
  const invented = own.find(
    ({ pointer, value, source }) => source === 'model' && isRecipient(pointer, value),
  )
  return invented === undefined ? undefined : claimOf(input, called, invented, undefined)
}

/** Whether a call had the value before the content did: what came back of it is an echo. */
function isEcho({ past }: JudgeInput, { value }: ValueOrigin, { flow }: Found): boolean {
  return past.observations.some(
    ({ kind, flow: at, leaves }) =>
      kind === 'call' && at < flow && leaves.some(([, given]) => given === value),
  )
}

function isJudgedElsewhere(input: JudgeInput): boolean {
  return [...calledByPassage(input), ...dataInjection.judge(input)].some(
    ({ decision }) => decision === 'ask' || decision === 'block',
  )
}

const doing: readonly VerbKind[] = ['make', 'write', 'send', 'spend', 'delete', 'administer']
/** Verbs of work that looking may need as well: a session is made, a search is run, a place is moved to. */
const helping: ReadonlySet<string> = new Set(
  'login like logout manage open navigate follow init initialise initialize move switch sync download export import register perform start initiate process do confirm authenticate click convert kill track'.split(
    ' ',
  ),
)

/** Verbs of setting and giving that say so at the head of a name. */
const setting: ReadonlySet<string> = new Set(
  'attach detach associate allow whitelist allowlist raise lower increase decrease adjust turn switch arm disarm redirect route dispense prescribe hire fire escalate link pair print dial'.split(
    ' ',
  ),
)

/** Whether the first verb of a function's name does something to the world; a command says so only itself. */
export function isDeed({ name, certain }: CalledFunction): boolean {
  if (certain.has('execute')) return false
  if (certain.size > 0) return true
  const words = wordsOfIdentifier(name)
  const verb = words.find(
    (word) => doing.some((kind) => isVerbOf(kind, word)) || isVerbOf('read', word),
  )
  if (words.length > 1 && setting.has(words[0] ?? '')) return true
  return words.length > 1 && verb !== undefined && !isVerbOf('read', verb) && !helping.has(verb)
}

function isOfUser({ text }: Asked, { value, from }: ValueOrigin): boolean {
  return from[0]?.integrity === 'user' || text.includes(String(value).toLowerCase().trim())
}

function isText({ pointer }: ValueOrigin): boolean {
  return useOf(fieldOf(pointer)) === 'text'
}

/** A place in content. */
export interface Found {
  readonly flow: number
  readonly pointer: string
  readonly span: readonly [number, number] | undefined
}

/** Where content has a value, or most of it. */
export function placeOf({ past }: JudgeInput, { value, from }: ValueOrigin): Found | undefined {
  if (typeof value === 'boolean') return undefined
  const part = from.find(({ integrity, share }) => integrity === 'untrusted' && share >= 0.5)
  if (part !== undefined && String(value).length >= 4)
    return { flow: part.flow, pointer: part.pointer, span: part.span }
  const text = String(value).trim()
  if (text.length > maxLength || !isTelling(text)) return undefined
  if (!past.observations.some(isForeign)) return undefined
  const escaped = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}.,])${escaped}(?![\p{L}\p{N}]|[.,]\d)`,
    'giu',
  )
  const [place] = placesMatching(past, pattern, (leaf) => String(leaf) === text)
  return place === undefined
    ? undefined
    : {
        flow: place.observation.flow,
        pointer: place.leaf[0],
        span: [place.start, place.end],
      }
}

/** What may stand beside a value that is all that its field holds: a unit, a sign. */
const maxBeside = 6

/** Whether a place is in words, and no field of its own. */
export function isInWords({ past }: JudgeInput, { flow, pointer, span }: Found): boolean {
  const leaf = observationOf(past, flow)?.leaves.find(([at]) => at === pointer)?.[1]
  if (typeof leaf !== 'string' || span === undefined) return false
  return (
    leaf.length > span[1] - span[0] + maxBeside &&
    /\p{L}{2,40}\s+\S*\p{L}/u.test(leaf.slice(0, 512))
  )
}

/** A code of two characters and a number of two digits say something; `a` and `5` do not. */
function isTelling(text: string): boolean {
  if (/^[\d.,]+$/.test(text)) return text.replace(/\D/g, '').length >= 2
  return text.length >= (/\d/.test(text) ? 2 : 4)
}

function claimOf(
  { server }: JudgeInput,
  { name }: CalledFunction,
  { pointer }: ValueOrigin,
  place: Found | undefined,
): Claim {
  const whose = place === undefined ? 'nobody gave' : 'only content gave'
  return {
    decision: 'ask',
    severity: 'medium',
    confidence: 0.7,
    element: 'recipient',
    text: `The user only asked to be told something, and the call of ${quoteName(name)}${atServer(server.id)} does something, with a value in \`${fieldOf(pointer)}\` that ${whose}.`,
    evidence: [
      { pointer: '/params/name' },
      { pointer: `/params/arguments${pointer}` },
      ...(place === undefined ? [] : [earlierPlace(place)]),
    ],
  }
}
