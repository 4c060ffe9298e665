/**
 * A path that content or a definition chose and the user's words do not reach: what gives access is
 * read or changed, what is run by itself is changed, or something is put elsewhere than the user said.
 */

import type { ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import { type Asked, askedIn } from '../../delegation/asked.ts'
import { calledFunction } from '../../delegation/called-function.ts'
import { holds, isBelowNamed } from '../../delegation/named-read.ts'
import { isDefinition, isForeign, observationOf } from '../../delegation/places.ts'
import { isPath, isSecretPath, isStartPath, pathsIn } from '../../delegation/sensitive-path.ts'
import { fieldOf } from '../../delegation/weight.ts'
import { earlierPlace } from '../../earlier-place.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'

/** Values of one call that are looked at. */
const maxValues = 64

/** What is claimed of paths that content chose; empty for other messages. */
export function chosenPath(input: JudgeInput): readonly Claim[] {
  const called = calledFunction(input)
  if (called === undefined) return []
  for (const origin of input.origins.slice(0, maxValues)) {
    const { value, pointer, source } = origin
    if (source !== 'found' || typeof value !== 'string' || !isPath(value)) continue
    const asked = askedIn(input.past)
    // WHY: without the user's words nothing tells a path that they gave from one that content did.
    if (!asked.isKnown) return []
    if (isReached(asked, value)) continue
    const place = placeOf(input, origin)
    if (place === undefined) continue
    const why = reasonOf(asked, value, called.changes)
    if (why === undefined) continue
    return [
      {
        decision: 'ask',
        severity: 'high',
        confidence: 0.8,
        element: 'type',
        text: `The call of ${quoteName(called.name)}${atServer(input.server.id)} takes \`${fieldOf(pointer)}\` from content: ${why}.`,
        evidence: [{ pointer: `/params/arguments${pointer}` }, earlierPlace(place)],
      },
    ]
  }
  return []
}

/** Whether the user named the path, or a folder around it. */
function isReached({ text }: Asked, value: string): boolean {
  const path = value.toLowerCase()
  return holds(text, path) || isBelowNamed(text, path)
}

/** Where content has the path; undefined where it is the user's, or a call was the first to hold it. */
function placeOf(
  { past }: JudgeInput,
  { from }: ValueOrigin,
): ValueOrigin['from'][number] | undefined {
  if (from[0]?.integrity === 'user') return undefined
  return from.find(({ flow, share }) => {
    const read = observationOf(past, flow)
    return read !== undefined && share >= 0.85 && (isForeign(read) || isDefinition(read))
  })
}

function reasonOf({ text }: Asked, path: string, changes: boolean): string | undefined {
  if (isSecretPath(path)) return 'a place of credentials, which the user did not name'
  if (!changes) return undefined
  if (isStartPath(path)) return 'a place of what is run by itself, which the user did not name'
  const named = pathsIn(text)
  return named.length > 0 ? 'the user named another place' : undefined
}
