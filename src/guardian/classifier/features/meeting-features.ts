/**
 * How closely the words of a function meet what the user asks for now, beside all others on offer.
 * Unlike the fit that rules use, long descriptions gain nothing, and words of one beginning meet.
 */
import type { JsonObject } from '../../../mcp/json.ts'
import type { OfferedTool, TrajectoryView } from '../../../trajectory/memory.ts'
import type { Observation } from '../../../trajectory/observation.ts'
import { outlineOf } from '../../overlap/near-copy.ts'
import type { Asked } from '../../task/asked.ts'
import type { CallStanding } from '../../task/standing.ts'
import { calledWords, type ToolWords, toolWords } from '../../task/tool-words.ts'
import type { Put } from '../feature-table.ts'
import { latestTurnOf } from './latest-turn.ts'

/** Functions on offer that are compared. */
const maxOffered = 256
/** What a description counts for, beside a name; what words of one beginning count for. */
const aboutWeight = 0.4
const beginningWeight = 0.7
/** Letters of a beginning at least, and its share of the longer word. */
const minBeginning = 4
const minShare = 0.6

export interface Meeting {
  /** How closely these words meet the turn, 0 and up. */
  closeness(words: ToolWords): number
  /** The functions on offer, in their order. */
  readonly offered: readonly number[]
}

const known = new WeakMap<Asked, { readonly offered: unknown; readonly meeting: Meeting }>()

/** Of a turn of the user with what is on offer; made once for both. */
export function meetingOf(turn: Asked, all: readonly OfferedTool[]): Meeting {
  const before = known.get(turn)
  if (before?.offered === all) return before.meeting
  const tools = all.slice(0, maxOffered).map(({ definition }) => toolWords(definition))
  const counts = new Map<string, number>()
  for (const { name, about } of tools) {
    for (const form of name) counts.set(form, (counts.get(form) ?? 0) + 1)
    for (const form of about) if (!name.has(form)) counts.set(form, (counts.get(form) ?? 0) + 1)
  }
  const weightOf = (form: string): number => Math.log(1 + tools.length / (counts.get(form) ?? 1))
  const met = createMet(turn.forms)
  const cosine = (forms: ReadonlySet<string>): number => {
    let shared = 0
    let squares = 0
    for (const form of forms) {
      const square = weightOf(form) ** 2
      squares += square
      shared += square * met(form)
    }
    return squares === 0 ? 0 : shared / Math.sqrt(squares)
  }
  const closeness = ({ name, about }: ToolWords): number =>
    cosine(name) + aboutWeight * cosine(about)
  const meeting = { closeness, offered: tools.map(closeness) }
  known.set(turn, { offered: all, meeting })
  return meeting
}

/** How far a form is among `forms`: 1, less for one of the same beginning, or 0. */
function createMet(forms: ReadonlySet<string>): (form: string) => number {
  const beginnings = new Map<string, string[]>()
  for (const form of forms) {
    if (form.length < minBeginning) continue
    const key = form.slice(0, minBeginning)
    const same = beginnings.get(key)
    if (same === undefined) beginnings.set(key, [form])
    else same.push(form)
  }
  return (form) => {
    if (forms.has(form)) return 1
    const same = beginnings.get(form.slice(0, minBeginning))
    return same?.some((one) => beginsAlike(one, form)) === true ? beginningWeight : 0
  }
}

function beginsAlike(one: string, other: string): boolean {
  const longest = Math.max(one.length, other.length)
  let shared = 0
  while (shared < longest && one.charCodeAt(shared) === other.charCodeAt(shared)) shared++
  return shared >= minBeginning && shared >= minShare * longest
}

/** How closely the function of an earlier call meets the turn. */
export function closenessOfCall(
  { unit = '', server = '' }: Pick<Observation, 'unit' | 'server'>,
  { offered }: TrajectoryView,
  meeting: Meeting,
): number {
  const name = unit.startsWith('function:') ? unit.slice('function:'.length) : ''
  const at = offered.findIndex((tool) => tool.name === name && tool.server === server)
  return meeting.offered[at] ?? meeting.closeness(calledWords(name, {}))
}

export function putMeeting(put: Put, past: TrajectoryView, standing: CallStanding): void {
  const turn = latestTurnOf(past) ?? standing.asked
  const meeting = meetingOf(turn, past.offered)
  const own = meeting.closeness(standing.words)
  put('close', own)
  put('close-lead', Math.max(0, ...meeting.offered) - own)
  put('close-rank', meeting.offered.filter((one) => one > own).length)
  const all = meetingOf(standing.asked, past.offered)
  const ownOfAll = turn === standing.asked ? own : all.closeness(standing.words)
  put('close-lead-all', Math.max(0, ...all.offered) - ownOfAll)
  putSiblings(put, past.offered, standing, { own, meeting })
}

/** Functions on offer that take the same parameters: one may stand in for another. */
function putSiblings(
  put: Put,
  offered: readonly OfferedTool[],
  { definition, words }: CallStanding,
  { own, meeting }: { readonly own: number; readonly meeting: Meeting },
): void {
  if (definition === undefined) return
  const key = parametersOf(definition)
  if (key === '') return
  let count = 0
  let best = Number.NEGATIVE_INFINITY
  let fewest = Number.POSITIVE_INFINITY
  for (const [at, tool] of offered.slice(0, maxOffered).entries()) {
    if (tool.definition === definition || parametersOf(tool.definition) !== key) continue
    count++
    best = Math.max(best, meeting.offered[at] ?? 0)
    fewest = Math.min(fewest, toolWords(tool.definition).name.size)
  }
  put('siblings', count)
  if (count === 0) return
  put('sibling-lead', best - own)
  put('sibling-shorter', words.name.size - fewest)
}

const parameters = new WeakMap<JsonObject, string>()

function parametersOf(definition: JsonObject): string {
  let key = parameters.get(definition)
  if (key === undefined) {
    key = [...outlineOf(definition).parameters].sort().join(' ')
    parameters.set(definition, key)
  }
  return key
}
