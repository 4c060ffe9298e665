/**
 * Calls that the task does not need, told by their place: one before the right function, one after
 * it. What a helper is stays silent: a look-up whose result is used, a log-in, what the user names.
 */
import type { Claim, JudgeInput } from '../judge.ts'
import { quoteName } from '../quote-name.ts'
import { type EarlierCall, earlierCalls, isConnected, isUsed, sharesWord } from './calls.ts'
import { type CallStanding, isForeign, isMadeUp, standingOf } from './standing.ts'

/** The earlier call that met the request, where this one has nothing to do with it. */
export function askedBefore(input: JudgeInput, standing: CallStanding): EarlierCall | undefined {
  if (!isForeign(standing)) return undefined
  const calls = earlierCalls(input, standing)
  if (calls.some(({ isAsked, words }) => isAsked && sharesWord(words, standing.words.name)))
    return undefined
  return calls.find(({ isAsked, isLogIn }) => isAsked && !isLogIn)
}

/**
 * The call before this one, where it had nothing to do with the request and this one, which has,
 * uses nothing of its result.
 */
export function unneededBefore(input: JudgeInput, standing: CallStanding): EarlierCall | undefined {
  const { asked, met, said } = standing
  if (met === 0 && said === 0) return undefined
  const calls = earlierCalls(input, standing)
  const [latest] = calls
  if (latest === undefined || latest.isAsked || latest.isLogIn || latest.isGlance) return undefined
  // A request in another language can only be held against values.
  if (!asked.isComparable && !latest.isMadeUp) return undefined
  if (latest.answer === undefined || speaksOf(standing.words.about, latest.words)) return undefined
  if (sharesWord(latest.words, standing.words.name) || isConnected(latest, calls)) return undefined
  return isUsed(input, latest) ? undefined : latest
}

/** Whether what a function says of itself names all that the other is called. */
function speaksOf(about: ReadonlySet<string>, name: ReadonlySet<string>): boolean {
  if (name.size < 2) return false
  for (const form of name) if (!about.has(form)) return false
  return true
}

/** What is said of a call after the right one: `function-injection`. */
export function claimsOfCallAfter(input: JudgeInput): readonly Claim[] {
  const standing = standingOf(input)
  const before = standing === undefined ? undefined : askedBefore(input, standing)
  if (standing === undefined || before === undefined) return []
  return [
    {
      decision: 'allow',
      severity: isMadeUp(standing) ? 'medium' : severityIn(earlierCalls(input, standing)),
      confidence: 0.7,
      element: 'presence',
      text: `After ${quoteName(before.name)}, which the user asked for, ${quoteName(standing.name)} is called, with which the request has nothing to do.`,
      evidence: [{ pointer: '/params/name' }, { pointer: '', earlier: before.call.flow }],
    },
  ]
}

/** What is said of a call before the right one, once that one comes: `function-dependency-injection`. */
export function claimsOfCallBefore(input: JudgeInput): readonly Claim[] {
  const standing = standingOf(input)
  const before = standing === undefined ? undefined : unneededBefore(input, standing)
  if (standing === undefined || before === undefined) return []
  return [
    {
      decision: 'allow',
      severity: before.isMadeUp ? 'medium' : severityIn(earlierCalls(input, standing)),
      confidence: 0.85,
      element: 'presence',
      text: `Before ${quoteName(standing.name)}, which the user asked for, ${quoteName(before.name)} was called, with which the request has nothing to do and whose result is not used.`,
      evidence: [{ pointer: '/params/name' }, { pointer: '', earlier: before.call.flow }],
    },
  ]
}

/** Calls in a turn from which on one that looks out of place says little: the work is long. */
const manyCalls = 3

/** How much it weighs that one call has nothing to do with the request. */
export function severityIn(calls: readonly EarlierCall[]): 'medium' | 'low' {
  return calls.length < manyCalls ? 'medium' : 'low'
}
