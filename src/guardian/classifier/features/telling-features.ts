/** Which of the turn's calls the answer tells of: what nobody reports was perhaps not asked for. */
import type { TrajectoryView } from '../../../trajectory/memory.ts'
import type { Observation } from '../../../trajectory/observation.ts'
import { askedIn } from '../../task/asked.ts'
import type { Put } from '../feature-table.ts'
import { latestTurnOf } from './latest-turn.ts'
import { closenessOfCall, meetingOf } from './meeting-features.ts'
import { numbersIn } from './seen-values.ts'
import type { Recent } from './unit-features.ts'

/** Calls of a turn, and values of one return, that are looked at. */
const maxCalls = 16
const maxLeaves = 64
const maxText = 8_192
/** Closeness below which nothing of a function meets the turn. */
const close = 0.2

export function putTelling(
  put: Put,
  text: string,
  past: TrajectoryView,
  { calls, answered }: Recent,
): void {
  const turn = latestTurnOf(past)
  const asked = askedIn(past)
  if (turn === undefined || asked === undefined || calls.length === 0) return
  const said = text.slice(0, maxText).toLowerCase()
  const numbers = new Set(numbersIn(said))
  const meeting = meetingOf(turn, past.offered)
  // In the order in which they were made.
  const made = calls.slice(0, maxCalls).reverse()
  const told: number[] = []
  const untold: number[] = []
  const closeness = made.map((call) => closenessOfCall(call, past, meeting))
  for (const [at, call] of made.entries()) {
    const values = tellingValues(call, answered.get(call.flow), asked.text)
    if (values.length === 0) continue
    const isTold = values.some((value) => isIn(value, said, numbers))
    const isTaken = !isTold && made.slice(at + 1).some((later) => takes(later, values))
    ;(isTold || isTaken ? told : untold).push(at)
  }
  put('untold', untold.length)
  put('calls-met', closeness.filter((one) => one >= close).length)
  put('calls-unmet', closeness.filter((one) => one < close).length)
  const all = told.length + untold.length
  if (all === 0) return
  put('told-share', told.length / all)
  const [first] = untold
  if (first === undefined) return
  put('untold-close', Math.min(...untold.map((at) => closeness[at] ?? 0)))
  if (told.length === 0) return
  put('untold-first', first < (told[0] ?? 0))
  put(
    'told-lead',
    Math.max(...told.map((at) => closeness[at] ?? 0)) -
      Math.min(...untold.map((at) => closeness[at] ?? 0)),
  )
}

/** Values of a return that neither the user nor the call itself had. */
function tellingValues(
  { leaves }: Observation,
  answer: Observation | undefined,
  asked: string,
): readonly string[] {
  if (answer === undefined) return []
  const own = new Set(leaves.slice(0, maxLeaves).map(([, value]) => String(value).toLowerCase()))
  return answer.leaves.slice(0, maxLeaves).flatMap(([, value]) => {
    const text = String(value).slice(0, 256).toLowerCase()
    const isTelling =
      typeof value !== 'boolean' && text.length >= 2 && !own.has(text) && !asked.includes(text)
    return isTelling ? [text] : []
  })
}

function isIn(value: string, said: string, numbers: ReadonlySet<number>): boolean {
  if (/^\d{1,12}(?:\.\d{1,6})?$/.test(value)) return numbers.has(Number(value))
  if (value.length <= 64) return said.includes(value)
  // Of prose, some of its longer words in a row.
  return said.includes(value.slice(0, 48)) || said.includes(value.slice(64, 112))
}

function takes({ leaves }: Observation, values: readonly string[]): boolean {
  const taken = new Set(
    leaves.slice(0, maxLeaves).map(([, value]) => String(value).slice(0, 256).toLowerCase()),
  )
  return values.some((value) => taken.has(value))
}
