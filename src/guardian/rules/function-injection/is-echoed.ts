/** Whether the agent itself sent the server what a passage says: then it comes back, and orders nothing. */
import type { FoundOrder, OrderSetting } from '../../orders/judge-passage.ts'
import { formOf, leafAround, type Stretch } from '../../orders/passages.ts'
import type { Signal } from '../../orders/signals.ts'
import type { ModelText } from '../../orders/texts-of.ts'

/** A field of at most so many UTF-16 code units is compared as a whole: its sentences belong together. */
const maxField = 320
/** UTF-16 code units to each side of a passage of a longer field that may speak for it. */
const maxBeside = 240
/** What a sentence beside an order may bring. */
const fromBeside: readonly Signal[] = ['model', 'task', 'secrecy', 'role', 'function']

/** The same of an order, with what stands beside it where that speaks to a model or names its target. */
export function isEchoedOrder(
  { text, field }: ModelText,
  order: FoundOrder,
  setting: OrderSetting,
): boolean {
  if (setting.isEcho === undefined) return false
  const leaf = leafAround(text, order, field === undefined ? formOf(text) : 'field')
  const own = text.slice(order.start, order.end).toLowerCase()
  const isAlone =
    !order.signals.some((signal) => fromBeside.includes(signal)) &&
    order.targets.every((target) => own.includes(target.text))
  if (isAlone) return isEchoed(text, order, leaf, setting)
  const start = Math.max(leaf.start, order.start - maxBeside)
  const end = Math.min(leaf.end, order.end + maxBeside)
  return isEchoed(text, { start, end }, leaf, setting)
}

/** Of a passage: the field that it stands in, with its name or without, or of a longer one the passage alone. */
export function isEchoed(
  text: string,
  { start, end }: Stretch,
  leaf: Stretch,
  { isEcho }: OrderSetting,
): boolean {
  if (isEcho === undefined) return false
  if (leaf.end - leaf.start > maxField) return isEcho(text.slice(start, end))
  if (isEcho(text.slice(leaf.start, leaf.end))) return true
  return start < leaf.start && isEcho(text.slice(start, Math.max(end, leaf.end)))
}
