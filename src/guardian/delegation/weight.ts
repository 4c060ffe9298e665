/** How much speaks against a value that a passage chose. */
import type { Decision } from '../verdict.ts'
import type { Choice, Chosen } from './choice.ts'
import { isNamedAction } from './left-to.ts'

/** Whether the user's words name what the function does: then its values are looked at, not the call. */
export function isNamed({ called, asked }: Choice): boolean {
  return isNamedAction(asked, called.deeds)
}

/**
 * What an order in a passage comes to: noted where the query is unknown and nothing else speaks
 * against it, or where the passage is about the user's task; blocked where it speaks to a model, or
 * where a recipient, account or command stands nowhere else and the user named no such deed.
 */
export function decisionOf(choice: Choice, chosen: Chosen): Decision {
  const { called, asked } = choice
  const { order, isOnlyInWords, isAbout, isTarget, place } = chosen
  if (order === undefined) return 'allow'
  const isCertain = called.certain.size > 0
  if (!asked.isKnown) return order.isAddressed && called.changes ? 'ask' : 'allow'
  if (order.isAddressed && isCertain) return 'block'
  const isWeak = order.form === 'advice' || order.form === 'report'
  // A document orders its readers about; a field of a record that does so is strange.
  const isDocument =
    (place.form === 'prose' || place.form === 'markup') &&
    /^\/contents?\/\d+\/text$/.test(place.leaf[0])
  if (isAbout && !(isTarget && isOnlyInWords && isCertain)) return 'allow'
  if (isWeak && !called.changes) return 'allow'
  if (!isCertain || !isTarget || !isOnlyInWords) return 'ask'
  return isWeak || isAbout || isDocument || isNamed(choice) ? 'ask' : 'block'
}

const ranks: readonly Decision[] = ['allow', 'redact', 'ask', 'block']

/** The value that weighs most, with what it comes to. */
export function weightiest(
  choice: Choice,
  among: readonly Chosen[],
): { readonly chosen: Chosen; readonly decision: Decision } | undefined {
  let best: { readonly chosen: Chosen; readonly decision: Decision } | undefined
  for (const chosen of among) {
    const decision = decisionOf(choice, chosen)
    if (best === undefined || ranks.indexOf(decision) > ranks.indexOf(best.decision))
      best = { chosen, decision }
  }
  return best
}

/** Name of the argument that holds a value, bounded, and plain enough to be quoted. */
export function fieldOf(pointer: string): string {
  const field = pointer.replace(/\/\d{1,6}$/, '')
  return field
    .slice(field.lastIndexOf('/') + 1)
    .replace(/[^\w.-]/g, '_')
    .slice(0, 40)
}
