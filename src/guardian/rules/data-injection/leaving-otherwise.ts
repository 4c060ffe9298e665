/**
 * Data on its way out by something else than a call: private values that another server returned, in
 * the address of a resource, a completion, the arguments of a prompt or what the model wrote for a
 * server; and roots that content chose. The server that gets them, or what it said, is the way out.
 *
 * @see Willison 2025, the lethal trifecta for AI agents
 */

import type { Observation } from '../../../trajectory/observation.ts'
import type { OriginMatch, ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import { type Asked, askedIn } from '../../delegation/asked.ts'
import { isNamedRead } from '../../delegation/named-read.ts'
import { isDefinition, isForeign, observationOf } from '../../delegation/places.ts'
import { isPath, isSecretPath } from '../../delegation/sensitive-path.ts'
import {
  isTooMuchSent,
  type SentOtherwise,
  sentOtherwise,
} from '../../delegation/sent-otherwise.ts'
import { fieldOf } from '../../delegation/weight.ts'
import { earlierPlace } from '../../earlier-place.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'
import { isVerbOf, verbKinds, wordsOfIdentifier } from '../../verbs.ts'

/** Values of one message, and UTF-16 code units of them, whose origins are looked for. */
const maxValues = 512
const maxText = 131_072
/** Observations, latest first, in which a server is looked for that knows a value already. */
const maxObservations = 256
/** UTF-16 code units of what tells something, of words and of what has digits. */
const shortestWords = 12
const shortestCode = 5

/** What is claimed of data that leaves otherwise than by a call; empty for other messages. */
export function leavingOtherwise(input: JudgeInput): readonly Claim[] {
  let unread: string | undefined
  for (const sent of sentOtherwise(input)) {
    // What the user types into a form is theirs to give; what gives access is looked for elsewhere.
    if (sent.way === 'elicitation') continue
    const asked = askedIn(input.past)
    const origins = input.past.originsOf(sent.values, undefined)
    if (isMoreThanRead(origins)) unread ??= sent.at
    for (const origin of origins) {
      const claim =
        sent.way === 'roots'
          ? rootClaim(input, sent, asked, origin)
          : crossingClaim(input, sent, asked, origin)
      if (claim !== undefined) return [claim]
    }
  }
  if (isTooMuchSent(input)) return [unreadClaim(input, 'answers', '/params/inputResponses')]
  return unread === undefined ? [] : [unreadClaim(input, 'values', unread)]
}

/** Whether there may be values, or a part of one, of which no origin was looked for. */
function isMoreThanRead(origins: readonly ValueOrigin[]): boolean {
  if (origins.length >= maxValues) return true
  let left = maxText
  for (const { value } of origins) if (typeof value === 'string') left -= value.length
  return left < 0
}

/** WHY asked about: no form asks so many things, and who chose how many could hide one behind others. */
function unreadClaim(
  { server, message }: JudgeInput,
  what: 'answers' | 'values',
  pointer: string,
): Claim {
  return {
    decision: 'ask',
    severity: 'medium',
    confidence: 0.5,
    element: 'recipient',
    text: `The ${message.kind === 'result' ? 'answer' : 'request'} carries more ${what}${atServer(server.id)} than are looked at; private data may be among them.`,
    evidence: [{ pointer }],
  }
}

function crossingClaim(
  input: JudgeInput,
  { way, what, at }: SentOtherwise,
  asked: Asked,
  origin: ValueOrigin,
): Claim | undefined {
  const { source, value, pointer, from } = origin
  if (source !== 'found' || typeof value !== 'string' || from[0]?.integrity === 'user') {
    return undefined
  }
  for (const match of from) {
    const read = crossing(input, asked, value, match)
    if (read === undefined || isNamedRead(input.past, asked, read)) continue
    // Who speaks of mails may have them looked up; nobody is thereby given them.
    if (way !== 'sampling' && isSpokenOf(asked, read)) continue
    return {
      decision: asked.isKnown ? 'ask' : 'allow',
      severity: asked.isKnown ? (match.confidentiality === 'secret' ? 'high' : 'medium') : 'low',
      confidence: asked.isKnown ? 0.75 : 0.4,
      element: 'recipient',
      text: `${what} carries what ${unitOf(read)} of another server returned; the user did not give it to this one.`,
      evidence: [{ pointer: `${at}${pointer}` }, earlierPlace(match)],
    }
  }
  return undefined
}

/** The read of another server that a private part of the value came from, and this one does not know. */
function crossing(
  { past, server }: JudgeInput,
  { text: said }: Asked,
  value: string,
  { flow, pointer, span, confidentiality, integrity, server: of, match }: OriginMatch,
): Observation | undefined {
  if (of === undefined || of === server.id || confidentiality === 'public') return undefined
  if (integrity === 'user' || match === 'derived') return undefined
  const read = observationOf(past, flow)
  if (read === undefined || !isForeign(read)) return undefined
  const leaf = String(read.leaves.find(([at]) => at === pointer)?.[1] ?? '')
  const part = (span === undefined ? leaf : leaf.slice(span[0], span[1])).trim()
  if (part.length < (/\d/.test(part) ? shortestCode : shortestWords)) return undefined
  if (said.includes(part.toLowerCase()) || said.includes(value.toLowerCase())) return undefined
  return isKnownTo(past.observations, server.id, part) ? undefined : read
}

/** Whether the server said or was told the same before. */
function isKnownTo(observations: readonly Observation[], server: string, part: string): boolean {
  return observations
    .slice(-maxObservations)
    .some(
      (one) =>
        one.server === server &&
        one.leaves.some(([, text]) => typeof text === 'string' && text.includes(part)),
    )
}

/** Whether the user's words name what the read is for: `get_mails` where they speak of mails. */
function isSpokenOf({ text }: Asked, { unit = '' }: Observation): boolean {
  return wordsOfIdentifier(unit.slice(unit.indexOf(':') + 1)).some((word) => {
    const stem = word.replace(/s$/, '')
    return stem.length >= 4 && !isVerb(word) && text.includes(stem)
  })
}

function isVerb(word: string): boolean {
  return verbKinds.some((kind) => isVerbOf(kind, word))
}

/** A root that content named: the server would reach what the user did not open to it. */
function rootClaim(
  input: JudgeInput,
  { what, at }: SentOtherwise,
  asked: Asked,
  { pointer, value, from }: ValueOrigin,
): Claim | undefined {
  if (typeof value !== 'string' || fieldOf(pointer) !== 'uri') return undefined
  const path = value.replace(/^file:\/\/(?=\/)/i, '')
  if (!isPath(path) || asked.text.includes(path.toLowerCase())) return undefined
  const match = from.find(({ flow, share, integrity }) => {
    const read = observationOf(input.past, flow)
    if (read === undefined || integrity === 'user' || share < 0.6) return false
    return isForeign(read) || isDefinition(read)
  })
  const isSecret = isSecretPath(path)
  if (match === undefined && !isSecret) return undefined
  return {
    decision: asked.isKnown || isSecret ? 'ask' : 'allow',
    severity: isSecret ? 'high' : asked.isKnown ? 'medium' : 'low',
    confidence: match === undefined ? 0.6 : 0.75,
    element: 'type',
    text: `${what} opens ${isSecret ? 'a place of credentials' : 'a folder that content named'}, which the user did not speak of.`,
    evidence: [
      { pointer: `${at}${pointer}` },
      ...(match === undefined ? [] : [earlierPlace(match)]),
    ],
  }
}

function unitOf({ unit = '' }: Observation): string {
  return unit === '' ? 'a read' : quoteName(unit.slice(unit.indexOf(':') + 1))
}
