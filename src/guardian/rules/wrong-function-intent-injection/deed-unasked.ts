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
import { fieldOf } from '../../delegation/weight.ts'
import { earlierPlace } from '../../earlier-place.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'
import { dataInjection } from '../data-injection.ts'
import { calledByPassage } from '../function-injection/called-by-passage.ts'
import { isDeed } from './is-deed.ts'
import { isInWords, placeInContent, type ValuePlace } from './place-in-content.ts'

/** Values of one call that are looked at. */
const maxValues = 24

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
    const place = placeInContent(input, origin)
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
function isEcho({ past }: JudgeInput, { value }: ValueOrigin, { flow }: ValuePlace): boolean {
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

function isOfUser({ text }: Asked, { value, from }: ValueOrigin): boolean {
  return from[0]?.integrity === 'user' || text.includes(String(value).toLowerCase().trim())
}

function isText({ pointer }: ValueOrigin): boolean {
  return useOf(fieldOf(pointer)) === 'text'
}

function claimOf(
  { server }: JudgeInput,
  { name }: CalledFunction,
  { pointer }: ValueOrigin,
  place: ValuePlace | undefined,
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
