/** Whether the user told the agent to do what a source says: its orders are then the user's. */
import { askedIn } from '../../delegation/asked.ts'
import { isOfKind } from '../../delegation/source-kind.ts'
import type { JudgeInput } from '../../judge.ts'
import type { FoundOrder } from '../../orders/judge-passage.ts'
import type { Signal } from '../../orders/signals.ts'

/** What no letter, bill or list says to the person it was written for. */
const forModels: readonly Signal[] = ['model', 'role', 'secrecy', 'task', 'function']
/** UTF-16 code units of the arguments by which a source was read. */
const maxNamed = 512

/** Whether the message holds a source of a kind that the user delegated to, and speaks to no model. */
export function isToBeFollowed(
  input: JudgeInput,
  orders: readonly { readonly order: FoundOrder }[],
): boolean {
  if (orders.some(({ order }) => forModels.some((one) => order.signals.includes(one)))) return false
  return isDelegated(input)
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
