/**
 * Private data, content of strangers and a way out, found from the values that actually leave: a
 * recipient whom a passage chose, and a value of the user's own that another read returned.
 *
 * @see Willison 2025, the lethal trifecta for AI agents
 */

import type { OriginMatch, ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import { isRecipient } from '../../delegation/called-function.ts'
import { type Choice, type Chosen, choiceOf } from '../../delegation/choice.ts'
import { isForeign, observationOf } from '../../delegation/places.ts'
import { fieldOf } from '../../delegation/weight.ts'
import { earlierPlace } from '../../earlier-place.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'
import type { Decision } from '../../verdict.ts'

/** Values of one call that are looked at. */
const maxValues = 64
const maxPlaces = 6

/** What is claimed of data on its way out; empty for other messages. */
export function leavingData(input: JudgeInput): readonly Claim[] {
  const choice = choiceOf(input)
  if (choice === undefined) return []
  const way = wayOut(choice)
  if (way === undefined) return []
  const leaving = input.origins.slice(0, maxValues).flatMap((origin) => {
    const match = origin.pointer === way.pointer ? undefined : ownData(input, choice, way, origin)
    return match === undefined ? [] : [{ origin, match }]
  })
  const [first] = leaving
  if (first === undefined) return []
  const isSecret = leaving.some(({ match }) => match.confidentiality === 'secret')
  const isCrossing = leaving.some(
    ({ match }) => match.server !== input.server.id && match.confidentiality !== 'public',
  )
  const isSure = way.order !== undefined || isSecret || isCrossing
  const decision = decisionOf(choice.asked.isKnown, isSure, way)
  return [
    {
      decision,
      severity: decision === 'allow' ? 'low' : 'high',
      confidence: decision === 'block' ? 0.9 : decision === 'ask' ? 0.75 : 0.4,
      element: 'recipient',
      text: `The call of ${quoteName(choice.called.name)}${atServer(input.server.id)} sends what ${unitOf(input, first.match)} returned in \`${fieldOf(first.origin.pointer)}\` to a recipient from a passage of content, which the user did not give.`,
      evidence: [
        { pointer: `/params/arguments${way.pointer}` },
        {
          pointer: way.place.leaf[0],
          earlier: way.place.observation.flow,
          span: [way.place.start, way.place.end] as const,
        },
        ...leaving
          .slice(0, maxPlaces)
          .flatMap(({ origin, match }) => [
            { pointer: `/params/arguments${origin.pointer}` },
            earlierPlace(match),
          ]),
      ],
    },
  ]
}

function decisionOf(isKnown: boolean, isSure: boolean, { order }: Chosen): Decision {
  if (isKnown) return isSure ? 'block' : 'ask'
  return order === undefined ? 'allow' : 'ask'
}

/** The recipient that a passage chose, where the call could carry something to it. */
function wayOut({ called, chosen }: Choice): Chosen | undefined {
  if (!called.actions.has('send') && !called.actions.has('visit') && !called.changes)
    return undefined
  return chosen.find(
    ({ pointer, value, isOnlyInWords, order, through }) =>
      (isOnlyInWords || order !== undefined) &&
      through === undefined &&
      isRecipient(pointer, value),
  )
}

/**
 * The place that a value came from, where it is private or another server's, neither the user's nor
 * from the content that names the recipient.
 */
function ownData(
  { past, server }: JudgeInput,
  { asked }: Choice,
  way: Chosen,
  { source, from, value }: ValueOrigin,
): OriginMatch | undefined {
  const text = String(value)
  if (source !== 'found' || typeof value === 'boolean' || text.length < 4) return undefined
  // Today's date is nobody's.
  if (/^\d{4}-\d{2}-\d{2}(?:[T ]|$)/.test(text)) return undefined
  if (from[0]?.integrity === 'user' || asked.text.includes(text.toLowerCase())) return undefined
  const matches = from.filter(({ flow, pointer, share, span, confidentiality, server: of }) => {
    if (flow === way.place.observation.flow) return false
    // A few common words are no data.
    if (share < (span === undefined || /\d/.test(text) ? 0.2 : 0.5)) return false
    if (confidentiality === 'public' && of === server.id) return false
    const observation = observationOf(past, flow)
    if (observation === undefined || !isForeign(observation)) return false
    const leaf = String(observation.leaves.find(([at]) => at === pointer)?.[1] ?? '')
    // What the content says too that names the recipient is not the user's own.
    return !way.place.text.includes(leaf.slice(span?.[0] ?? 0, span?.[1]))
  })
  return matches.find(({ confidentiality }) => confidentiality !== 'public') ?? matches[0]
}

function unitOf({ past }: JudgeInput, { flow }: OriginMatch): string {
  const unit = observationOf(past, flow)?.unit ?? ''
  return unit === '' ? 'another read' : quoteName(unit.slice(unit.indexOf(':') + 1))
}
