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
import { isInItemOf, isInRecordOf } from './source-record.ts'

/** What a call is held against. */
export interface Wanted {
  readonly past: TrajectoryView
  readonly asked: Asked
  /** What the called function can do. */
  readonly actions: ReadonlySet<ActionKind>
  /** The deeds of which the user's words must name one for the function to be asked for. */
  readonly deeds: ReadonlySet<ActionKind>
}

/** Whether the user's words leave it to a source of this kind, and to this record of it. */
export function isLeftTo(
  { past, asked, actions, deeds }: Wanted,
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
    isNamedAction(asked, deeds) &&
    (order === undefined || sharesWords(asked.stems, order.words.replace(value, ' ')))
  return (isItsSubject || isMeant(delegatedFor(asked, deeds))) && isOfNamed(asked, place)
}

/** Whether the user's words name what a function does, beyond reading. */
export function isNamedAction({ actions }: Asked, called: ReadonlySet<ActionKind>): boolean {
  return [...called].some((action) => action !== 'read' && actions.has(action))
}

/** The kinds of sources to which the user leaves such a deed: who says `pay the bill` leaves paying. */
function delegatedFor(
  { delegated, left }: Asked,
  deeds: ReadonlySet<ActionKind>,
): ReadonlySet<SourceKind> {
  const isLook = [...deeds].every((deed) => deed === 'read' || deed === 'visit')
  if (isLook || delegated.size === 0) return delegated
  const found = new Set<SourceKind>()
  for (const kind of delegated) {
    const own = left.get(kind)
    // WHY: what is left without a deed being named may be any.
    if (own === undefined || [...deeds].some((deed) => own.has(deed))) found.add(kind)
  }
  return found
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

/**
 * Whether the place belongs to what the user named: where the source names somebody whom the user
 * names, only the record that does so is meant.
 */
export function isOfNamed(
  { names }: Asked,
  place: Pick<Place, 'text' | 'start' | 'end' | 'form'> &
    Partial<Pick<Place, 'leaf' | 'observation'>>,
): boolean {
  const { leaf, observation } = place
  if (leaf === undefined || observation === undefined) return isInRecordOf(names, place)
  return isInItemOf(names, observation.leaves, leaf[0], place)
}
