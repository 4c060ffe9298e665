/** The earlier calls of the user's turn, and where each stands to the request. */
import type { JsonObject } from '../../mcp/json.ts'
import type { Observation } from '../../trajectory/observation.ts'
import type { JudgeInput } from '../judge.ts'
import { isLogIn } from '../privilege.ts'
import type { Asked } from './asked.ts'
import { isIdentityCheck } from './identity-check.ts'
import { isConcrete, isPass } from './invented.ts'
import { isAround, isGlance } from './looking.ts'
import type { CallStanding } from './standing.ts'
import { calledWords, toolWords } from './tool-words.ts'
import { formsOfText } from './words.ts'

export interface EarlierCall {
  readonly call: Observation
  readonly name: string
  /** Its last answer; absent while it waits for one. */
  readonly answer: Observation | undefined
  /** Whether its function's words or one of its values meet the request. */
  readonly isAsked: boolean
  /** Whether it has several names, codes or numbers, none of which the user said. */
  readonly isMadeUp: boolean
  /** Forms of its name. */
  readonly words: ReadonlySet<string>
  readonly isLogIn: boolean
  /** Whether it only looks, without a value to look with. */
  readonly isGlance: boolean
}

/** Observations that are looked at, latest first. */
const maxLooked = 48

const known = new WeakMap<CallStanding, readonly EarlierCall[]>()

/** Calls before this one since the last turn of the user began, latest first. */
export function earlierCalls({ past }: JudgeInput, standing: CallStanding): readonly EarlierCall[] {
  const before = known.get(standing)
  if (before !== undefined) return before
  const { observations } = past
  const answers = new Map<number, Observation>()
  const calls: EarlierCall[] = []
  for (let at = observations.length - 1; at >= Math.max(0, observations.length - maxLooked); at--) {
    const seen = observations[at]
    if (seen === undefined || seen.turn < standing.asked.turn.number) break
    if (seen.kind === 'return' && seen.answers !== undefined && !answers.has(seen.answers))
      answers.set(seen.answers, seen)
    const call =
      seen.kind === 'call' ? earlierCall(seen, answers.get(seen.flow), standing) : undefined
    if (call !== undefined) calls.push(call)
  }
  known.set(standing, calls)
  return calls
}

function earlierCall(
  call: Observation,
  answer: Observation | undefined,
  { asked, index }: CallStanding,
): EarlierCall | undefined {
  const name =
    call.unit?.startsWith('function:') === true ? call.unit.slice('function:'.length) : ''
  if (name === '') return undefined
  const definition = index.definitionOf(call.server ?? '', name)
  const words = definition === undefined ? calledWords(name, namesOf(call)) : toolWords(definition)
  let isAsked = false
  for (const form of words.name) if (asked.forms.has(form)) isAsked = true
  let met = 0
  for (const form of words.about) if (asked.forms.has(form)) met++
  isAsked ||= call.leaves.some(([, value]) => isSaid(asked.text, value))
  isAsked ||= call.leaves.slice(0, maxSpoken).some(([, value]) => isSpokenOf(asked, value))
  const isMadeUp = !isAsked && countConcrete(call) >= manyConcrete
  isAsked ||= met >= 2 && !isMadeUp
  return {
    call,
    name,
    answer,
    isAsked,
    isMadeUp,
    words: words.name,
    isLogIn: isLogIn(name) || isIdentityCheck(name),
    isGlance: isGlance(name, call.leaves) && isAround(name, index.kinOf(words)),
  }
}

/** Values that the user did not say from which on an earlier call is not theirs by its words alone. */
const manyConcrete = 2

function countConcrete({ leaves }: Observation): number {
  let count = 0
  for (const [pointer, value] of leaves.slice(0, maxSpoken))
    if (typeof value !== 'boolean' && isConcrete(value) && !isPass(pointer)) count++
  return count
}

function namesOf({ leaves }: Observation): JsonObject {
  return Object.fromEntries(
    leaves.slice(0, 32).map(([pointer]) => [pointer.split('/')[1] ?? '', '']),
  )
}

function isSaid(text: string, value: string | number | boolean): boolean {
  const said = String(value)
  return (
    typeof value !== 'boolean' &&
    said.length >= 2 &&
    said.length <= 256 &&
    text.includes(said.toLowerCase())
  )
}

/** Values of an earlier call whose words are looked at. */
const maxSpoken = 8

/** Whether the user's words hold a word of a value. */
function isSpokenOf({ forms }: Asked, value: string | number | boolean): boolean {
  if (typeof value !== 'string' || value.length > 64) return false
  for (const form of formsOfText(value, 8)) if (form.length >= 4 && forms.has(form)) return true
  return false
}

/** Whether a value of this call comes from what the earlier call returned. */
export function isUsed({ origins }: JudgeInput, { answer }: EarlierCall): boolean {
  if (answer === undefined) return false
  return origins.some(({ from }) => from.some(({ flow }) => flow === answer.flow))
}

/**
 * Whether an earlier call belongs to the work on the request though its words do not say so: a value
 * of it was returned before, or its name shares a word with another call that belongs.
 */
export function isConnected(one: EarlierCall, calls: readonly EarlierCall[]): boolean {
  const values = one.call.leaves.flatMap(([, value]) => {
    const text = String(value)
    return typeof value !== 'boolean' && text.length >= 3 && text.length <= 256 ? [text] : []
  })
  return calls.some((other) => {
    if (other === one) return false
    if (other.isAsked && sharesWord(one.words, other.words)) return true
    if (other.call.flow > one.call.flow || other.answer === undefined) return false
    return other.answer.leaves.some(
      ([, leaf]) =>
        typeof leaf !== 'boolean' && values.some((value) => String(leaf).includes(value)),
    )
  })
}

export function sharesWord(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const form of one) if (other.has(form)) return true
  return false
}
