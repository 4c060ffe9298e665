/** Whether the words around a place order something: the action, and to whom they speak. */
import type { ObservedLeaf } from '../../trajectory/observation.ts'
import type { ActionKind } from '../orders/action-words.ts'
import { type Looked, lookThrough } from '../orders/look-through.ts'
import type { OrderForm } from '../orders/order-form.ts'
import { passageAround, type Stretch } from '../orders/passages.ts'
import { createWords, scanWords } from '../orders/scan-words.ts'
import type { Place } from './places.ts'

/** An order that names a value, or points at it from the sentence beside. */
export interface PassageOrder extends Stretch {
  readonly kinds: ReadonlySet<ActionKind>
  /** The strictest form of its clauses. */
  readonly form: OrderForm
  /** Whether somebody is addressed as only a model is, or told to keep quiet. */
  readonly isAddressed: boolean
  /** The passages of the order and of the value. */
  readonly words: string
}

/** UTF-16 code units to each side in which an order may stand. */
const maxBeside = 280
/** Between the sentence of the value and the one that points at it. */
const maxGap = 12
const known = new WeakMap<ObservedLeaf, Map<number, readonly PassageOrder[]>>()

/** Words that point at something named beside. */
const pointer =
  /\b(?:it|there|them|this|that|here|one|these|those|so)\b|\b(?:es|dort|dahin|darauf|damit|ihn|allí|ahí|lo|la|eso|là|y|cela|lì|isso|lá)\b|这|那|它|それ|そこ|그것|거기|это|туда|его/iu

/** The orders around a place, the nearest first; looked at once for each place. */
export function ordersAround(place: Place): readonly PassageOrder[] {
  const seen = known.get(place.leaf) ?? new Map<number, readonly PassageOrder[]>()
  known.set(place.leaf, seen)
  const key = place.isEncoded ? -1 - place.start : place.start
  let orders = seen.get(key)
  if (orders === undefined) {
    orders = findAround(place)
    seen.set(key, orders)
  }
  return orders
}

/** Characters that nobody sees part no words. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g
const words = createWords()

function findAround({ text, form, around, start, end }: Place): readonly PassageOrder[] {
  const from = Math.max(around.start, start - maxBeside)
  const to = Math.min(around.end, end + maxBeside)
  const raw = text.slice(from, to)
  const window = raw.replace(invisible, '')
  const before = raw.slice(0, start - from).replace(invisible, '').length
  const length = text.slice(start, end).replace(invisible, '').length
  const look = lookThrough(scanWords(window, words), 'field', () => false)
  if (look === undefined) return []
  const own = passageAround(window, before, before + length, form)
  const isAddressed = look.roles.length > 0 || look.passages.some(({ addressed }) => addressed)
  return look.passages.flatMap((passage) => {
    const order = orderOf(passage, own, window)
    if (order === undefined) return []
    // With something invisible before it, the place of the order is that of the window.
    const isShifted = window.length !== raw.length
    return [
      {
        ...order,
        start: isShifted ? from : order.start + from,
        end: isShifted ? to : order.end + from,
        isAddressed,
      },
    ]
  })
}

const forms: readonly OrderForm[] = ['imperative', 'obligation', 'request', 'report', 'advice']

function orderOf(
  passage: Looked,
  own: Stretch,
  window: string,
): Omit<PassageOrder, 'isAddressed'> | undefined {
  const { clauses, start, end } = passage
  if (clauses.length === 0) return undefined
  const isOwn = start < own.end && end > own.start
  const gap = start >= own.end ? start - own.end : own.start - end
  if (!isOwn && (gap > maxGap || !pointer.test(window.slice(start, end)))) return undefined
  const [form = 'report'] = clauses
    .map((clause) => clause.form)
    .toSorted((one, other) => forms.indexOf(one) - forms.indexOf(other))
  const low = Math.min(start, own.start)
  const high = Math.max(end, own.end)
  return {
    start: low,
    end: high,
    kinds: new Set(clauses.map(({ kind }) => kind)),
    form,
    words: window.slice(low, high),
  }
}
