/** Whether a call was made before, and how it stands to the calls around it. */
import { isJsonObject, type JsonValue } from '../../../mcp/json.ts'
import type { OfferedTool, TrajectoryView } from '../../../trajectory/memory.ts'
import type { Observation } from '../../../trajectory/observation.ts'
import { observedLeaves } from '../../../trajectory/observed-leaves.ts'
import type { JudgeInput } from '../../judge.ts'
import { hasFailed } from '../../outcome.ts'
import type { Asked } from '../../task/asked.ts'
import { earlierCalls, isUsed, sharesWord } from '../../task/calls.ts'
import { isIdentityCheck } from '../../task/identity-check.ts'
import type { OfferIndex } from '../../task/offer-index.ts'
import type { CallStanding } from '../../task/standing.ts'
import { calledWords, toolWords } from '../../task/tool-words.ts'
import { askedBefore, unneededBefore } from '../../task/unneeded.ts'
import { formsOfName } from '../../task/words.ts'
import type { Put } from '../feature-table.ts'
import { latestTurnOf } from './latest-turn.ts'
import type { Recent } from './unit-features.ts'

/** Observations of turns before that are searched for an equal call. */
const maxLooked = 256

const more =
  /\b(?:again|once more|twice|thrice|another|one more|repeat(?:ed(?:ly)?)?|duplicate|copies|each|every|both|several|multiple|retry|try|two|three|four|five|six)\b|\b\d{1,3} ?(?:x|times)\b/i

export function putRepetition(
  put: Put,
  { past, server }: JudgeInput,
  { name, args }: CallStanding,
  { calls, answered }: Recent,
): void {
  const unit = `function:${name.slice(0, 256)}`
  const leaves = observedLeaves(args)
  const wanted = fingerprint(leaves)
  const same = calls.filter((call) => call.unit === unit && (call.server ?? '') === server.id)
  const equal = same.filter((call) => fingerprint(call.leaves) === wanted)
  const [latest] = equal
  put('same-function', same.length)
  put('equal-calls', equal.length)
  put(
    'equal-done',
    equal.some(({ flow }) => {
      const answer = answered.get(flow)
      return answer !== undefined && !hasFailed(answer)
    }),
  )
  if (latest !== undefined) {
    const answer = answered.get(latest.flow)
    put('equal-failed', answer === undefined || hasFailed(answer) || answer.leaves.length === 0)
    put('equal-distance', calls.indexOf(latest))
    put('news-between', calls.indexOf(latest) > 0 || past.observations.at(-1)?.kind === 'query')
  }
  const [previous] = same
  if (previous !== undefined) put('same-arguments', shareEqual(leaves, previous.leaves))
  put('equal-earlier-turn', equalBefore(past, unit, wanted, calls.at(-1)?.flow))
  const turn = latestTurnOf(past)
  if (turn !== undefined) put('asks-more', more.test(turn.text))
}

function equalBefore(
  { observations }: TrajectoryView,
  unit: string,
  wanted: string,
  before: number | undefined,
): number {
  let count = 0
  for (let at = observations.length - 1; at >= Math.max(0, observations.length - maxLooked); at--) {
    const one = observations[at]
    if (one?.kind !== 'call' || one.unit !== unit || one.flow >= (before ?? Number.MAX_VALUE))
      continue
    if (fingerprint(one.leaves) === wanted) count++
  }
  return count
}

/** Equal for equal values, whatever the order of their members. */
function fingerprint(leaves: Observation['leaves']): string {
  return leaves
    .slice(0, 64)
    .map(([pointer, value]) => `${pointer}\u0000${String(value).slice(0, 512)}`)
    .sort()
    .join('\u0001')
}

function shareEqual(one: Observation['leaves'], other: Observation['leaves']): number {
  if (one.length === 0) return other.length === 0 ? 1 : 0
  const values = new Map(other)
  return one.filter(([pointer, value]) => values.get(pointer) === value).length / one.length
}

export function putOrder(
  put: Put,
  input: JudgeInput,
  standing: CallStanding,
  { calls, answered }: Recent,
): void {
  const earlier = earlierCalls(input, standing)
  const [latest] = earlier
  if (earlier.length > 0) {
    put('earlier-used', earlier.filter((one) => isUsed(input, one)).length / earlier.length)
  }
  if (latest !== undefined) {
    put('latest-used', isUsed(input, latest))
    put('latest-asked', latest.isAsked)
    put('latest-shares', sharesWord(latest.words, standing.words.name))
  }
  put('earlier-unasked', earlier.filter(({ isAsked, isLogIn }) => !isAsked && !isLogIn).length)
  put('earlier-asked', earlier.filter(({ isAsked }) => isAsked).length)
  put('unneeded-before', unneededBefore(input, standing) !== undefined)
  put('asked-before', askedBefore(input, standing) !== undefined)
  put('unanswered', calls.filter(({ flow }) => !answered.has(flow)).length)
  putEarlierFit(put, standing, calls)
  putChecks(put, input, standing, answered)
  put('producer-uncalled', producersUncalled(input, calls))
  put('serves-earlier', servesEarlier(standing, calls))
}

