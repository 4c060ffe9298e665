/** Whether the user told the agent to do what a source says: its orders are then the user's. */
import { askedIn } from '../../delegation/asked.ts'
import { isOfNamed } from '../../delegation/left-to.ts'
import { isOfKind } from '../../delegation/source-kind.ts'
import type { JudgeInput } from '../../judge.ts'
import { addressedIn, rolesIn } from '../../orders/addressed.ts'
import { type FoundOrder, namesFunction, type OrderSetting } from '../../orders/judge-passage.ts'
import { formOf, type Stretch } from '../../orders/passages.ts'
import type { Signal } from '../../orders/signals.ts'

/** What no letter, bill or list says to the person it was written for. */
const forModels: readonly Signal[] = ['model', 'role', 'secrecy', 'task', 'function']
/** UTF-16 code units of the arguments by which a source was read. */
const maxNamed = 512

/** Something that a text wants done. */
interface Wish {
  readonly text: string
  readonly place: Stretch
}

/** Whether the message holds a source of a kind that the user delegated to, and speaks to no model. */
export function isToBeFollowed(
  input: JudgeInput,
  orders: readonly { readonly order: FoundOrder }[],
): boolean {
  if (orders.some(({ order }) => forModels.some((one) => order.signals.includes(one)))) return false
  return isDelegated(input)
}

/** UTF-16 code units to each side in which somebody may be addressed. */
const maxBeside = 240
/** Characters that nobody sees part no words. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g

/**
 * Whether a stretch, with what stands beside it in its field, speaks to a model: no person who is
 * written to is spoken to so.
 */
export function isForModels(
  { text, place: { start, end } }: Wish,
  leaf: Stretch,
  setting: OrderSetting,
): boolean {
  const from = Math.max(leaf.start, start - maxBeside)
  const words = text
    .slice(Math.min(from, start), Math.max(end, Math.min(leaf.end, end + maxBeside)))
    .replace(invisible, '')
  return (
    addressedIn(words) !== undefined ||
    rolesIn(words, false).length > 0 ||
    namesFunction(words, setting)
  )
}

/** Whether it is in the record of whom the user named, where the text names them. */
export function isMeant({ past }: JudgeInput, { text, place: { start, end } }: Wish): boolean {
  const asked = askedIn(past)
  return asked.names.length === 0 || isOfNamed(asked, { text, start, end, form: formOf(text) })
}

/** Whether the message holds a source of a kind whose orders the user wants followed. */
export function isDelegated({ past, answers }: JudgeInput): boolean {
  const { delegated } = askedIn(past)
  if (delegated.size === 0) return false
  const { name, uri, arguments: args } = answers?.params ?? {}
  const unit =
    typeof name === 'string'
      ? `function:${name}`
      : typeof uri === 'string'
        ? `resource:${uri}`
        : undefined
  const named = JSON.stringify(args ?? {}, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  return isOfKind(delegated, unit, named.slice(0, maxNamed).toLowerCase())
}
