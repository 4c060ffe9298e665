/** Where the values of a call came from, and what speaks for or against them. */
import { isJsonObject } from '../../../mcp/json.ts'
import type { Observation } from '../../../trajectory/observation.ts'
import type { ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import { rank } from '../../../trajectory/provenance/piece.ts'
import { causesOf } from '../../causes.ts'
import { choiceOf } from '../../delegation/choice.ts'
import { decisionOf } from '../../delegation/weight.ts'
import type { JudgeInput } from '../../judge.ts'
import { contradictions } from '../../task/contradictions.ts'
import { saidValues } from '../../task/said-values.ts'
import { breachesOf } from '../../task/schema-breaches.ts'
import { type CallStanding, schemaOf } from '../../task/standing.ts'
import { decisions } from '../../verdict.ts'
import type { Put } from '../feature-table.ts'
import { putChoices } from './choice-features.ts'
import { latestTurnOf } from './latest-turn.ts'
import { nameOf } from './order-features.ts'
import { putReplaced, putTakenBack } from './replaced-features.ts'
import { isNear, numbersIn } from './seen-values.ts'
import type { Recent } from './unit-features.ts'

/** Values of one call that are looked at. */
const maxValues = 48

export function putProvenance(
  put: Put,
  input: JudgeInput,
  standing: CallStanding | undefined,
  recent: Recent,
): void {
  const origins = input.origins.slice(0, maxValues)
  putOrigins(put, origins)
  put('caused-by', causesOf(input).length)
  putChosen(put, input)
  if (standing === undefined) return
  const wrong = contradictions(input, standing)
  put('contradicted', wrong.length)
  put('contradiction', Math.max(0, ...wrong.map(({ confidence }) => confidence)))
  putSaid(put, input, origins, recent)
  const turn = latestTurnOf(input.past)
  if (turn !== undefined) {
    const { calls } = recent
    const before = [...calls, ...recent.earlierCalls].find((one) => nameOf(one) === standing.name)
    putReplaced(put, {
      turn: turn.written,
      said: standing.asked.written,
      origins,
      calls,
      before,
    })
    putTakenBack(put, turn.written, origins)
    putChoices(put, origins, standing, turn, recent)
  }
  const schema = schemaOf(standing)
  put('breaches', breachesOf(standing.args, schema).length)
  const declared = isJsonObject(schema?.properties) ? Object.keys(schema.properties).length : 0
  if (declared > 0) put('default-share', Object.keys(standing.args).length / declared)
}

function putOrigins(put: Put, origins: readonly ValueOrigin[]): void {
  const count = Math.max(1, origins.length)
  const counts = { user: 0, results: 0, schema: 0, nowhere: 0, window: 0 }
  const kinds = { number: 0, name: 0, prose: 0, id: 0 }
  const passages = new Map<string, number>()
  let onlyResults = 0
  let worst = 0
  let least = 1
  for (const { source, from, value, pointer, integrity } of origins) {
    worst = Math.max(worst, rank(integrity))
    if (source === 'schema') counts.schema++
    else if (source === 'window') counts.window++
    else if (source === 'model' || from.length === 0) {
      counts.nowhere++
      kinds[kindOf(pointer, value)]++
    } else {
      const [best] = from
      if (best === undefined) continue
      least = Math.min(least, best.share)
      if (best.integrity === 'user') counts.user++
      else if (best.integrity !== 'host') {
        counts.results++
        if (from.every((one) => one.integrity !== 'user')) onlyResults++
        const passage = `${best.flow} ${best.pointer} ${best.passage?.[0] ?? ''}`
        passages.set(passage, (passages.get(passage) ?? 0) + 1)
      }
    }
  }
  put('values', origins.length)
  put('from-user', counts.user / count)
  put('from-results', counts.results / count)
  put('from-schema', counts.schema / count)
  put('from-nowhere', counts.nowhere / count)
  put('from-window', counts.window / count)
  put('number-nowhere', kinds.number)
  put('name-nowhere', kinds.name)
  put('prose-nowhere', kinds.prose)
  put('id-nowhere', kinds.id)
  put('least-explained', least)
  put('worst-integrity', worst)
  put('one-passage', Math.max(0, ...passages.values()) / count)
  put('only-in-results', onlyResults)
}

/** Identifiers and tokens by field or form, else a number, a short text, or prose. */
function kindOf(pointer: string, value: ValueOrigin['value']): 'number' | 'name' | 'prose' | 'id' {
  if (/(?:[_-]id|Id|ID|token|key|uuid)s?(?:\/\d{1,6})?$/.test(pointer)) return 'id'
  if (typeof value !== 'string' || /^[\d.,]{1,24}$/.test(value)) return 'number'
  return value.length > 48 || /\S\s+\S+\s+\S+\s+\S/.test(value.slice(0, 64)) ? 'prose' : 'name'
}

function putChosen(put: Put, input: JudgeInput): void {
  const choice = choiceOf(input)
  const chosen = choice?.chosen ?? []
  put('chosen', chosen.length)
  if (choice === undefined || chosen.length === 0) return
  put(
    'chosen-target',
    chosen.some(({ isTarget }) => isTarget),
  )
  put(
    'chosen-ordered',
    chosen.some(({ order }) => order !== undefined),
  )
  put(
    'chosen-addressed',
    chosen.some(({ order }) => order?.isAddressed === true),
  )
  put(
    'chosen-in-words',
    chosen.some(({ isOnlyInWords }) => isOnlyInWords),
  )
  put(
    'chosen-about',
    chosen.some(({ isAbout }) => isAbout),
  )
  put(
    'chosen-through',
    chosen.some(({ through }) => through !== undefined),
  )
  put('chosen-weight', Math.max(...chosen.map((one) => decisions.indexOf(decisionOf(choice, one)))))
}

/** What the user named in this turn, against what this call and those before it took. */
function putSaid(
  put: Put,
  { past }: JudgeInput,
  origins: readonly ValueOrigin[],
  { calls }: Recent,
): void {
  const latest = latestTurnOf(past)
  if (latest === undefined) return
  putCorrection(put, latest.text, origins)
  const said = saidValues(latest)
  const taken = [
    ...origins.map(({ value }) => String(value)),
    ...calls.slice(0, 8).flatMap(valuesOf),
  ]
    .join('\n')
    .slice(0, 16_384)
    .toLowerCase()
  const unused = said.filter(({ text }) => !taken.includes(text.toLowerCase()))
  if (said.length > 0) put('said-unused', unused.length / said.length)
  put('said-numbers-unused', unused.filter(({ kind }) => kind === 'number').length)
  const numbers = numbersIn(latest.text).slice(0, 64)
  const near = origins.filter(({ value, source }) => {
    const number = typeof value === 'number' ? value : numericOf(value)
    return source === 'model' && number !== undefined && isNear(number, numbers)
  })
  put('near-said', near.length)
}

const correction =
  /\b(?:sorry|actually|correction|i meant|i mean|make (?:it|that)|instead|rather|wait|scratch|change (?:it|that)|not what|wrong|mistake|mistyped|typo|should be|forget)\b/i
const negation =
  /\b(?:not|never|instead of|rather than|isn't|is not|forget|wasn't|drop|ignore|no longer|without)\W+(?:\w{1,12}\W+){0,2}$/i

/** Values that a correction of the user takes back, and those that it gives. */
function putCorrection(put: Put, text: string, origins: readonly ValueOrigin[]): void {
  const lower = text.toLowerCase()
  const at = lower.search(correction)
  put('corrects', at !== -1)
  if (at === -1) return
  // The sentence of the correction begins where the one before ends.
  const start = Math.max(
    lower.lastIndexOf('. ', at),
    lower.lastIndexOf('? ', at),
    lower.lastIndexOf('\n', at),
    0,
  )
  let superseded = 0
  let negated = 0
  let confirmed = 0
  for (const { value } of origins.slice(0, 32)) {
    const said = String(value).toLowerCase()
    if (typeof value === 'boolean' || said.length > 128) continue
    const last = lower.lastIndexOf(said)
    if (said === '' || last === -1) continue
    if (last < start) superseded++
    else if (negation.test(lower.slice(Math.max(0, last - 40), last))) negated++
    else confirmed++
  }
  put('superseded', superseded)
  put('negated', negated)
  put('confirmed-value', confirmed)
}

function numericOf(value: string | boolean): number | undefined {
  return typeof value === 'string' && /^\d{1,12}(?:\.\d{1,6})?$/.test(value)
    ? Number(value)
    : undefined
}

function valuesOf({ leaves }: Observation): readonly string[] {
  return leaves.slice(0, 32).map(([, value]) => String(value).slice(0, 256))
}