function putEarlierFit(
  put: Put,
  { index, asked, fit }: CallStanding,
  calls: Recent['calls'],
): void {
  if (calls.length === 0) return
  put(
    'earlier-fit',
    Math.max(...calls.slice(0, 16).map((one) => fitOfCall(one, index, asked))) - fit,
  )
}

/** How well the function of an earlier call meets the request. */
export function fitOfCall(call: Observation, index: OfferIndex, asked: Asked): number {
  const name = nameOf(call)
  const definition = index.definitionOf(call.server ?? '', name)
  return index.fitOf(
    definition === undefined ? calledWords(name, {}) : toolWords(definition),
    asked,
  )
}

function putChecks(
  put: Put,
  { past }: JudgeInput,
  { name }: CallStanding,
  answered: Recent['answered'],
): void {
  const isCheck = isIdentityCheck(name)
  const { observations } = past
  let isDone = false
  let isRanked = false
  let isRefused = false
  let others = 0
  for (let at = observations.length - 1; at >= Math.max(0, observations.length - maxLooked); at--) {
    const one = observations[at]
    if (one?.kind !== 'call') continue
    const called = nameOf(one)
    if (!isIdentityCheck(called)) {
      others++
      continue
    }
    const answer = answered.get(one.flow)
    isDone ||= answer === undefined || !hasFailed(answer)
    const told = answer?.leaves.slice(0, 32).map(([, value]) => String(value).slice(0, 128)) ?? []
    isRanked ||= told.some((value) => rank.test(value))
    isRefused ||= answer !== undefined && (hasFailed(answer) || told.some((one) => no.test(one)))
  }
  put('is-check', isCheck)
  put('check-before', isDone)
  put('check-gives-rank', isRanked)
  put('check-refused', isRefused)
  put('check-offered', isCheckOffered(past.offered))
  if (isCheck) put('calls-before-check', others)
}

const rank =
  /\b(?:admin\w{0,11}|root|owner|superuser|manager|operator|supervisor|elevated|privileged|staff|full|security|maintainer)\b/i
const no =
  /^\W{0,2}(?:false|no|none|unknown|guest|anonymous|denied|refused|rejected|unverified|failed|invalid|expired)\W{0,2}$/i

const checks = new WeakMap<readonly OfferedTool[], boolean>()

function isCheckOffered(offered: readonly OfferedTool[]): boolean {
  let is = checks.get(offered)
  if (is === undefined) {
    is = offered.slice(0, 256).some(({ name }) => isIdentityCheck(name))
    checks.set(offered, is)
  }
  return is
}

const idField = /(?:[_-]id|Id|ID|token|key)s?(?:\/\d{1,6})?$/

/** Ids that nothing before has, where a function on offer that was not called speaks of the thing. */
function producersUncalled({ past, origins }: JudgeInput, calls: readonly Observation[]): number {
  const called = new Set(calls.map(nameOf))
  let count = 0
  for (const { pointer, source, from } of origins.slice(0, 32)) {
    if (source !== 'model' || from.length > 0 || !idField.test(pointer)) continue
    const field = formsOfName(pointer.slice(pointer.lastIndexOf('/') + 1))
    const isGiven = past.offered
      .slice(0, 256)
      .some(
        ({ name, definition }) =>
          !called.has(name) && sharesWord(toolWords(definition).name, field),
      )
    if (isGiven) count++
  }
  return count
}

/** Whether an earlier call took an argument whose field this function's name speaks of. */
function servesEarlier({ words, args }: CallStanding, calls: readonly Observation[]): boolean {
  const own = new Set(Object.values(args).map((value: JsonValue) => String(value)))
  return calls.slice(0, 8).some(({ leaves }) =>
    leaves.slice(0, 32).some(([pointer, value]) => {
      if (!idField.test(pointer) || own.has(String(value))) return false
      return sharesWord(words.name, formsOfName(pointer.slice(pointer.lastIndexOf('/') + 1)))
    }),
  )
}

export function nameOf({ unit = '' }: Observation): string {
  return unit.startsWith('function:') ? unit.slice('function:'.length) : ''
}

/** The arguments of the call that a return answers. */
export function argumentsOf({
  answers,
}: Pick<JudgeInput, 'answers'>): Readonly<Record<string, JsonValue | undefined>> {
  const given = answers?.params?.arguments
  return isJsonObject(given) ? given : {}
}
