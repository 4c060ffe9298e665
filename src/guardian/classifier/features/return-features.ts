/** What a call gave back: nothing, something foreign, or an answer to what was asked. */
import { isJsonObject, type JsonObject } from '../../../mcp/json.ts'
import type { Observation, ObservedLeaf } from '../../../trajectory/observation.ts'
import { observedLeaves } from '../../../trajectory/observed-leaves.ts'
import type { JudgeInput } from '../../judge.ts'
import { hasFailed } from '../../outcome.ts'
import { askedIn } from '../../task/asked.ts'
import { returnedBy } from '../../task/returned.ts'
import { calledWords, toolWords } from '../../task/tool-words.ts'
import { formOf, formsOfName } from '../../task/words.ts'
import type { Put } from '../feature-table.ts'
import { latestTurnOf, shareIn } from './latest-turn.ts'
import { argumentsOf, nameOf } from './order-features.ts'
import { isNear } from './seen-values.ts'
import type { Recent } from './unit-features.ts'

/** Values of a result, and UTF-16 code units of one, that are looked at. */
const maxLeaves = 96
const maxText = 1_024

export interface ReturnedCall {
  readonly name: string
  readonly result: JsonObject
}

/** The call that a message answers; undefined for every other message. */
export function returnedCall({ from, message, answers }: JudgeInput): ReturnedCall | undefined {
  if (from !== 'server' || message.kind !== 'result' || answers?.method !== 'tools/call')
    return undefined
  const name = answers.params?.name
  if (typeof name !== 'string' || !isJsonObject(message.result)) return undefined
  return { name, result: message.result }
}

const returned = { something: 0, 'no-matches': 0, nothing: 1, void: 1, foreign: 2 } as const
const acknowledging =
  /^\W{0,4}(?:ok(?:ay)?|done|success(?:ful(?:ly)?)?|true|accepted|received|acknowledged|processed|completed?|null|none|\{\}|\[\])\W{0,4}$/i

export function putReturn(put: Put, input: JudgeInput, call: ReturnedCall, recent: Recent): void {
  const { name, result } = call
  const { content, structuredContent } = result
  const leaves = observedLeaves({
    ...(content === undefined ? {} : { content }),
    ...(structuredContent === undefined ? {} : { structuredContent }),
  }).slice(0, maxLeaves)
  put('empty', returned[returnedBy(input, name, result)])
  put('failed', hasFailed({ isError: result.isError === true, leaves }))
  put('length', Math.log1p(leaves.reduce((sum, [, value]) => sum + String(value).length, 0)))
  put('leaves', Math.log1p(leaves.length))
  put(
    'acknowledges',
    leaves.length <= 2 &&
      leaves.every(([, value]) => acknowledging.test(String(value).slice(0, 64))),
  )
  const args = argumentsOf(input)
  const forms = formsIn(leaves)
  const definition =
    input.tool(name)?.value ??
    input.past.offered.find((one) => one.name === name && one.server === input.server.id)
      ?.definition
  const words =
    definition === undefined ? calledWords(name, args as JsonObject) : toolWords(definition)
  put('about-function', shareIn(forms, new Set([...words.name, ...words.about])))
  const asked = latestTurnOf(input.past) ?? askedIn(input.past)
  if (asked !== undefined) put('about-query', shareIn(forms, asked.forms))
  putEchoes(put, leaves, observedLeaves(args as JsonObject).slice(0, 32))
  put('explains-earlier', explained(leaves, input, recent))
  putUnlike(put, leaves, name, recent)
  put(
    'call-suspect',
    asked === undefined || !asked.isComparable
      ? Number.NaN
      : shareIn(words.name, asked.forms) === 0 && shareIn(words.about, asked.forms) === 0,
  )
}

function formsIn(leaves: readonly ObservedLeaf[]): ReadonlySet<string> {
  const forms = new Set<string>()
  for (const [pointer, value] of leaves) {
    for (const form of formsOfName(fieldOf(pointer)))
      if (form !== 'text' && form !== 'content') forms.add(form)
    if (typeof value !== 'string') continue
    for (const word of value
      .slice(0, maxText)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []) {
      const form = formOf(word)
      if (form !== '' && forms.size < 256) forms.add(form)
    }
  }
  return forms
}

/** The last member of a pointer that is no place in a list. */
function fieldOf(pointer: string): string {
  return pointer.split('/').findLast((part) => !/^\d*$/.test(part)) ?? ''
}

function putEchoes(put: Put, leaves: readonly ObservedLeaf[], args: readonly ObservedLeaf[]): void {
  const text = leaves
    .map(([, value]) => String(value).slice(0, maxText))
    .join('\n')
    .toLowerCase()
  const telling = args.filter(([, value]) => typeof value !== 'boolean' && String(value).length > 1)
  if (telling.length > 0) {
    const echoed = telling.filter(([, value]) =>
      text.includes(String(value).slice(0, 256).toLowerCase()),
    )
    put('echoed', echoed.length / telling.length)
  }
  const given = new Map(args.map(([pointer, value]) => [plain(fieldOf(pointer)), value]))
  let differs = 0
  for (const [pointer, value] of leaves) {
    const own = given.get(plain(fieldOf(pointer)))
    if (own !== undefined && plain(String(own)) !== plain(String(value))) differs++
  }
  put('echo-differs', differs)
  const numbers = args.flatMap(([, value]) => (typeof value === 'number' ? [value] : []))
  put(
    'near-argument',
    leaves.filter(([, value]) => typeof value === 'number' && isNear(value, numbers)).length,
  )
}

function plain(text: string): string {
  return text
    .slice(0, 256)
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
}

/** Values that an earlier call of this turn took though nothing had them, and that come only now. */
function explained(
  leaves: readonly ObservedLeaf[],
  { answers }: JudgeInput,
  { calls, answered }: Recent,
): number {
  const now = new Set(
    leaves.flatMap(([, value]) => {
      const text = String(value)
      return typeof value !== 'boolean' && text.length >= 3 && text.length <= 128 ? [text] : []
    }),
  )
  for (const [, value] of observedLeaves(answers?.params?.arguments ?? {}))
    now.delete(String(value))
  let count = 0
  for (const { leaves: taken, flow } of calls.slice(0, 8)) {
    if (!answered.has(flow)) continue
    for (const [, value] of taken.slice(0, 32)) if (now.has(String(value))) count++
  }
  return count
}

/** How the fields differ from those of earlier results of the same function. */
function putUnlike(
  put: Put,
  leaves: readonly ObservedLeaf[],
  name: string,
  { calls, answered }: Recent,
): void {
  const before = new Set<string>()
  for (const call of calls) {
    if (nameOf(call) !== name) continue
    for (const field of fieldsOf(answered.get(call.flow))) before.add(field)
  }
  if (before.size === 0 || leaves.length === 0) return
  const fields = leaves.map(([pointer]) => fieldOf(pointer))
  put('unlike-before', fields.filter((field) => !before.has(field)).length / fields.length)
}

function fieldsOf(observation: Observation | undefined): readonly string[] {
  return observation?.leaves.slice(0, maxLeaves).map(([pointer]) => fieldOf(pointer)) ?? []
}
