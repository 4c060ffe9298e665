/** A value that a result gives, and that an earlier call of the turn has used before anybody gave it. */
import type { TrajectoryView } from '../../../trajectory/memory.ts'
import type { Observation, ObservedLeaf } from '../../../trajectory/observation.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { textsOf } from '../../orders/texts-of.ts'
import { hasFailed } from '../../outcome.ts'
import { quoteName } from '../../quote-name.ts'
import { isVerbOf, wordsOfIdentifier } from '../../verbs.ts'
import { type TurnCall, turnCalls } from './turn-calls.ts'

/** Values of earlier calls that are looked for, and UTF-16 code units of a result. */
const maxValues = 12
const maxText = 65_536
/** Observations, and UTF-16 code units of them, in which a value may have been given before. */
const maxBefore = 128
const maxSearched = 131_072

/** What is claimed of a result that gives a value too late; empty for other messages. */
export function givenTooLate(input: JudgeInput): readonly Claim[] {
  const { message, answers, past } = input
  const name = answers?.params?.name
  if (typeof name !== 'string' || past.turns.length === 0 || past.forgotten.length > 0) return []
  const [own, ...calls] = turnCalls(past).filter(
    ({ answer, name: of }) => answer !== undefined || of === name,
  )
  if (own === undefined || calls.length === 0 || own.call.changes === true) return []
  const looked = calls.flatMap((one) => valuesMadeUp(past, one)).slice(0, maxValues)
  if (looked.length === 0) return []
  const sent = JSON.stringify(answers?.params?.arguments ?? {}).toLowerCase()
  for (const { text, pointer } of textsOf(message, answers, false)) {
    const lower = text.slice(0, maxText).toLowerCase()
    for (const { one, value, field } of looked) {
      const at = wholeAt(lower, value)
      if (at === -1 || sent.includes(value) || one.name === name) continue
      return [
        {
          decision: 'allow',
          severity: 'medium',
          confidence: 0.6,
          element: 'order',
          text: `The function ${quoteName(name)} returns what ${quoteName(one.name)} was already called with in ${quoteName(field)}, and nobody had given it before.`,
          evidence: [
            { pointer, span: [at, at + value.length] },
            { earlier: one.call.flow, pointer: field === '' ? '' : `/${field}` },
          ],
        },
      ]
    }
  }
  return []
}

interface MadeUp {
  readonly one: TurnCall
  /** Lower case. */
  readonly value: string
  readonly field: string
}

const known = new WeakMap<Observation, readonly ObservedLeaf[]>()

/** Values of a call that came about which nothing before it has: only the model had them. */
function valuesMadeUp(past: TrajectoryView, one: TurnCall): readonly MadeUp[] {
  const { call, answer, name } = one
  if (answer === undefined || hasFailed(answer) || isMaking(name)) return []
  let leaves = known.get(call)
  if (leaves === undefined) {
    leaves = call.leaves
      .slice(0, 16)
      .filter((leaf) => isTelling(leaf) && !isGiven(past, call, leaf))
    known.set(call, leaves)
  }
  return leaves.map(([pointer, value]) => ({
    one,
    value: String(value).toLowerCase(),
    field: pointer.slice(1).split('/')[0] ?? '',
  }))
}

/** Whether a value is no common word, flag or small number: an id, a code, a name, an exact amount. */
function isTelling([, value]: ObservedLeaf): boolean {
  if (typeof value === 'boolean') return false
  const text = String(value)
  if (text.length < 4 || text.length > 96 || /^(?:\d{4}-\d{2}-\d{2}\b|\d{1,2}:\d{2})/.test(text))
    return false
  return /\d.*\d/.test(text) && !/^\d{1,4}$/.test(text)
}

/** Whether the user or an earlier flow has the value; assumed where not all of them can be searched. */
function isGiven(
  { turns, observations }: TrajectoryView,
  call: Observation,
  [, value]: ObservedLeaf,
): boolean {
  const text = String(value).toLowerCase()
  if (turns.some((turn) => turn.text.toLowerCase().includes(text))) return true
  let left = maxSearched
  let looked = 0
  for (const seen of observations) {
    if (seen.flow >= call.flow) break
    if (++looked > maxBefore) return true
    for (const [, leaf] of seen.leaves) {
      const given = String(leaf)
      left -= given.length
      if (left < 0) return true
      if (given.length >= text.length && given.toLowerCase().includes(text)) return true
    }
  }
  return false
}

/** Where `value` stands in `text` and is no part of a longer one. */
function wholeAt(text: string, value: string): number {
  const at = text.indexOf(value)
  if (at === -1) return -1
  const isPart =
    /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ||
    /[\p{L}\p{N}]/u.test(text.charAt(at + value.length))
  return isPart ? -1 : at
}

/** Whether a function makes what it is called with: a later look finds it again. */
function isMaking(name: string): boolean {
  const [verb = ''] = wordsOfIdentifier(name)
  return isVerbOf('make', verb) || isVerbOf('write', verb)
}
