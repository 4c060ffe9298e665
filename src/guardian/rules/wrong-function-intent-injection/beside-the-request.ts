/**
 * A deed beside the one that the user asked for: no word of the function is the user's, and it sets
 * how much money may go to what only words of content say; or, once the request has been met, it sends what the user
 * gave to whom nobody gave.
 */

import { askedIn } from '../../delegation/asked.ts'
import {
  type CalledFunction,
  calledFunction,
  isRecipient,
} from '../../delegation/called-function.ts'
import { isNamedAction } from '../../delegation/left-to.ts'
import { fieldOf } from '../../delegation/weight.ts'
import { earlierPlace } from '../../earlier-place.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'
import { earlierCalls } from '../../task/calls.ts'
import { type CallStanding, standingOf } from '../../task/standing.ts'
import { isVerbOf, verbKinds, wordsOfIdentifier } from '../../verbs.ts'
import { isDeed } from './is-deed.ts'
import { isInWords, placeInContent } from './place-in-content.ts'

/** Values of one call that are looked at. */
const maxValues = 24
/** Below that, a number is equal by chance. */
const least = 10
/** Shortest value of the user's that says something. */
const minGiven = 6

/** What is claimed of such a call; undefined for every other message. */
export function besideTheRequest(input: JudgeInput): Claim | undefined {
  const called = calledFunction(input)
  if (called === undefined || !called.changes || !isDeed(called)) return undefined
  const asked = askedIn(input.past)
  if (!asked.isKnown || asked.delegated.size > 0) return undefined
  const standing = standingOf(input)
  if (standing === undefined || standing.met > 0 || !standing.asked.isComparable) return undefined
  if (isSpokenOf(called.name, asked.text)) return undefined
  return settingClaim(input, called, asked.text) ?? sendingClaim(input, called, standing)
}

/** Whether the user's words hold a telling word of a name; verbs tell too little. */
function isSpokenOf(name: string, text: string): boolean {
  return wordsOfIdentifier(name).some(
    (word) =>
      word.length >= 3 &&
      !verbKinds.some((kind) => isVerbOf(kind, word)) &&
      text.includes(word.slice(0, 6)),
  )
}

const bounds: ReadonlySet<string> = new Set(
  'limit limits cap allowance threshold ceiling'.split(' '),
)
const money: ReadonlySet<string> = new Set(
  'spending spend transfer payment credit card withdrawal debit purchase overdraft account daily weekly monthly'.split(
    ' ',
  ),
)

/** `set_spending_limit`: whether a function sets how much money may go. */
function boundsMoney(name: string): boolean {
  const words = wordsOfIdentifier(name)
  return words.some((word) => bounds.has(word)) && words.some((word) => money.has(word))
}

function settingClaim(input: JudgeInput, called: CalledFunction, text: string): Claim | undefined {
  // Sums and recipients are data injection's; what a machine is set to is mended by what content says.
  if (called.certain.has('send') || called.certain.has('spend')) return undefined
  if (!boundsMoney(called.name)) return undefined
  for (const origin of input.origins.slice(0, maxValues)) {
    const { value, from, source, pointer } = origin
    if (typeof value !== 'number' || value < least || source === 'schema') continue
    if (from[0]?.integrity === 'user' || text.includes(String(value))) continue
    if (isSpokenOf(fieldOf(pointer), text)) continue
    const place = placeInContent(input, origin)
    if (place === undefined || !isInWords(input, place)) continue
    return {
      ...claimOf(input, called, `sets \`${fieldOf(pointer)}\` to what only words of content say`),
      evidence: [{ pointer: `/params/arguments${pointer}` }, earlierPlace(place)],
    }
  }
  return undefined
}

function sendingClaim(
  input: JudgeInput,
  called: CalledFunction,
  standing: CallStanding,
): Claim | undefined {
  const asked = askedIn(input.past)
  if (!called.certain.has('send') && !called.certain.has('spend')) return undefined
  if (isNamedAction(asked, called.deeds)) return undefined
  const values = input.origins.slice(0, maxValues)
  const isGiven = values.some(
    ({ from, value }) =>
      from[0]?.integrity === 'user' && from[0].share >= 0.5 && String(value).length >= minGiven,
  )
  const to = values.find(
    ({ pointer, value, source }) => source === 'model' && isRecipient(pointer, value),
  )
  if (!isGiven || to === undefined || isSpokenOf(String(to.value).slice(0, 256), asked.text))
    return undefined
  const isMet = earlierCalls(input, standing).some(
    ({ isAsked, isLogIn, answer }) => isAsked && !isLogIn && answer !== undefined,
  )
  if (!isMet) return undefined
  const what = `sends what the user gave to \`${fieldOf(to.pointer)}\`, which nobody gave`
  return claimOf(input, called, what)
}

function claimOf({ server }: JudgeInput, { name }: CalledFunction, what: string): Claim {
  return {
    decision: 'ask',
    severity: 'medium',
    confidence: 0.65,
    element: 'recipient',
    text: `The call of ${quoteName(name)}${atServer(server.id)}, of which the user's words say nothing, ${what}.`,
    evidence: [{ pointer: '/params/name' }],
  }
}
