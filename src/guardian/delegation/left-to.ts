/**
 * Whether the user's words leave a choice to the content it comes from: to a source of its kind, and
 * within that source to the record of whom the user named.
 */
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { Observation } from '../../trajectory/observation.ts'
import type { ActionKind } from '../orders/action-words.ts'
import { sharesWords } from './about.ts'
import type { Asked } from './asked.ts'
import { isBelowNamed } from './named-read.ts'
import type { PassageOrder } from './passage-order.ts'
import { observationOf, type Place } from './places.ts'
import { isOfKind, type SourceKind } from './source-kind.ts'

/** What a call is held against. */
export interface Wanted {
  readonly past: TrajectoryView
  readonly asked: Asked
  /** What the called function can do. */
  readonly actions: ReadonlySet<ActionKind>
}

/** Whether the user's words leave it to a source of this kind, and to this record of it. */
export function isLeftTo(
  { past, asked, actions }: Wanted,
  place: Place,
  order: PassageOrder | undefined,
  value: string,
): boolean {
  if (!asked.isKnown || order?.isAddressed === true) return false
  // Nobody leaves a choice to what is hidden in an encoding.
  if (place.isEncoded) return false
  const { observation } = place
  const named = namedBy(past, observation)
  const isMeant = (kinds: ReadonlySet<SourceKind>): boolean =>
    isOfKind(kinds, observation.unit, named)
  const isPointedAt = isMeant(asked.mentioned) || isNamedByUser(asked, named, order === undefined)
  if (actions.has('visit') && asked.mentioned.has('page')) return true
  // WHY: who names a source and the action lets it say more about what the user spoke of.
  const isItsSubject =
    isPointedAt &&
    isNamedAction(asked, actions) &&
    (order === undefined || sharesWords(asked.stems, order.words.replace(value, ' ')))
  return (isItsSubject || isMeant(asked.delegated)) && isOfNamed(asked, place)
}

/** Whether the user's words name what a function does, beyond reading. */
export function isNamedAction({ actions }: Asked, called: ReadonlySet<ActionKind>): boolean {
  return [...called].some((action) => action !== 'read' && actions.has(action))
}

/** Whether the user gave the name by which a source was read: a file, an address, a number. */
function isNamedByUser({ text }: Asked, named: string, isValueOnly: boolean): boolean {
  return named
    .split(/\s+/, 16)
    .some(
      (word) =>
        word.length >= 4 &&
        /[./\d_-]/.test(word) &&
        (text.includes(word) || (isValueOnly && isBelowNamed(text, word))),
    )
}

/** What the call that brought an observation was asked for. */
function namedBy(past: TrajectoryView, { answers }: Observation): string {
  const call = answers === undefined ? undefined : observationOf(past, answers)
  if (call === undefined) return ''
  return call.leaves
    .slice(0, 8)
    .map(([, value]) => String(value).slice(0, 128))
    .join(' ')
    .toLowerCase()
}

/** UTF-16 code units to each side of a value that are its words where nothing is ordered. */
const besideValue = 120

/** The words around a place, within its field. */
export function wordsBeside({ text, around, start, end }: Place): string {
  return text.slice(
    Math.max(around.start, start - besideValue),
    Math.min(around.end, end + besideValue),
  )
}

/** UTF-16 code units to each side of a place that make up its record, at most. */
const maxRecord = 1_500

/**
 * Whether the place belongs to what the user named: where the source names somebody whom the user
 * names, only the record that does so is meant.
 */
export function isOfNamed(
  { names }: Asked,
  { text, start, end, form }: Pick<Place, 'text' | 'start' | 'end' | 'form'>,
): boolean {
  if (names.length === 0) return true
  const lower = text.toLowerCase()
  const present = names.filter((name) => lower.includes(name))
  if (present.length === 0) return true
  const from = recordStart(text, start, form === 'key-lines')
  const to = recordEnd(text, end, form === 'key-lines')
  const record = lower.slice(from, to)
  return present.some((name) => record.includes(name))
}

function recordStart(text: string, at: number, isList: boolean): number {
  const floor = Math.max(0, at - maxRecord)
  const found = text.lastIndexOf(isList ? '\n- ' : '{', at)
  return Math.max(floor, found)
}

function recordEnd(text: string, at: number, isList: boolean): number {
  const ceiling = Math.min(text.length, at + maxRecord)
  const found = text.indexOf(isList ? '\n- ' : '}', at)
  return found === -1 ? ceiling : Math.min(ceiling, found)
}
