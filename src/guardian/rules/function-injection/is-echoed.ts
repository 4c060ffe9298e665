/** Whether the agent itself sent the server what an order stands in: then it comes back, and orders nothing. */
import type { FoundOrder, OrderSetting } from '../../orders/judge-passage.ts'
import { formOf, leafAround, type Stretch } from '../../orders/passages.ts'
import type { Signal } from '../../orders/signals.ts'
import { targetsIn } from '../../orders/targets.ts'
import type { ModelText } from '../../orders/texts-of.ts'

/** What makes an order more than its own words. */
const reachesOut: readonly Signal[] = ['model', 'task', 'secrecy', 'role', 'function']

/**
 * Whether all of the text was sent as it is; or the field that the order stands in, where the order names
 * all that it is about: what `the address below` is, another field says.
 */
export function isEchoedOrder(
  { text, field }: ModelText,
  order: FoundOrder,
  setting: OrderSetting,
): boolean {
  if (setting.isEcho === undefined) return false
  if (setting.isEcho(text)) return true
  const own = text.slice(order.start, order.end).toLowerCase()
  const isWhole =
    !order.signals.some((signal) => reachesOut.includes(signal)) &&
    order.targets.length > 0 &&
    order.targets.every((target) => own.includes(target.text))
  if (!isWhole) return false
  const leaf = leafAround(text, order, field === undefined ? formOf(text) : 'field')
  return setting.isEcho(text.slice(leaf.start, leaf.end))
}

/** The same of a passage that wants something, in its field. */
export function isEchoed(
  text: string,
  { start, end }: Stretch,
  leaf: Stretch,
  { isEcho }: OrderSetting,
): boolean {
  if (isEcho === undefined) return false
  if (isEcho(text)) return true
  return targetsIn(text.slice(start, end)).length > 0 && isEcho(text.slice(leaf.start, leaf.end))
}
