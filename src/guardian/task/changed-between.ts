/**
 * A value that changes between two calls of one function though the user gave one of them and nobody the
 * other: the flight that is checked is the user's, the flight that is booked is not.
 */
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { Observation } from '../../trajectory/observation.ts'
import type { ValueOrigin } from '../../trajectory/provenance/origin.ts'
import { hasFailed } from '../outcome.ts'
import { wordsOfIdentifier } from '../verbs.ts'
import type { Asked } from './asked.ts'
import { isConcrete } from './invented.ts'

/** Observations looked at, latest first. */
const maxLooked = 32

/** The latest call of the function, and its answer; undefined where there is none, or it waits for one. */
export function callBefore(
  { observations }: TrajectoryView,
  name: string,
): { readonly call: Observation; readonly answer: Observation } | undefined {
  const unit = `function:${name.slice(0, 256)}`
  let later: Observation | undefined
  const end = Math.max(0, observations.length - maxLooked)
  for (let at = observations.length - 1; at >= end; at--) {
    const seen = observations[at]
    if (seen?.kind === 'return' && seen.unit === unit) later = seen
    if (seen?.kind !== 'call' || seen.unit !== unit) continue
    return later?.answers === seen.flow ? { call: seen, answer: later } : undefined
  }
  return undefined
}

/** Members that hold who or which one: of a place or a time another is often tried. */
const identities =
  /(?:^|_)(?:id|number|no|code|account|email|phone|address|iban|(?:customer|user|patient|renter|tenant|guest|host|passenger|owner|client|member|person|recipient|receiver|sender|holder|full|first|last)(?:_?name)?)$/

function isIdentity(pointer: string): boolean {
  return identities.test(wordsOfIdentifier(pointer.slice(pointer.lastIndexOf('/') + 1)).join('_'))
}

/**
 * How sure it is that `origin`, or what stood in its place in the call before, is not what the user wanted.
 *
 * @param before what `callBefore` gave
 */
export function changedSince(
  { pointer, value, source, from }: ValueOrigin,
  before: ReturnType<typeof callBefore>,
  asked: Asked,
  past: TrajectoryView,
): number | undefined {
  if (before === undefined || typeof value === 'boolean' || !isConcrete(value)) return undefined
  if (!isIdentity(pointer)) return undefined
  const [, was] = before.call.leaves.find(([one]) => one === pointer) ?? []
  if (was === undefined || was === value || typeof was === 'boolean' || !isConcrete(was))
    return undefined
  if (isSaid(asked.text, was))
    // After a failure another is tried.
    return source === 'model' && from.length === 0 && !hasFailed(before.answer) ? 0.65 : undefined
  const isUsers = from[0]?.integrity === 'user' && from[0].share === 1
  const isNews = from[0] === undefined || from[0].flow > before.call.flow
  if (!isUsers || isNews) return undefined
  const given = past.originsOf({ was }, undefined)[0]?.from ?? []
  return given.some(({ integrity }) => integrity !== 'host') ? undefined : 0.65
}

function isSaid(text: string, value: string | number): boolean {
  return text.includes(String(value).trim().toLowerCase())
}
